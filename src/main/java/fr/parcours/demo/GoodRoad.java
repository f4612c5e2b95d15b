package fr.parcours.demo;

import fr.parcours.Groups;
import java.util.Map;
import java.util.Set;

/** How each task is answered when all goes well, and by which demo account; what is not said here the form suggests. */
public final class GoodRoad {
    private static final Map<String, Map<String, ?>> ANSWERS = Map.ofEntries(
            Map.entry("task_validateRequest", Map.of("hierarchicalValidation", true)),
            Map.entry("task_setHold", Map.of("orientation", "HOLD")),
            Map.entry("task_reportVisit", Map.of("visitHeld", true, "visitDecision", "GO")),
            Map.entry("task_fileAuthorisation", Map.of("fileComplete", true)),
            Map.entry("task_recordAnswer", Map.of("authorityAnswer", "GRANTED")),
            Map.entry("task_agreeInPrinciple", Map.of("principle", "AGREED")),
            Map.entry("task_draftNote", Map.of("worksCost", 0)),
            Map.entry("task_signDga", Map.of("signDecision", "SIGN")),
            Map.entry("task_signDgs", Map.of("signDecision", "SIGN")),
            Map.entry("task_signDecision", Map.of("actDecision", "TAKEN")),
            Map.entry("task_recordDeliberation", Map.of("actDecision", "TAKEN")),
            Map.entry("task_recordOwnerDeliberation", Map.of("actDecision", "TAKEN")),
            Map.entry("task_signOccupant", Map.of("counterSignature", "SIGNED")),
            Map.entry("task_signConvention", Map.of("signDecision", "SIGN")),
            Map.entry("task_confirmUtilities", Map.of("allInService", true)),
            Map.entry("task_confirmNetwork", Map.of("allInService", true)),
            Map.entry("task_countersignEntry", Map.of("countersign", "SIGN")),
            Map.entry("task_countersignEntryAgain", Map.of("countersign", "SIGN")),
            Map.entry("task_acknowledgeKeys", Map.of("keysReceived", true)),
            Map.entry("task_treatIncident", Map.of("claim", false)),
            Map.entry("task_examineExtension", Map.of("extensionAgreed", true)),
            Map.entry("task_takeExitInventory", Map.of("hasDifferences", false)),
            Map.entry("task_countersignExit", Map.of("countersign", "SIGN")),
            Map.entry("task_signEnding", Map.of("endingSigned", true)),
            Map.entry("task_checkCure", Map.of("cured", true)),
            Map.entry("task_signAccount", Map.of("accountApproved", true)),
            Map.entry("task_returnKeys", Map.of("allKeysReturned", true)));

    /** The first person of the trade signs what the second one did: nobody does both. */
    private static final Set<String> BY_THE_SECOND = Set.of("task_stateAccount");

    private GoodRoad() {}

    /** As {@link #login(Set, String)}, for a task that a second person of the trade leaves to the first to sign. */
    static String login(String task, Set<String> groups, String service) {
        return login(groups, service) + (BY_THE_SECOND.contains(task) ? "2" : "");
    }

    public static Map<String, ?> answers(String task) {
        return ANSWERS.getOrDefault(task, Map.of());
    }

    /**
     * The first demo account of the task's groups; the requester's own service for his and his superior's tasks, a second
     * person of the desk for what an occupant from outside owes.
     */
    public static String login(Set<String> groups, String service) {
        var second = service.equals("service-culture") ? "2" : "";
        if (groups.equals(Set.of(Groups.PORTEUR)) || groups.equals(Set.of(Groups.HIERARCHIE))) {
            return (groups.contains(Groups.PORTEUR) ? "agent" : "hierarchie") + second;
        }
        if (groups.equals(Groups.FOR_AN_EXTERNAL)) {
            return service.equals("service-patrimoine") ? "patrimoine2" : "agent" + second;
        }
        return groups.stream()
                .filter(group -> !group.equals(Groups.PORTEUR))
                .sorted()
                .findFirst()
                .orElseThrow()
                .substring("grp-".length());
    }
}
