package fr.parcours.engine;

/** Sees what happens to every user task, in the engine's transaction: what it writes stands or falls with the task. */
public interface TaskWitness {
    default void created(TaskSeen task) {}

    /** Somebody has it now. */
    default void claimed(TaskSeen task) {}

    /** It has gone back to its group. */
    default void handedBack(TaskSeen task) {}

    default void completed(TaskSeen task) {}

    /** Cancelled with its process or by an event, not completed. */
    default void removed(TaskSeen task) {}
}
