package fr.parcours;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as every client sees it, whichever door it came through: RFC 9457, media type {@link #MEDIA_TYPE}, in French.
 *
 * @param errors the fields at fault, empty unless the status is 400
 * @param reference where to look in the log, for a failure of ours only
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String title,
        int status,
        String detail,
        List<BadInput.Error> errors,
        @Nullable String reference) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(Refusal refusal) {
        return new Problem(
                refusal.title(),
                refusal.status().value(),
                refusal.reason(),
                refusal instanceof BadInput bad ? bad.errors() : List.of(),
                null);
    }

    public static Problem of(String title, int status, String detail) {
        return new Problem(title, status, detail, List.of(), null);
    }

    /** A failure of ours: tells nothing but a reference under which the log holds the rest. */
    public static Problem failure(String reference) {
        return new Problem(
                "Incident technique",
                500,
                "L'opération n'a pas abouti et rien n'a été enregistré. Signalez la référence à l'administrateur.",
                List.of(),
                reference);
    }
}
