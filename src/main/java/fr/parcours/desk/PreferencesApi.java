package fr.parcours.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own preferences, for programs. */
@RestController
@RequestMapping(path = "/api/me/preferences", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Préférences")
class PreferencesApi {
    private final MailPreference preference;

    PreferencesApi(MailPreference preference) {
        this.preference = preference;
    }

    @GetMapping
    @Operation(summary = "Mes préférences")
    MailPreference.Chosen mine() {
        return preference.mine();
    }

    /** 400 not one of the two. */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Courriels de nouvelles tâches à la minute (AT_ONCE) ou une fois par jour (DAILY) : {\"mailPace\": \"DAILY\"}")
    MailPreference.Chosen choose(@RequestBody Submitted asked) {
        return preference.choose(asked);
    }
}
