package fr.parcours.desk;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.engine.form.Forms;
import fr.parcours.engine.form.SendBack;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Forms for whoever fills them in from outside, Tasklist among them; completing is the engine's own REST. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Formulaires")
class FormsApi {
    /**
     * A task's form.
     *
     * @param number its dossier
     * @param waiting the open question of this task, which cannot be completed meanwhile; null without one, and with what
     *     has ended for whom the task is not for, unless he reads opinions (role-matrix.md, row 48)
     * @param ended what it has asked before, oldest first
     * @param actions of its dossier, that the reader may do from here
     */
    record TaskForm(
            JsonNode schema,
            Map<String, Object> data,
            DossierNumber number,
            @Nullable Question waiting,
            List<Ended> ended,
            List<DossierView.Action> actions) {}

    /** A question that waits for its answer. */
    record Question(
            String role,
            String roleLabel,
            String question,
            List<String> wanted,
            @Paris Instant since,
            @Paris Instant until) {}

    /** A question that has ended. @param papers that came to the dossier while it was open, as far as the reader may know */
    record Ended(
            String question,
            String outcome,
            String outcomeLabel,
            @Nullable String answer,
            @Paris Instant until,
            List<SendBack.Correction> corrections,
            List<DossierView.Paper> papers) {}

    private static final SendBack.History NOTHING_ASKED = new SendBack.History(Optional.empty(), List.of());

    private final Forms forms;
    private final Sight sight;
    private final SendBack sendBack;
    private final Actions actions;
    private final Cabinet cabinet;
    private final Repeats repeats;
    private final Names names;

    FormsApi(
            Forms forms,
            Sight sight,
            SendBack sendBack,
            Actions actions,
            Cabinet cabinet,
            Repeats repeats,
            Names names) {
        this.forms = forms;
        this.sight = sight;
        this.sendBack = sendBack;
        this.actions = actions;
        this.cabinet = cabinet;
        this.repeats = repeats;
        this.names = names;
    }

    /** 403 for who may not start a journey. */
    @GetMapping("/start-form")
    @Operation(summary = "Le formulaire de demande et ses valeurs")
    Forms.View start() {
        return forms.start();
    }

    /** 404 unknown or not yours · 409 already done. */
    @GetMapping("/tasks/{taskId}/form")
    @Operation(summary = "Le formulaire d'une tâche, ses valeurs, son dossier et la question qu'elle attend")
    TaskForm task(@PathVariable String taskId) {
        var form = forms.task(taskId);
        var number = forms.seen(taskId).dossier();
        var asked = forms.isForReader(taskId) || sight.seesEveryQuestion() ? sendBack.history(taskId) : NOTHING_ASKED;
        return new TaskForm(
                form.schema(),
                form.data(),
                number,
                asked.waiting().map(this::question).orElse(null),
                ended(asked.ended(), number),
                actions.inTasks(number));
    }

    private List<Ended> ended(List<SendBack.Ended> ended, DossierNumber number) {
        var papers = ended.isEmpty() ? List.<DossierView.Paper>of() : cabinet.added(number);
        return ended.stream()
                .map(one -> new Ended(
                        one.question(),
                        one.outcome(),
                        one.outcomeLabel(),
                        one.answer(),
                        one.until(),
                        one.corrections(),
                        papers.stream()
                                .filter(paper -> !paper.since().isBefore(one.since())
                                        && !paper.since().isAfter(one.until()))
                                .toList()))
                .toList();
    }

    private Question question(SendBack.Waiting waiting) {
        return new Question(
                waiting.role(),
                names.role(waiting.role()),
                waiting.question(),
                waiting.wanted(),
                waiting.since(),
                waiting.until());
    }

    /** 403 not for your role · 404 unknown or not yours · 409 already done. */
    @GetMapping("/tasks/{taskId}/completion-request")
    @Operation(summary = "Le formulaire d'une demande de complément")
    Forms.View question(@PathVariable String taskId) {
        return sendBack.form(taskId);
    }

    /** As the form; 400 for an answer that it refuses · 409 a question is open already. */
    @PostMapping(path = "/tasks/{taskId}/completion-request", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Demande un complément : la tâche attend la réponse")
    Repeats.Done ask(
            @PathVariable String taskId,
            @RequestHeader(name = Repeats.HEADER, required = false) @Nullable String key,
            @RequestBody Submitted answer) {
        return repeats.once(key, "ask/" + taskId, answer, () -> sendBack.ask(taskId, answer.fields()));
    }

    /** As the form; 409 no question is open. */
    @DeleteMapping("/tasks/{taskId}/completion-request")
    @Operation(summary = "Retire la question")
    Repeats.Done withdraw(
            @PathVariable String taskId, @RequestHeader(name = Repeats.HEADER, required = false) @Nullable String key) {
        return repeats.once(key, "withdraw/" + taskId, new Submitted(Map.of()), () -> sendBack.withdraw(taskId));
    }
}
