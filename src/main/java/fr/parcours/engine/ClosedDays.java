package fr.parcours.engine;

import java.time.LocalDate;
import java.util.Set;

/** The days on which this house is closed, beside weekends and public holidays [PARAM]. Told by who keeps them. */
public interface ClosedDays {
    Set<LocalDate> all();
}
