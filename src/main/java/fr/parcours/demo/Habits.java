package fr.parcours.demo;

import fr.parcours.demo.Deed.Question;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.HouseClock;
import fr.parcours.register.roundtrip.RoundTrip.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How soon people take a task, how long they take for it, what they ask back: drawn from the seed, the same for the same
 * dossier and task. Three things go wrong on purpose (docs/guide/pilotage.md, « Démonstration »).
 */
final class Habits {
    /** Days of 24 hours, in the median. */
    private record Pace(double lies, double takes) {}

    /** 1: safety waits three weeks for somebody who knows the town. */
    static final String SLOW_COMMUNE = "Roubaix";

    static final String SAFETY = "task_giveSafetyOpinion";

    private static final Pace FOR_LACK_OF_STAFF = new Pace(20, 1);

    /** 2: nobody understands which papers the insurers want, until a new version says it. */
    static final String PAPERS = "task_declareOccupation";

    static final String PAPERS_MODEL = "insurance.bpmn";

    /** 3: nobody signs for the DGA while he is away. */
    static final String SIGNATURE = "task_signDga";

    private static final Set<Month> AWAY = Set.of(Month.AUGUST, Month.DECEMBER);
    private static final Pace WHILE_AWAY = new Pace(32, 0.2);

    static final String ANSWER = "task_answerRequest";

    private static final Pace USUAL = new Pace(0.5, 0.2);
    private static final Map<String, Pace> PACES = Map.ofEntries(
            Map.entry("task_planVisit", new Pace(0.5, 0.5)),
            Map.entry("task_reportVisit", new Pace(0.6, 0.4)),
            Map.entry("task_giveTechnicalOpinion", new Pace(0.7, 0.7)),
            Map.entry(SAFETY, new Pace(1.5, 0.7)),
            Map.entry("task_giveLegalOpinion", new Pace(0.7, 1)),
            Map.entry("task_draftNote", new Pace(0.7, 1)),
            Map.entry("task_confirmUtilities", new Pace(0.5, 1)),
            Map.entry("task_takeEntryInventory", new Pace(0.5, 0.5)),
            Map.entry("task_takeExitInventory", new Pace(0.5, 0.5)),
            Map.entry("task_writeEvaluation", new Pace(1, 0.7)),
            Map.entry(ANSWER, new Pace(3, 1.5)));

    private static final List<String> PAPERS_ASKED = List.of(
            "Joignez l'attestation d'assurance du matériel apporté.",
            "L'attestation jointe ne couvre pas la période demandée : joignez celle de l'année en cours.",
            "Joignez la liste du matériel avec sa valeur.");

    private static final double ASKED_BACK = 0.06;
    private static final double SPREAD = 0.4;
    private static final int START = 9;
    private static final int CLOSE = 18;
    private static final int FIRST_MINUTES = 150;

    private final BusinessCalendar calendar;
    private final long seed;
    private final Instant cured;

    /** @param cured when the new version comes into service */
    Habits(BusinessCalendar calendar, long seed, Instant cured) {
        this.calendar = calendar;
        this.seed = seed;
        this.cured = cured;
    }

    Instant cured() {
        return cured;
    }

    /**
     * @param dossier its place in the year
     * @param time how often this task has come in the dossier before
     */
    Deed of(String task, int dossier, int time, String commune, Instant created) {
        var dice = dice(task, dossier, time);
        var pace = pace(task, commune, created);
        var taken = after(created, pace.lies(), dice);
        var questions = new ArrayList<Question>();
        var free = taken;
        for (var text : asked(task, taken, dice)) {
            var asked = after(free, 0.1, dice);
            var answering = PACES.getOrDefault(ANSWER, USUAL);
            var takenUp = after(asked, answering.lies(), dice);
            var answered = after(takenUp, answering.takes(), dice);
            questions.add(new Question(
                    task.equals(PAPERS) ? Cause.PIECE_MANQUANTE : Cause.INFORMATION_INCOMPLETE,
                    text,
                    asked,
                    takenUp,
                    answered));
            free = answered;
        }
        return new Deed(taken, List.copyOf(questions), after(free, pace.takes(), dice));
    }

    private static Pace pace(String task, String commune, Instant created) {
        if (task.equals(SAFETY) && commune.equals(SLOW_COMMUNE)) {
            return FOR_LACK_OF_STAFF;
        }
        if (task.equals(SIGNATURE)
                && AWAY.contains(created.atZone(HouseClock.PARIS).getMonth())) {
            return WHILE_AWAY;
        }
        return PACES.getOrDefault(task, USUAL);
    }

    private List<String> asked(String task, Instant taken, SplittableRandom dice) {
        if (task.equals(PAPERS) && taken.isBefore(cured)) {
            return PAPERS_ASKED.subList(0, 2 + (dice.nextDouble() < 0.4 ? 1 : 0));
        }
        var mayAsk = task.endsWith("Opinion") || task.equals(PAPERS);
        return mayAsk && dice.nextDouble() < ASKED_BACK
                ? List.of("Précisez les horaires et le nombre de personnes attendues.")
                : List.of();
    }

    /** So many days later, more or less, when the offices are open. */
    Instant after(Instant moment, double days, SplittableRandom dice) {
        var factor = Math.exp(SPREAD * Math.max(-2, Math.min(2, dice.nextGaussian())));
        return atWork(
                moment.plus(Duration.ofMinutes(Math.max(
                        1,
                        Math.round(days * factor * ChronoUnit.DAYS.getDuration().toMinutes())))),
                dice);
    }

    /** This moment if the offices are open, else soon after they open. */
    Instant atWork(Instant moment, SplittableRandom dice) {
        var there = moment.atZone(HouseClock.PARIS).truncatedTo(ChronoUnit.MINUTES);
        if (calendar.isWorkingDay(there.toLocalDate()) && there.getHour() >= START && there.getHour() < CLOSE) {
            return there.toInstant();
        }
        var day = there.getHour() < START
                ? there.toLocalDate()
                : there.toLocalDate().plusDays(1);
        return calendar.plus(day, 0)
                .atTime(BusinessCalendar.START_OF_BUSINESS)
                .plusMinutes(dice.nextInt(FIRST_MINUTES))
                .atZone(HouseClock.PARIS)
                .toInstant();
    }

    SplittableRandom dice(String what, int dossier, int time) {
        return new SplittableRandom(((seed * 31 + what.hashCode()) * 1_000_003 + dossier) * 31 + time);
    }
}
