package fr.parcours.desk;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.BadInput;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.OneCommand;
import fr.parcours.engine.form.Forms;
import fr.parcours.register.draft.Drafts;
import fr.parcours.register.draft.Drafts.Draft;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Half-filled forms: each person's own, on whichever machine he goes on. */
@RestController
@RequestMapping(path = "/api/drafts/{form}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Brouillons")
class DraftsApi {
    /** A draft as it was left. @param fields field to value */
    record Kept(
            @Paris Instant savedAt,
            @JsonRawValue @Schema(type = "object") String fields) {
        static Kept of(Draft draft) {
            return new Kept(draft.savedAt(), draft.fields());
        }
    }

    private final Forms forms;
    private final Drafts drafts;
    private final CurrentUser currentUser;
    private final OneCommand command;
    private final ObjectMapper json;

    DraftsApi(Forms forms, Drafts drafts, CurrentUser currentUser, OneCommand command, ObjectMapper json) {
        this.forms = forms;
        this.drafts = drafts;
        this.currentUser = currentUser;
        this.command = command;
        this.json = json;
    }

    /** 204 when there is none. */
    @GetMapping
    @Operation(summary = "Mon brouillon d'une tâche, ou du formulaire de demande (« start »)")
    ResponseEntity<Kept> kept(@PathVariable String form) {
        var isOpen = form.equals(Drafts.START) || forms.isOpen(form);
        return drafts.find(login(), form)
                .filter(draft -> isOpen)
                .map(draft -> ResponseEntity.ok(Kept.of(draft)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** 400 a field that the form does not ask for, or too long · 403, 404, 409 as the form itself. */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Enregistre mon brouillon, gardé 30 jours au plus et effacé avec la tâche")
    Kept keep(@PathVariable String form, @RequestBody Submitted half) {
        if (form.equals(Drafts.START)) {
            forms.requireFieldsOfStart(half.fields());
        } else {
            forms.requireFieldsOfTask(form, half.fields());
        }
        var fields = text(half);
        return command.run(() -> {
            drafts.keep(login(), form, fields);
            return Kept.of(drafts.find(login(), form).orElseThrow());
        });
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Efface mon brouillon")
    void forget(@PathVariable String form) {
        command.run(() -> {
            drafts.forget(login(), form);
            return form;
        });
    }

    private String text(Submitted half) {
        try {
            var text = json.writeValueAsString(half.fields());
            if (text.length() > Drafts.LONGEST) {
                throw new BadInput("body", "Ce brouillon est trop long pour être gardé.");
            }
            return text;
        } catch (JsonProcessingException unwritten) {
            throw new IllegalStateException(unwritten);
        }
    }

    private String login() {
        return currentUser.require().login();
    }
}
