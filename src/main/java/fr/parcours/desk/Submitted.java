package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** What a client sent: one flat JSON object, field to value. Which fields there are is the form's to say. */
@Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
record Submitted(@Schema(hidden = true) Map<String, Object> fields) {
    /** @throws BadInput naming a field beside these */
    Submitted only(Set<String> known) {
        fields.keySet().stream()
                .filter(field -> !known.contains(field))
                .findFirst()
                .ifPresent(other -> {
                    throw new BadInput(other.length() > 50 ? "body" : other, "Ce champ n'est pas attendu ici.");
                });
        return this;
    }

    /** @throws BadInput when it is missing, says nothing or is no line of text */
    String text(String field) {
        if (!(fields.get(field) instanceof String text) || PlainText.saysNothing(text)) {
            throw new BadInput(field, "Ce champ est à remplir.");
        }
        var line = text.strip();
        if (!PlainText.isOneLine(line)) {
            throw new BadInput(field, "Ce texte contient des caractères qui ne peuvent pas être enregistrés.");
        }
        return line;
    }

    /** Text of several lines. @throws BadInput when it is missing, says nothing, is too long or cannot be kept */
    String prose(String field, int most) {
        if (!(fields.get(field) instanceof String text) || PlainText.saysNothing(text)) {
            throw new BadInput(field, "Ce champ est à remplir.");
        }
        var prose = text.strip();
        if (prose.length() > most) {
            throw new BadInput(field, "Ce texte dépasse %d caractères.".formatted(most));
        }
        if (!PlainText.isFit(prose)) {
            throw new BadInput(field, "Ce texte contient des caractères qui ne peuvent pas être enregistrés.");
        }
        return prose;
    }

    /** @throws BadInput when it is missing or no day */
    LocalDate day(String field) {
        if (fields.get(field) instanceof String text && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException noSuchDay) {
                throw new BadInput(field, "Ce jour n'existe pas.");
            }
        }
        throw new BadInput(field, "Un jour est attendu (AAAA-MM-JJ).");
    }
}
