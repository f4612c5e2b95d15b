package fr.parcours.desk;

import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Forms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dossiers and their actions. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Dossiers")
class DossiersApi {
    private final Reading reading;
    private final FollowUp followUp;
    private final Actions actions;
    private final Repeats repeats;

    DossiersApi(Reading reading, FollowUp followUp, Actions actions, Repeats repeats) {
        this.reading = reading;
        this.followUp = followUp;
        this.actions = actions;
        this.repeats = repeats;
    }

    /** 400 a parameter that is none · 403 no business with dossiers. */
    @GetMapping("/dossiers")
    @Operation(summary = "Mes dossiers, ou tous pour qui instruit ; les plus récents d'abord")
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "Dernier numéro de la page précédente",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
    DossierLine.Page dossiers(@Parameter(hidden = true) HttpServletRequest request) {
        return reading.page(PageAsked.of(request.getParameterMap()));
    }

    /** 403 no business with dossiers · 404 unknown or not yours. */
    @GetMapping("/dossiers/{number}")
    @Operation(summary = "Un dossier : état, étapes, qui doit agir, allers-retours, actions ouvertes")
    DossierView dossier(@PathVariable DossierNumber number) {
        return reading.dossier(number);
    }

    /** As the dossier. */
    @GetMapping("/dossiers/{number}/follow-up")
    @Operation(summary = "Le suivi d'un dossier : ma prochaine tâche, temps passé, décisions, messages, estimation")
    FollowUp.View followUp(@PathVariable DossierNumber number) {
        return followUp.of(number);
    }

    /** 403 not for your role · 404 unknown or not yours · 409 not open now. */
    @GetMapping("/dossiers/{number}/actions/{id}")
    @Operation(summary = "Le formulaire d'une action et ses valeurs")
    Forms.View action(@PathVariable DossierNumber number, @PathVariable String id) {
        return actions.form(number, id);
    }

    /** As the form, and 400 for an answer that it refuses. */
    @PostMapping(path = "/dossiers/{number}/actions/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Fait l'action")
    Repeats.Done act(
            @PathVariable DossierNumber number,
            @PathVariable String id,
            @RequestHeader(name = Repeats.HEADER, required = false) @Nullable String key,
            @RequestBody Submitted answer) {
        return repeats.once(key, "%s/%s".formatted(number, id), answer, () -> {
            actions.perform(number, id, answer);
            return number;
        });
    }
}
