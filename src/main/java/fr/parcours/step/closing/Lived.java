package fr.parcours.step.closing;

import fr.parcours.DossierNumber;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.Names;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Dossiers.Stage;
import fr.parcours.register.work.Work;
import fr.parcours.register.work.Works;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How long each step of a dossier lasted as people lived it (domain.md 7.8): from the day when its first task came to the
 * day when its last one ended, whatever was waited for in between; a publicity runs for fifteen days although nobody works
 * on it. What came again during the occupation (another certificate, a renewed title) belongs to its life.
 */
@Component
class Lived {
    private static final String CLOSING = "closing";

    /** They have no days of their own: the journey is the whole, questions are counted by themselves, the life has its two ends. */
    private static final Set<String> UNTOLD = Set.of("occupation-journey", "completion-request", "occupancy");

    /** A step, and its days. @param name French */
    record Span(String name, LocalDate from, LocalDate to) {
        /** « 15 jours, du 3 janvier 2027 au 18 janvier 2027 ». */
        String told() {
            var days = Math.toIntExact(ChronoUnit.DAYS.between(from, to));
            return days == 0
                    ? "dans la journée, le " + French.day(from)
                    : "%s, %s".formatted(French.count(days, "jour"), French.period(from, to));
        }
    }

    private final Dossiers dossiers;
    private final Works works;
    private final Names names;
    private final Clock clock;

    Lived(Dossiers dossiers, Works works, Names names, Clock clock) {
        this.dossiers = dossiers;
        this.works = works;
        this.names = names;
        this.clock = clock;
    }

    /** When the space opened; empty for an occupation that was there before the house followed it. */
    Optional<LocalDate> openedOn(DossierNumber number) {
        return since(dossiers.stages(number), DossierState.OUVERT).map(Lived::day);
    }

    /** In the order of the journey, the whole way to the open door first. */
    List<Span> spans(DossierNumber number) {
        var stages = dossiers.stages(number);
        var opened = since(stages, DossierState.OUVERT);
        var requested = dossiers.get(number).requestedAt();
        var ended = since(stages, DossierState.EN_FIN).orElseGet(clock::instant);
        var all = works.of(number);
        return Stream.of(
                        opened.map(at -> new Span("De la demande à l'ouverture", day(requested), day(at))).stream(),
                        steps(all.stream()
                                .filter(work -> !work.processKey().equals(CLOSING))
                                .filter(work ->
                                        opened.filter(work.createdAt()::isAfter).isEmpty())
                                .toList()),
                        opened.map(at -> new Span("Vie de l'occupation", day(at), day(ended))).stream(),
                        steps(all.stream()
                                .filter(work -> work.processKey().equals(CLOSING))
                                .toList()))
                .flatMap(spans -> spans)
                .toList();
    }

    private Stream<Span> steps(List<Work> works) {
        var days = new LinkedHashMap<String, Span>();
        works.stream().filter(work -> !UNTOLD.contains(work.processKey())).forEach(work -> {
            var key = work.processKey();
            var ended = work.endedAt() == null ? clock.instant() : work.endedAt();
            days.merge(key, new Span(key, day(work.createdAt()), day(ended)), Lived::together);
        });
        var names = days.isEmpty() ? Map.<String, String>of() : this.names.processes(days.keySet());
        return days.values().stream()
                .map(span -> new Span(names.getOrDefault(span.name(), span.name()), span.from(), span.to()));
    }

    private static Span together(Span one, Span other) {
        return new Span(one.name(), one.from(), one.to().isAfter(other.to()) ? one.to() : other.to());
    }

    private static Optional<Instant> since(List<Stage> stages, DossierState state) {
        return stages.stream()
                .filter(stage -> stage.state() == state)
                .map(Stage::since)
                .findFirst();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(HouseClock.PARIS).toLocalDate();
    }
}
