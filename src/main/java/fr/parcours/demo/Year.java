package fr.parcours.demo;

import fr.parcours.demo.Places.Place;
import fr.parcours.demo.Tale.Fate;
import fr.parcours.engine.HouseClock;
import fr.parcours.register.dossier.OccupationRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws the dossiers of a year: who asks for what when, what becomes of it, in which space; no space twice at a time. */
final class Year {
    private record Project(String scenario, String purpose) {}

    private static final List<Project> PROJECTS = List.of(
            new Project("BUREAUX_TAMPON", "Bureaux tampons pendant les travaux du siège"),
            new Project("BUREAUX_TAMPON", "Permanence d'accueil provisoire pendant des travaux"),
            new Project("PARTICIPATION", "Atelier de concertation sur un projet urbain"),
            new Project("PARTICIPATION", "Maison du projet, équipe de préfiguration"),
            new Project("CULTURE", "Préparation d'une exposition et réserve de matériel"),
            new Project("CULTURE", "Résidence d'une équipe artistique du service"),
            new Project("STOCKAGE", "Stockage de mobilier entre deux déménagements"),
            new Project("INNOVATION_SOCIALE", "Essai d'un lieu partagé entre services"));

    /** What shows on the page that nobody lived it. */
    static final String TOLD = " (historique de démonstration)";

    private static final List<String> SERVICES = List.of("service-participation", "service-culture");
    private static final double REFUSED = 0.16;
    private static final double ABANDONED = 0.14;
    private static final int SHORTEST = 14;
    private static final int LENGTHS = 50;
    private static final int DAYS = 364;
    private static final int EARLY = 6;

    /** Days until the keys are back and the next one may come. */
    private static final int TURNOVER = 21;

    /** A space's days from the first to the last. */
    private record Stay(LocalDate from, LocalDate to) {
        boolean isTooNear(Stay other) {
            return !from.isAfter(other.to().plusDays(TURNOVER)) && !other.from().isAfter(to.plusDays(TURNOVER));
        }
    }

    private final Habits habits;
    private final Instant first;
    private final Instant now;
    private final List<Place> places;
    private final Map<String, List<Stay>> stays = new HashMap<>();

    Year(Habits habits, List<Place> places, Instant first, Instant now) {
        this.habits = habits;
        this.places = places;
        this.first = first;
        this.now = now;
    }

    /** In the order in which they are asked for. */
    List<Tale> tales(int size) {
        return IntStream.range(0, size).mapToObj(no -> tale(no, size)).toList();
    }

    private Tale tale(int no, int size) {
        var dice = habits.dice("tale", no, 0);
        var within = Duration.ofDays(DAYS).dividedBy(size);
        var requested = habits.atWork(
                first.plus(within.multipliedBy(no)).plusSeconds(dice.nextLong(within.toSeconds() + 1)), dice);
        var luck = dice.nextDouble();
        var place = places.get(dice.nextInt(places.size()));
        if (luck < REFUSED + ABANDONED) {
            var brief = luck < REFUSED ? refused(no, requested, place, dice) : abandoned(no, requested, place, dice);
            if (!brief.until().isAfter(now)) {
                return brief;
            }
        }
        return good(no, requested, dice);
    }

    private Tale refused(int no, Instant requested, Place place, SplittableRandom dice) {
        var tasks = walk(Road.REFUSED, no, place.commune(), requested);
        return new Tale(
                no,
                requested,
                service(no),
                place.commune(),
                request(place, day(requested).plusDays(70), 90, dice, true),
                Fate.REFUSED,
                tasks,
                Road.end(tasks));
    }

    private Tale abandoned(int no, Instant requested, Place place, SplittableRandom dice) {
        var until = habits.after(requested, 10 + dice.nextInt(30), dice);
        return new Tale(
                no,
                requested,
                service(no),
                place.commune(),
                request(place, day(requested).plusDays(80), 90, dice, true),
                Fate.ABANDONED,
                walk(Road.TO_THE_KEYS, no, place.commune(), requested).stream()
                        .filter(task -> task.created().isBefore(until))
                        .toList(),
                until);
    }

    /** Of the spaces, in an order drawn by lot, the first one that is free when it can open. */
    private Tale good(int no, Instant requested, SplittableRandom dice) {
        var length = SHORTEST + dice.nextInt(LENGTHS);
        var early = dice.nextInt(EARLY);
        var left = new ArrayList<>(places);
        while (!left.isEmpty()) {
            var place = left.remove(dice.nextInt(left.size()));
            var tasks = new ArrayList<>(walk(Road.TO_THE_KEYS, no, place.commune(), requested));
            var opened = Road.end(tasks);
            var stay = new Stay(day(opened).minusDays(early), day(opened).plusDays(length));
            var taken = stays.computeIfAbsent(place.code(), code -> new ArrayList<>());
            if (taken.stream()
                    .anyMatch(other ->
                            !other.from().isAfter(stay.to()) && !other.to().isBefore(stay.from()))) {
                continue;
            }
            taken.add(stay);
            if (opened.isAfter(now)) {
                return new Tale(
                        no,
                        requested,
                        service(no),
                        place.commune(),
                        request(place, stay.from(), length + early, dice, false),
                        Fate.UNDER_WAY,
                        List.of(),
                        requested);
            }
            var closing = walk(
                    Road.BACK,
                    no,
                    place.commune(),
                    stay.to().plusDays(1).atTime(8, 0).atZone(HouseClock.PARIS).toInstant());
            var closed = !Road.end(closing).isAfter(now);
            if (closed) {
                tasks.addAll(closing);
            }
            return new Tale(
                    no,
                    requested,
                    service(no),
                    place.commune(),
                    request(place, stay.from(), length + early, dice, true),
                    closed ? Fate.CLOSED : Fate.OPEN,
                    List.copyOf(tasks),
                    closed ? Road.end(closing) : opened);
        }
        throw new IllegalStateException("the demo has too few spaces for so many dossiers");
    }

    private List<Road.Task> walk(Road road, int no, String commune, Instant from) {
        return road.walk(from, (task, created) -> habits.of(task, no, 0, commune, created));
    }

    private static OccupationRequest request(
            Place place, LocalDate start, int days, SplittableRandom dice, boolean told) {
        var project = PROJECTS.get(dice.nextInt(PROJECTS.size()));
        return OccupationRequest.ofService(
                place.code(),
                project.purpose() + (told ? TOLD : ""),
                project.scenario(),
                3 + dice.nextInt(Math.max(1, place.capacity() - 3)),
                0,
                BigDecimal.valueOf(500L * (1 + dice.nextInt(20))),
                start,
                start.plusDays(days));
    }

    private static String service(int no) {
        return SERVICES.get(no % 3 == 0 ? 1 : 0);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, HouseClock.PARIS);
    }
}
