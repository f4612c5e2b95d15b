package fr.parcours.engine.form;

import fr.parcours.DossierNumber;
import fr.parcours.engine.CurrentUser;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What a person does with a task on a page of ours: by the service that every client gets, so refused in the same words. */
@Component
public class TaskWork {
    private final TaskService tasks;
    private final Forms forms;
    private final CurrentUser currentUser;

    TaskWork(TaskService tasks, Forms forms, CurrentUser currentUser) {
        this.tasks = tasks;
        this.forms = forms;
        this.currentUser = currentUser;
    }

    /** For oneself. @throws fr.parcours.Refusal 403 not for his role · 404 unknown or not his · 409 done, or taken by a colleague */
    public DossierNumber claim(String taskId) {
        var dossier = forms.seen(taskId).dossier();
        tasks.claim(taskId, currentUser.require().login());
        return dossier;
    }

    /** As {@link #claim}, and 400 when the form refuses the answer. */
    public DossierNumber complete(String taskId, Map<String, Object> answer) {
        var dossier = forms.seen(taskId).dossier();
        tasks.complete(taskId, answer);
        return dossier;
    }
}
