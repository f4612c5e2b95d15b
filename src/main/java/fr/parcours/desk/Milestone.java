package fr.parcours.desk;

import fr.parcours.register.work.Work;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the journey stands, in the words of those who follow it; left to right as they pass. */
enum Milestone {
    REQUEST("Demande", "request"),
    VALIDATION("Validation", "request"),
    ELIGIBILITY("Recevabilité", "request"),
    HOLD("Option", "request"),
    VISIT("Visite", "visit"),
    TITLE("Titre", "agreement"),
    SIGNATURE("Signature", "agreement"),
    KEYS("Remise des clés", "keys"),
    OPEN("Ouvert", "occupancy"),
    END("Fin", "closing");

    /** Processes that are one milestone as a whole. */
    private static final Map<String, Milestone> OF_PROCESS =
            Map.of("site-visit", VISIT, "agreement", TITLE, "keys-handover", KEYS, "closing", END);

    private static final Map<String, Milestone> OF_TASK = Map.of(
            "task_correctRequest", REQUEST,
            "task_validateRequest", VALIDATION,
            "task_instructLegal", ELIGIBILITY,
            "task_setHold", HOLD,
            "task_redirectRequest", HOLD,
            "task_signDga", SIGNATURE,
            "task_signDgs", SIGNATURE,
            "task_retrieveKeys", END);

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

    /** Empty for the tasks of a {@code completion-request}: those stand where the question was asked. */
    static Optional<Milestone> of(Work work) {
        return of(work.taskKey(), work.processKey());
    }

    /** @param process the model that holds the task, told as well because most of them are one milestone */
    static Optional<Milestone> of(String taskKey, String process) {
        return Optional.ofNullable(OF_TASK.get(taskKey)).or(() -> ofProcess(process));
    }

    static Optional<Milestone> ofProcess(String process) {
        return Optional.ofNullable(OF_PROCESS.get(process));
    }
}
