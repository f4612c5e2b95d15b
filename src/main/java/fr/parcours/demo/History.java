package fr.parcours.demo;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.demo.Tale.Fate;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.Course;
import fr.parcours.engine.DemoPast;
import fr.parcours.engine.HouseClock;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.keys.Keys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the demonstration a year of dossiers, the same for the same seed and day. What is over by now is told to the
 * registers; what is not runs as real processes along the demo's clock, occupations from the keys on, the others from
 * their first day. Never in production.
 */
@Component
@ConditionalOnProperty("parcours.demo.enabled")
public class History {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final String FIRST_STEP_OF_OCCUPATIONS = "call_occupancy";
    private static final int KEY_SETS = 2;
    private static final int MONTH_OF_THE_CURE = 8;
    private static final Duration NEXT_TRY = Duration.ofDays(1);

    /** What happened. @param told and lived: dossiers · failed: tasks that nobody could do and that stay open */
    public record Report(int told, int lived, int failed) {}

    private final DemoPast past;
    private final Places places;
    private final Teller teller;
    private final People people;
    private final Dossiers dossiers;
    private final Keys keys;
    private final Course course;
    private final TaskService tasks;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final TransactionTemplate transaction;

    History(
            DemoPast past,
            Places places,
            Teller teller,
            People people,
            Dossiers dossiers,
            Keys keys,
            Course course,
            TaskService tasks,
            BusinessCalendar calendar,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.past = past;
        this.places = places;
        this.teller = teller;
        this.people = people;
        this.dossiers = dossiers;
        this.keys = keys;
        this.course = course;
        this.tasks = tasks;
        this.calendar = calendar;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Makes it, up to now.
     *
     * @param size dossiers
     * @throws Conflict when there is a dossier already; nothing is written
     */
    public Report make(int size, long seed) {
        if (!dossiers.isEmpty()) {
            throw new Conflict("L'historique de démonstration ne s'écrit que dans une base sans dossier.");
        }
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, HouseClock.PARIS);
        var first = morning(today.minusYears(1));
        var cured = morning(today.minusYears(1).plusMonths(MONTH_OF_THE_CURE));
        var habits = new Habits(calendar, seed, cured);
        past.begin(first);
        try {
            transaction.executeWithoutResult(
                    status -> places.enter(LocalDate.ofInstant(first, HouseClock.PARIS), "patrimoine"));
            return new Making(habits, new Year(habits, places.all(), first, now), size, now).all();
        } finally {
            past.end();
        }
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(LocalTime.of(8, 30)).atZone(HouseClock.PARIS).toInstant();
    }

    private record Entry(Instant at, int order, Runnable deed) {}

    private final class Making {
        private final Habits habits;
        private final Instant now;
        private final PriorityQueue<Entry> agenda =
                new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::order));
        private final Map<DossierNumber, Tale> lived = new HashMap<>();
        private final Map<DossierNumber, Map<String, Integer>> times = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final int size;
        private int entries;
        private int told;
        private int failed;

        Making(Habits habits, Year year, int size, Instant now) {
            this.habits = habits;
            this.now = now;
            this.size = size;
            year.tales(size).forEach(tale -> plan(tale.requested(), () -> begin(tale)));
            plan(habits.cured(), () -> past.releaseAgain(Habits.PAPERS_MODEL));
        }

        Report all() {
            while (!agenda.isEmpty() && !agenda.peek().at().isAfter(now)) {
                var entry = agenda.remove();
                past.passTo(entry.at());
                entry.deed().run();
                lookRound();
            }
            past.passTo(now);
            return new Report(told, lived.size(), failed);
        }

        private void plan(Instant at, Runnable deed) {
            agenda.add(new Entry(at, entries++, deed));
        }

        private void begin(Tale tale) {
            if (tale.no() % Math.max(1, size / 20) == 0) {
                LOG.info(
                        "{} : {} dossiers sur {}",
                        LocalDate.ofInstant(tale.requested(), HouseClock.PARIS),
                        tale.no(),
                        size);
            }
            if (tale.fate() == Fate.UNDER_WAY) {
                var requester = GoodRoad.login(Set.of(Groups.PORTEUR), tale.service());
                lived.put(people.request(requester, wishes(tale.request())), tale);
                return;
            }
            var number = transaction.execute(status -> teller.tell(tale, habits.cured()));
            told++;
            if (tale.fate() == Fate.OPEN && number != null) {
                plan(tale.until(), () -> takeUp(number, tale));
            }
        }

        /** The occupation runs from here on. */
        private void takeUp(DossierNumber number, Tale tale) {
            lived.put(number, tale);
            transaction.executeWithoutResult(status -> {
                keys.takeOver(
                        number,
                        tale.request().spaceCode(),
                        KEY_SETS,
                        "Responsable du service",
                        LocalDate.now(clock),
                        "patrimoine");
                course.takeUp(number, tale.service(), FIRST_STEP_OF_OCCUPATIONS);
            });
        }

        /** What has come since is taken by somebody, at his own pace. */
        private void lookRound() {
            tasks.createTaskQuery().orderByTaskCreateTime().asc().list().stream()
                    .filter(task -> seen.add(task.getId()))
                    .forEach(this::expect);
        }

        private void expect(Task task) {
            var number = new DossierNumber(task.getDescription());
            var tale = lived.get(number);
            if (tale == null) {
                return;
            }
            var key = task.getTaskDefinitionKey();
            var time = times.computeIfAbsent(number, one -> new HashMap<>()).merge(key, 1, Integer::sum) - 1;
            var deed = habits.of(
                    key, tale.no(), time, tale.commune(), task.getCreateTime().toInstant());
            plan(deed.taken(), () -> attempt(task, () -> people.take(task)));
            deed.questions()
                    .forEach(question -> plan(
                            question.asked(),
                            () -> attempt(task, () -> {
                                if (!people.isWaiting(task)) {
                                    people.ask(task, Groups.PORTEUR, question);
                                }
                            })));
            plan(deed.done(), () -> complete(task, deed.done()));
        }

        private void complete(Task task, Instant at) {
            if (isOpen(task) && people.isWaiting(task)) {
                plan(at.plus(NEXT_TRY), () -> complete(task, at.plus(NEXT_TRY)));
            } else {
                attempt(task, () -> people.complete(task));
            }
        }

        /** The demonstration goes on without what somebody cannot do: it stays open. */
        private void attempt(Task task, Runnable deed) {
            if (!isOpen(task)) {
                return;
            }
            try {
                deed.run();
            } catch (RuntimeException failure) {
                failed++;
                LOG.warn("{} of {} stays open", task.getTaskDefinitionKey(), task.getDescription(), failure);
            }
        }

        private boolean isOpen(Task task) {
            return tasks.createTaskQuery().taskId(task.getId()).count() > 0;
        }
    }

    private static Map<String, Object> wishes(OccupationRequest request) {
        return Map.of(
                "spaceCode", request.spaceCode(),
                "occupantType", request.occupantType(),
                "purpose", request.purpose(),
                "scenario", request.scenario(),
                "publicReception", request.publicReception(),
                "staffCount", request.staffCount(),
                "requestedStart", request.requestedStart().toString(),
                "requestedEnd", request.requestedEnd().toString());
    }
}
