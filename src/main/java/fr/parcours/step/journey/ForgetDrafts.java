package fr.parcours.step.journey;

import fr.parcours.engine.TaskSeen;
import fr.parcours.engine.TaskWitness;
import fr.parcours.register.draft.Drafts;
import org.springframework.stereotype.Component;

/** Nobody comes back to a task that has ended: what was half filled in for it goes with it. */
@Component
class ForgetDrafts implements TaskWitness {
    private final Drafts drafts;

    ForgetDrafts(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void completed(TaskSeen task) {
        drafts.forgetTask(task.taskId());
    }

    @Override
    public void removed(TaskSeen task) {
        drafts.forgetTask(task.taskId());
    }
}
