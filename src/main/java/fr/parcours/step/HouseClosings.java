package fr.parcours.step;

import fr.parcours.engine.ClosedDays;
import fr.parcours.register.calendar.ClosingDay;
import fr.parcours.register.calendar.ClosingDays;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The closing days of the house come from their register. */
@Component
class HouseClosings implements ClosedDays {
    private final ClosingDays closingDays;

    HouseClosings(ClosingDays closingDays) {
        this.closingDays = closingDays;
    }

    @Override
    public Set<LocalDate> all() {
        return closingDays.all().stream().map(ClosingDay::day).collect(Collectors.toUnmodifiableSet());
    }
}
