package fr.parcours.step.journey;

import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.StandIns;
import fr.parcours.engine.TaskSeen;
import fr.parcours.engine.TaskWitness;
import fr.parcours.register.work.Works;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps when each task came, who took it, handed it back and did it: the engine's own history forgets claims. What is
 * done in an absent colleague's place names both.
 */
@Component
class WatchWork implements TaskWitness {
    private final Works works;
    private final CurrentUser currentUser;
    private final StandIns standIns;

    WatchWork(Works works, CurrentUser currentUser, StandIns standIns) {
        this.works = works;
        this.currentUser = currentUser;
        this.standIns = standIns;
    }

    @Override
    public void created(TaskSeen task) {
        works.created(
                task.taskId(),
                task.taskKey(),
                task.name(),
                task.processKey(),
                task.processVersion(),
                task.dossier(),
                task.tenant(),
                task.candidateGroups(),
                task.due());
    }

    @Override
    public void claimed(TaskSeen task) {
        if (task.assignee() != null) {
            works.claimed(task.taskId(), task.assignee(), holder(task, task.assignee()));
        }
    }

    @Override
    public void handedBack(TaskSeen task) {
        works.handedBack(task.taskId(), person());
    }

    @Override
    public void completed(TaskSeen task) {
        var by = task.assignee() != null ? task.assignee() : person();
        works.completed(task.taskId(), by, by == null ? null : holder(task, by));
    }

    @Override
    public void removed(TaskSeen task) {
        works.removed(task.taskId());
    }

    private @Nullable String holder(TaskSeen task, String by) {
        return standIns.holder(by, task.candidateGroups()).orElse(null);
    }

    private @Nullable String person() {
        return currentUser.get().map(SignedIn::login).orElse(null);
    }
}
