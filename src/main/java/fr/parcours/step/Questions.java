package fr.parcours.step;

import java.util.Set;

/** The tasks that answer a question. Whoever may answer is written to at once, with the question: nobody else tells of them. */
public final class Questions {
    public static final Set<String> ANSWERED_BY =
            Set.of("task_answerRequest", "task_correctFacts", "task_correctRequest");

    private Questions() {}
}
