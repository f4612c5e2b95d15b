package fr.parcours.engine.form;

import java.util.Map;

/**
 * What a form shows and what becomes of its answer: one small class per form, found by the form's id. It writes
 * registers; the variables that route the course are the fields that the form file marks {@code "route": "true"}.
 */
public interface Receiver {
    /** Id of the form file, without {@code .form}. */
    String form();

    /** Values to show: read-only facts, defaults of fields, and the options under each component's {@code valuesKey}. */
    default Map<String, Object> data(Asked asked) {
        return Map.of();
    }

    /**
     * Takes an answer that has passed the form's own rules, inside the transaction that completes the task.
     *
     * @throws fr.parcours.Refusal to refuse it: nothing is then changed
     */
    void receive(Answer answer);
}
