package fr.parcours.desk;

import fr.parcours.insight.Step;
import fr.parcours.register.work.Work;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the journey stands, in the words of those who follow it; left to right as they pass. */
enum Milestone {
    REQUEST("Demande", "request"),
    VALIDATION("Validation", "request"),
    ELIGIBILITY("Recevabilité", "request"),
    HOLD("Option", "request"),
    VISIT("Visite", "visit"),
    TECHNICAL("Avis technique", "technical"),
    SAFETY("Avis sécurité", "safety"),
    LEGAL("Avis juridique", "legal"),
    PRINCIPLE("Accord de principe", "request"),
    TITLE("Titre", "agreement"),
    SIGNATURE("Signature", "agreement"),
    INSURANCE("Assurance", "insurance"),
    UTILITIES("Fluides", "utilities"),
    PERMITS("Autorisations", "safety"),
    KEYS("Remise des clés", "keys"),
    OPEN("Ouvert", "occupancy"),
    END("Fin", "closing");

    /** Processes that are one milestone as a whole. */
    private static final Map<String, Milestone> OF_PROCESS = Map.ofEntries(
            Map.entry("site-visit", VISIT),
            Map.entry("technical-review", TECHNICAL),
            Map.entry("safety-review", SAFETY),
            Map.entry("authorisation", PERMITS),
            Map.entry("legal-review", LEGAL),
            Map.entry("publicity", LEGAL),
            Map.entry("agreement", TITLE),
            Map.entry("convention", TITLE),
            Map.entry("decision", SIGNATURE),
            Map.entry("insurance", INSURANCE),
            Map.entry("certificate", INSURANCE),
            Map.entry("utilities", UTILITIES),
            Map.entry("keys-handover", KEYS),
            Map.entry("occupancy", OPEN),
            Map.entry("closing", END),
            Map.entry("statement", END));

    private static final Set<Milestone> REVIEWS = EnumSet.range(TECHNICAL, LEGAL);
    private static final Set<Milestone> BESIDE_THE_TITLE = EnumSet.range(INSURANCE, PERMITS);
    private static final Set<Milestone> OF_THE_PREPARATION = EnumSet.range(TITLE, PERMITS);

    private static final Map<String, Milestone> OF_TASK = Map.ofEntries(
            Map.entry("task_correctRequest", REQUEST),
            Map.entry("task_validateRequest", VALIDATION),
            Map.entry("task_instructLegal", ELIGIBILITY),
            Map.entry("task_setHold", HOLD),
            Map.entry("task_redirectRequest", HOLD),
            Map.entry("task_signDga", SIGNATURE),
            Map.entry("task_signDgs", SIGNATURE),
            Map.entry("task_signOccupant", SIGNATURE),
            Map.entry("task_signConvention", SIGNATURE),
            Map.entry("task_transmit", SIGNATURE),
            Map.entry("task_arbitrateOpinions", PRINCIPLE),
            Map.entry("task_arbitrateRework", PRINCIPLE),
            Map.entry("task_agreeInPrinciple", PRINCIPLE),
            Map.entry("task_recordDiagnostic", PERMITS),
            Map.entry("task_treatIncident", OPEN),
            Map.entry("task_followClaim", OPEN),
            Map.entry("task_retrieveKeys", END));

    private final String label;
    private final String step;

    Milestone(String label, String step) {
        this.label = label;
        this.step = step;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return label;
    }

    /** The one word of design.md, section 2, that names the administrative step. */
    String step() {
        return step;
    }

    /** Among the eleven steps of the page: the agreement in principle opens the title's, whoever gives it. */
    Step shownIn() {
        return this == PRINCIPLE ? Step.AGREEMENT : Step.valueOf(step.toUpperCase(Locale.ROOT));
    }

    /** Empty for the tasks of a {@code completion-request}: those stand where the question was asked. */
    static Optional<Milestone> of(Work work) {
        return of(work.taskKey(), work.processKey());
    }

    /** @param process the model that holds the task, told as well because most of them are one milestone */
    static Optional<Milestone> of(String taskKey, String process) {
        return Optional.ofNullable(OF_TASK.get(taskKey)).or(() -> ofProcess(process));
    }

    /** Do the two run side by side, so that this one may end while the other is under way? */
    boolean runsBeside(Milestone other) {
        return (REVIEWS.contains(this) && REVIEWS.contains(other))
                || (BESIDE_THE_TITLE.contains(this) && OF_THE_PREPARATION.contains(other));
    }

    static Optional<Milestone> ofProcess(String process) {
        return Optional.ofNullable(OF_PROCESS.get(process));
    }
}
