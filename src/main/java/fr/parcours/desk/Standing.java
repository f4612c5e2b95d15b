package fr.parcours.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parcours.register.space.Fact;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Space.Status;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a space stands today. A dossier that holds or occupies it goes before what the inventory says.
 *
 * @param status null when why the space is not to be had is not the reader's
 * @param free nobody holds or occupies it, and it is on offer
 * @param label « Vacant », « Sous option jusqu'au 3 juillet 2027 », « Retiré (en travaux) »
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Standing(@Nullable Status status, boolean free, String label) {
    /**
     * @param stays of this space
     * @param instructs else why a space is not to be had is not the reader's
     */
    static Standing of(Space space, List<SpaceCalendar.Stay> stays, LocalDate today, boolean instructs) {
        return stays.stream()
                .filter(stay -> !stay.to().isBefore(today))
                .min(Comparator.comparing(SpaceCalendar.Stay::from))
                .map(stay -> taken(stay, today))
                .orElseGet(() -> free(space, instructs));
    }

    private static Standing taken(SpaceCalendar.Stay stay, LocalDate today) {
        var status = stay.occupies() ? Status.OCCUPE : Status.OPTION;
        var since = stay.from().isAfter(today) ? " du %s au ".formatted(Wording.inFull(stay.from())) : " jusqu'au ";
        return new Standing(status, false, named(status) + since + Wording.inFull(stay.to()));
    }

    private static Standing free(Space space, boolean instructs) {
        if (space.status() == Status.VACANT && !space.isWithdrawn()) {
            return new Standing(Status.VACANT, true, named(Status.VACANT));
        }
        if (!instructs) {
            return new Standing(null, false, "Indisponible");
        }
        var why = space.status() == Status.VACANT ? "Danger" : named(space.status());
        return new Standing(
                space.status(),
                false,
                space.isWithdrawn() ? "Retiré (%s)".formatted(why.toLowerCase(Locale.FRENCH)) : why);
    }

    private static String named(Status status) {
        return Fact.named("status").orElseThrow().kind().show(status.name());
    }

    /** Vacant in the inventory, but withdrawn or taken, is not vacant. */
    boolean is(Status asked) {
        return status == asked && (asked != Status.VACANT || free);
    }

    /** Of our style sheet; the words always stand beside it. */
    public String tone() {
        if (free) {
            return "good";
        }
        return status == Status.OPTION ? "warn" : status == Status.OCCUPE ? "busy" : "bad";
    }
}
