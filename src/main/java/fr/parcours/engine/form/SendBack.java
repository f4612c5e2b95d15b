package fr.parcours.engine.form;

import fr.parcours.DossierNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sending work back from a task, the one way there is: a {@code completion-request} beside the asking task. */
public interface SendBack {
    /** What an asking task waits for. */
    record Waiting(String role, String question, List<String> wanted, Instant since, Instant until) {}

    /**
     * A question of this task that has ended.
     *
     * @param outcome as in the register of round trips
     * @param outcomeLabel French: « Corrigé », « Annulée »…
     * @param answer null when the corrections say it all, or nobody answered
     */
    record Ended(
            String question,
            String outcome,
            String outcomeLabel,
            @Nullable String answer,
            Instant since,
            Instant until,
            List<Correction> corrections) {}

    /** What the answer changed. @param fields keys of the form fields that say it */
    record Correction(List<String> fields, String label, String before, String after) {}

    /** All that a task has asked. @param waiting what it still waits for · ended what came of the rest, oldest first */
    record History(Optional<Waiting> waiting, List<Ended> ended) {}

    /** The form that asks. */
    Forms.View form(String taskId);

    /** Asks; the task stays open and cannot be completed before the answer. */
    DossierNumber ask(String taskId, Map<String, Object> submitted);

    /** Withdraws the open question of this task. @throws fr.parcours.Conflict when there is none */
    DossierNumber withdraw(String taskId);

    Optional<Waiting> waiting(String taskId);

    History history(String taskId);
}
