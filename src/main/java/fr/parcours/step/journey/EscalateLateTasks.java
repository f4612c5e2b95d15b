package fr.parcours.step.journey;

import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.Round;
import fr.parcours.engine.Rules;
import fr.parcours.register.escalation.Escalation.Action;
import fr.parcours.register.escalation.Escalations;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.work.Work;
import fr.parcours.register.work.Works;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each hour of business, looks at every open task and does what table {@code escalation} says of a late one (D15), once
 * per level. The share of its time that a task has used counts in working time from the evening of the day on which it
 * came, so that its deadline is 1 exactly; while it waits for the answer to its own question its time stands still. It
 * is blocking when nothing else is open in its dossier: then nothing moves there until it is done.
 */
@Component
class EscalateLateTasks implements Round {
    private static final Logger LOG = LoggerFactory.getLogger(EscalateLateTasks.class);
    private static final int HUNDREDTHS = 100;

    /** Without an open task nothing can become late: a new one makes us look again. */
    private static final Duration NOTHING_TO_SEE = Duration.ofDays(30);

    /** What is asked of a version of the table. */
    private record Question(int version, long hundredths, boolean blocking) {}

    private final Works works;
    private final RoundTrips trips;
    private final Escalations escalations;
    private final Reminders reminders;
    private final Rules rules;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Map<Question, Action> answers = new ConcurrentHashMap<>();

    EscalateLateTasks(
            Works works,
            RoundTrips trips,
            Escalations escalations,
            Reminders reminders,
            Rules rules,
            BusinessCalendar calendar,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.works = works;
        this.trips = trips;
        this.escalations = escalations;
        this.reminders = reminders;
        this.rules = rules;
        this.calendar = calendar;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Instant nextAfter(Instant moment) {
        return works.anyOpenWithDeadline() ? calendar.nextHour(moment) : moment.plus(NOTHING_TO_SEE);
    }

    @Override
    public void make() {
        var version = rules.inForce("escalation");
        var now = clock.instant();
        for (var work : works.openWithDeadline()) {
            try {
                if (mayBeLate(version, used(work, List.of(), now))) {
                    look(version, work, now);
                }
            } catch (DuplicateKeyException raced) {
                LOG.debug("another node has just escalated task {}", work.taskId());
            } catch (RuntimeException failure) { // the others are not to wait for this one
                LOG.warn("task {} was not escalated; the next round tries again", work.taskId(), failure);
            }
        }
    }

    /** Most tasks are in time whatever else is true of them: no need to ask more of the database. */
    private boolean mayBeLate(int version, double used) {
        return action(version, used, true) != Action.NONE || action(version, used, false) != Action.NONE;
    }

    private void look(int version, Work work, Instant now) {
        var asked = trips.of(work.dossier()).stream()
                .filter(trip -> work.taskId().equals(trip.askingTaskId()))
                .toList();
        if (asked.stream().anyMatch(RoundTrip::isOpen)) {
            return;
        }
        var isBlocking = works.open(work.dossier()).size() == 1;
        var action = action(version, used(work, asked, now), isBlocking);
        if (action.level() > escalations.reached(work.taskId())) {
            transaction.executeWithoutResult(status -> {
                escalations.reach(work.taskId(), work.dossier(), action);
                reminders.send(work, action);
            });
        }
    }

    /** Elapsed over allowed working time; a deadline on the very day of its task counts as one working day. */
    private double used(Work work, List<RoundTrip> asked, Instant now) {
        var start = calendar.evening(work.createdAt());
        var allowed = calendar.workingTime(start, due(work));
        var waited = asked.stream()
                .map(trip -> calendar.workingTime(latest(start, trip.openedAt()), closed(trip, now)))
                .reduce(Duration.ZERO, Duration::plus);
        var elapsed = calendar.workingTime(start, now).minus(waited);
        return (double) elapsed.toMillis() / (allowed.isZero() ? BusinessCalendar.WORKING_DAY : allowed).toMillis();
    }

    /** The table is asked once for each hundredth of the time: every question to it is kept in the engine's history. */
    private Action action(int version, double used, boolean blocking) {
        var hundredths = (long) Math.floor(used * HUNDREDTHS);
        return answers.computeIfAbsent(
                new Question(version, hundredths, blocking),
                unasked -> Action.valueOf(rules.decide(
                                "escalation", Map.of("ratio", (double) hundredths / HUNDREDTHS, "blocking", blocking))
                        .get(0)
                        .text("action")));
    }

    private static Instant due(Work work) {
        @Nullable Instant due = work.dueAt();
        return due == null ? Instant.MAX : due;
    }

    private static Instant closed(RoundTrip trip, Instant now) {
        @Nullable Instant closed = trip.closedAt();
        return closed == null ? now : closed;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
