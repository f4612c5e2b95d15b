package fr.parcours.register.calendar;

import fr.parcours.BadInput;
import java.time.LocalDate;

/** A day on which the house is closed. @param label why, in French, 1 to 100 characters */
public record ClosingDay(LocalDate day, String label) {
    private static final int LONGEST = 100;

    public ClosingDay {
        label = label.strip();
        if (label.isEmpty() || label.length() > LONGEST || label.codePoints().anyMatch(Character::isISOControl)) {
            throw new BadInput("label", "Dites en quelques mots, sur une ligne, pourquoi les services sont fermés.");
        }
    }
}
