package fr.parcours.step.utilities;

import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.Rules;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import fr.parcours.register.utilities.Utilities.Planned;
import fr.parcours.register.utilities.UtilityAction.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks table {@code utilityActions} about one utility of an occupation. */
@Component
class UtilityPlan {
    /** Why an order of before is called off. */
    static final String DROPPED = "Un fait a changé : ce qui suit n'est plus à faire.";

    /**
     * What is known of the utility.
     *
     * @param needed by the occupation
     * @param closedMonths since the space was last in use
     * @param modified the installation was modified since it was last checked
     * @param fibre the space has it
     */
    record Known(
            boolean needed, MeterState meter, boolean holderIsMel, int closedMonths, boolean modified, boolean fibre) {}

    private final Rules rules;
    private final BusinessCalendar calendar;
    private final Clock clock;

    UtilityPlan(Rules rules, BusinessCalendar calendar, Clock clock) {
        this.rules = rules;
        this.calendar = calendar;
        this.clock = clock;
    }

    List<Planned> of(Dossier dossier, Utility utility, Known known) {
        return rules
                .decide(
                        "utilityActions",
                        Map.of(
                                "utility", utility.name(),
                                "needed", known.needed(),
                                "meterState", known.meter().name(),
                                "holderIsMel", known.holderIsMel(),
                                "workingDaysLeft",
                                        workingDaysUntil(dossier.request().requestedStart()),
                                "closedMonths", known.closedMonths(),
                                "installationModified", known.modified(),
                                "fibre", known.fibre(),
                                "occupantType", dossier.request().occupantType()))
                .stream()
                .map(row -> new Planned(utility, Kind.valueOf(row.text("action"))))
                .distinct()
                .toList();
    }

    /** Working days that are left before this one, from tomorrow on; 0 when it is past. */
    int workingDaysUntil(LocalDate entry) {
        var tomorrow = LocalDate.now(clock).plusDays(1);
        return entry.isAfter(tomorrow)
                ? (int) tomorrow.datesUntil(entry)
                        .filter(calendar::isWorkingDay)
                        .count()
                : 0;
    }
}
