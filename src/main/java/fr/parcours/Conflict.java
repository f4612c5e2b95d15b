package fr.parcours;

import org.springframework.http.HttpStatus;

/** Allowed in general but not now: already done, taken by another, or waiting for something (409). */
public final class Conflict extends Refusal {
    public Conflict(String message) {
        super(HttpStatus.CONFLICT, "Action impossible en l'état", message);
    }
}
