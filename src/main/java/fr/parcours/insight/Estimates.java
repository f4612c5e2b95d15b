package fr.parcours.insight;

import static fr.parcours.engine.HouseClock.PARIS;

import fr.parcours.register.Rows;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.safety.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When a space may open: as long from its present state as the dossiers of the same kind (with or without the public, of a
 * service of the house or of somebody from outside) that opened lately took from there, those left out that were faster
 * than this one is already. Of ten dossiers eight open in the range while all goes on as before, and at least six in a
 * year in which forms change and people are away. An estimate, no promise.
 */
@Component
public class Estimates {
    /** Fewer tell nothing [PARAM]. */
    static final int FEWEST = 10;

    /** How far back one looks [PARAM]: more of them would tell of a time that is over. */
    static final int MOST = 50;

    /** The middle of them: the fastest and the slowest tenth left out [PARAM]. */
    private static final double LOW = 0.1;

    private static final double HIGH = 0.9;

    private static final Set<DossierState> BEFORE_OPENING = EnumSet.range(DossierState.DEPOSE, DossierState.SIGNE);

    /**
     * @param range null when too few dossiers compare
     * @param limit the last legal delay of an authority that runs or has to run still; null without one
     * @param compared how many dossiers of the kind opened lately
     */
    public record Estimate(@Nullable Range range, @Nullable Limit limit, int compared) {}

    /** Both days included. */
    public record Range(LocalDate from, LocalDate to) {}

    /** When an authority must have answered. @param filed false: its delay has not begun, counted from today */
    public record Limit(String what, LocalDate until, boolean filed) {}

    /** Two moments of a dossier that has opened. */
    record Way(Instant entered, Instant opened) {
        Duration taken() {
            return Duration.between(entered, opened);
        }
    }

    private final JdbcClient jdbc;
    private final Safety safety;
    private final Clock clock;

    Estimates(JdbcClient jdbc, Safety safety, Clock clock) {
        this.jdbc = jdbc;
        this.safety = safety;
        this.clock = clock;
    }

    /** Null for a dossier that has opened or ended. */
    public @Nullable Estimate of(Dossier dossier) {
        if (!BEFORE_OPENING.contains(dossier.state())) {
            return null;
        }
        var today = LocalDate.now(clock);
        var limit = safety.steps(dossier.number()).stream()
                .filter(step ->
                        step.requirement().isAnswered() && !step.isSettled() && step.state() != Step.State.REFUSED)
                .map(step -> limit(step, today))
                .max(Comparator.comparing(Limit::until))
                .orElse(null);
        // who is asked to complete a request is no further than where it began
        var isIncomplete = dossier.state() == DossierState.INCOMPLET;
        var ways = ways(isIncomplete ? DossierState.DEPOSE : dossier.state(), dossier.request());
        var range = range(isIncomplete ? dossier.requestedAt() : dossier.stateSince(), clock.instant(), ways);
        return new Estimate(limit == null || range == null ? range : notBefore(range, limit), limit, ways.size());
    }

    private static Limit limit(Step step, LocalDate today) {
        var ends = step.silenceEnds();
        return new Limit(
                step.requirement().label(),
                Objects.requireNonNullElseGet(
                        ends, () -> today.plus(step.delay()).plusDays(1)),
                ends != null);
    }

    /** An authority may take all of its delay. */
    private static Range notBefore(Range range, Limit limit) {
        return limit.until().isAfter(range.to()) ? new Range(range.from(), limit.until()) : range;
    }

    /** The next one falls between two ranks of those before as often as there are ranks, itself included, between them. */
    static @Nullable Range range(Instant since, Instant now, List<Way> ways) {
        var soFar = Duration.between(since, now);
        var taken = ways.stream()
                .map(Way::taken)
                .filter(duration -> duration.compareTo(soFar) > 0)
                .sorted()
                .toList();
        if (taken.size() < FEWEST) {
            return null;
        }
        var low = Math.max(1, (int) Math.floor(LOW * (taken.size() + 1)));
        var high = Math.min(taken.size(), (int) Math.ceil(HIGH * (taken.size() + 1)));
        return new Range(day(since.plus(taken.get(low - 1))), day(since.plus(taken.get(high - 1))));
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(PARIS).toLocalDate();
    }

    private List<Way> ways(DossierState from, OccupationRequest request) {
        return jdbc.sql("""
                        select entered_at, opened_at
                          from (select o.since as opened_at,
                                       (select max(e.since) from dossier_state e
                                         where e.dossier = o.dossier and e.state = :state
                                           and e.since <= o.since) as entered_at
                                  from dossier_state o join dossier d on d.number = o.dossier
                                 where o.state = 'OUVERT' and o.since <= :now
                                   and d.taken_over_at is null and d.public_reception = :public
                                   and (d.occupant_type <> :service) = :external
                                 order by o.since desc limit :most) lately
                         where entered_at is not null""")
                .param("state", from.name())
                .param("now", Rows.at(clock.instant()))
                .param("public", request.publicReception())
                .param("service", OccupationRequest.SERVICE)
                .param("external", request.isExternal())
                .param("most", MOST)
                .query((row, no) -> new Way(Rows.instant(row, "entered_at"), Rows.instant(row, "opened_at")))
                .list();
    }
}
