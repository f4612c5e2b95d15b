package fr.parcours.insight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The administrative steps, one word each (design.md, section 2), in the order of the journey. */
public enum Step {
    REQUEST("Demande", "occupation-journey"),
    COMPLETION("Compléments", "completion-request"),
    VISIT("Visite", "site-visit"),
    TECHNICAL("Technique", "technical-review"),
    SAFETY("Sécurité", "safety-review", "authorisation"),
    LEGAL("Juridique", "legal-review", "publicity"),
    AGREEMENT("Titre", "agreement", "convention", "decision"),
    INSURANCE("Assurance", "insurance", "certificate"),
    UTILITIES("Fluides et réseau", "utilities"),
    KEYS("Remise des clés", "keys-handover"),
    OCCUPANCY("Vie de l'occupation", "occupancy"),
    CLOSING("Fin d'occupation", "closing", "statement");

    /** Tasks that the journey holds for another step: they come at any time. */
    private static final Map<String, Step> ELSEWHERE =
            Map.of("task_treatIncident", OCCUPANCY, "task_followClaim", OCCUPANCY, "task_retrieveKeys", CLOSING);

    private final String label;
    private final Set<String> processes;

    Step(String label, String... processes) {
        this.label = label;
        this.processes = Set.of(processes);
    }

    /** The one word that names it everywhere. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** French. */
    public String label() {
        return label;
    }

    /** Ids of its models. */
    public Set<String> processes() {
        return processes;
    }

    /** Where a task belongs; a process that no model knows any more belongs to the journey itself. */
    static Step of(String process, String task) {
        var elsewhere = ELSEWHERE.get(task);
        return elsewhere != null ? elsewhere : ofProcess(process);
    }

    static Step ofProcess(String process) {
        return Arrays.stream(values())
                .filter(step -> step.processes.contains(process))
                .findFirst()
                .orElse(REQUEST);
    }
}
