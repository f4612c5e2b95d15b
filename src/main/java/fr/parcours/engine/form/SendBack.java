package fr.parcours.engine.form;

import fr.parcours.DossierNumber;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Sending work back from a task, the one way there is: a {@code completion-request} beside the asking task. */
public interface SendBack {
    /** What an asking task waits for. */
    record Waiting(String role, String question, Instant since, Instant until) {}

    /** The form that asks. */
    Forms.View form(String taskId);

    /** Asks; the task stays open and cannot be completed before the answer. */
    DossierNumber ask(String taskId, Map<String, Object> submitted);

    /** Withdraws the open question of this task. @throws fr.parcours.Conflict when there is none */
    DossierNumber withdraw(String taskId);

    Optional<Waiting> waiting(String taskId);
}
