package fr.parcours.register.substitute;

import fr.parcours.BadInput;
import java.time.LocalDate;

/**
 * Somebody stands in for an absent colleague, or for a whole group: the same either way.
 *
 * @param holder who is absent: a login, or the id of a group as the directory has it
 * @param substitute who acts meanwhile, likewise
 * @param from first day
 * @param to last day, within a year of the first [PARAM]
 * @param ground why, in French, 1 to 200 characters on one line
 */
public record Substitution(String holder, String substitute, LocalDate from, LocalDate to, String ground) {
    private static final int LONGEST_GROUND = 200;

    public Substitution {
        ground = ground.strip();
        if (ground.isEmpty()
                || ground.length() > LONGEST_GROUND
                || ground.codePoints().anyMatch(Character::isISOControl)) {
            throw new BadInput("ground", "Dites en quelques mots, sur une ligne, le motif de l'absence.");
        }
        if (to.isBefore(from)) {
            throw new BadInput("to", "Le dernier jour ne peut pas précéder le premier.");
        }
        if (to.isAfter(from.plusYears(1))) {
            throw new BadInput("to", "Une suppléance dure un an au plus.");
        }
    }

    boolean overlaps(Substitution other) {
        return !from.isAfter(other.to) && !to.isBefore(other.from);
    }

    public boolean isOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
