package fr.parcours.step;

import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long before it leaves an occupant tells [PARAM]: the note promises what the action asks for. */
@Component
public class NoticePeriod {
    private final int months;

    NoticePeriod(@Value("${parcours.notice-months:1}") int months) {
        this.months = months;
    }

    /** The first day that a notice which is given now may name. */
    public LocalDate earliest(LocalDate today) {
        return today.plusMonths(months);
    }

    /** « un mois », « 2 mois ». */
    public String told() {
        return months == 1 ? "un mois" : months + " mois";
    }
}
