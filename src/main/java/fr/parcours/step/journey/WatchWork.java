package fr.parcours.step.journey;

import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.TaskSeen;
import fr.parcours.engine.TaskWitness;
import fr.parcours.register.work.Works;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps when each task came, who took it, handed it back and did it: the engine's own history forgets claims. */
@Component
class WatchWork implements TaskWitness {
    private final Works works;
    private final CurrentUser currentUser;

    WatchWork(Works works, CurrentUser currentUser) {
        this.works = works;
        this.currentUser = currentUser;
    }

    @Override
    public void created(TaskSeen task) {
        works.created(
                task.taskId(),
                task.taskKey(),
                task.name(),
                task.processKey(),
                task.dossier(),
                task.tenant(),
                task.candidateGroups(),
                task.due());
    }

    @Override
    public void claimed(TaskSeen task) {
        if (task.assignee() != null) {
            works.claimed(task.taskId(), task.assignee());
        }
    }

    @Override
    public void handedBack(TaskSeen task) {
        works.handedBack(task.taskId(), person());
    }

    @Override
    public void completed(TaskSeen task) {
        works.completed(task.taskId(), task.assignee() != null ? task.assignee() : person());
    }

    @Override
    public void removed(TaskSeen task) {
        works.removed(task.taskId());
    }

    private @Nullable String person() {
        return currentUser.get().map(SignedIn::login).orElse(null);
    }
}
