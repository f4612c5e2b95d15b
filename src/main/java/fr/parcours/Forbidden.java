package fr.parcours;

import org.springframework.http.HttpStatus;

/** The operation is not for this person (403). Said in general: nothing about the object is told. */
public final class Forbidden extends Refusal {
    public Forbidden(String message) {
        super(HttpStatus.FORBIDDEN, "Action non autorisée", message);
    }
}
