package fr.parcours.desk;

import fr.parcours.engine.form.TaskWork;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Taking and completing a task from our own page, which has no session with the engine's REST. */
@RestController
@RequestMapping(path = "/api/tasks/{taskId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Formulaires")
class TasksApi {
    private final TaskWork work;
    private final Repeats repeats;

    TasksApi(TaskWork work, Repeats repeats) {
        this.work = work;
        this.repeats = repeats;
    }

    /** 403 not for your role · 404 unknown or not yours · 409 done, or taken by a colleague. */
    @PostMapping(path = "/claim", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Prend la tâche en charge")
    Repeats.Done claim(
            @PathVariable String taskId,
            @RequestHeader(name = Repeats.HEADER, required = false) @Nullable String key,
            @RequestBody Submitted nothing) {
        return repeats.once(key, "claim/" + taskId, nothing, () -> work.claim(taskId));
    }

    /** As taking it, and 400 for an answer that the form refuses. */
    @PostMapping(path = "/complete", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Termine la tâche par la réponse à son formulaire, un champ par clé")
    Repeats.Done complete(
            @PathVariable String taskId,
            @RequestHeader(name = Repeats.HEADER, required = false) @Nullable String key,
            @RequestBody Submitted answer) {
        return repeats.once(key, "complete/" + taskId, answer, () -> work.complete(taskId, answer.fields()));
    }
}
