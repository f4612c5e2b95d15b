package fr.parcours;

import java.util.List;
import org.springframework.http.HttpStatus;

/** What was typed cannot be taken (400). Names each field with a French message; nothing was changed. */
public final class BadInput extends Refusal {
    /** One field and what is wrong with it, in French. */
    public record Error(String field, String message) {}

    private final transient List<Error> errors;

    public BadInput(String field, String message) {
        this(List.of(new Error(field, message)));
    }

    /** @param errors at least one */
    public BadInput(List<Error> errors) {
        super(HttpStatus.BAD_REQUEST, "Saisie à corriger", errors.get(0).message());
        this.errors = List.copyOf(errors);
    }

    public List<Error> errors() {
        return errors;
    }
}
