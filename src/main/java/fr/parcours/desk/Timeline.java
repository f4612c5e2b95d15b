package fr.parcours.desk;

import static fr.parcours.insight.Step.OCCUPANCY;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers.Stage;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.work.Work;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is done, what is under way and what is to come, told from what the registers hold. */
final class Timeline {
    enum Status {
        @JsonProperty("done")
        DONE("Fait"),
        @JsonProperty("current")
        CURRENT("En cours"),
        /** Under way, and nothing goes on before a question is answered. */
        @JsonProperty("waiting")
        WAITING("En attente d'une réponse"),
        @JsonProperty("toCome")
        TO_COME("À venir"),
        /** The dossier ended before. */
        @JsonProperty("notReached")
        NOT_REACHED("Non atteint");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** French, for the page. */
        public String label() {
            return label;
        }
    }

    /** One milestone. @param at done: when; under way: since when; null otherwise, or when nobody had to act */
    record Part(
            String id,
            String label,
            Status status,
            @Paris @Nullable Instant at) {}

    /**
     * One of the eleven administrative steps.
     *
     * @param id its one word (design.md, section 2)
     * @param at as of a part
     * @param parts the milestones in it
     */
    record Step(
            String id,
            String label,
            Status status,
            @Paris @Nullable Instant at,
            List<Part> parts) {
        /** French, once it is over. */
        public String over() {
            return id.equals(OCCUPANCY.word()) ? "Close" : Status.DONE.label();
        }
    }

    /** Whose request it is: not every dossier passes all milestones. */
    enum Origin {
        /** A service of the house, whose superior validates. */
        SERVICE,
        /** Somebody from outside: nobody validates. */
        OUTSIDE,
        /** An occupation that ran already: what came before is told only where it was done here. */
        TAKEN_OVER;

        static Origin of(Dossier dossier) {
            if (dossier.takenOverAt() != null) {
                return TAKEN_OVER;
            }
            return dossier.request().isExternal() ? OUTSIDE : SERVICE;
        }
    }

    private final DossierState state;
    private final Origin origin;
    private final List<Work> works;
    private final List<Stage> stages;
    private final Set<Milestone> asked;
    private final Set<Milestone> current;
    private final Milestone reached;

    /**
     * @param works all that was not cancelled, oldest first
     * @param trips the open ones
     * @param stages oldest first
     */
    Timeline(DossierState state, Origin origin, List<Work> works, List<RoundTrip> trips, List<Stage> stages) {
        this.state = state;
        this.origin = origin;
        this.works = works;
        this.stages = stages;
        this.reached = works.stream()
                .flatMap(work -> Milestone.of(work).stream())
                .max(Comparator.naturalOrder())
                .orElse(Milestone.REQUEST);
        this.asked = trips.stream().map(Timeline::whereAsked).collect(Collectors.toSet());
        this.current = current(works);
    }

    private Set<Milestone> current(List<Work> works) {
        var open = works.stream()
                .filter(work -> work.endedAt() == null)
                .flatMap(work -> Milestone.of(work).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Milestone.class)));
        open.addAll(asked);
        if (state == DossierState.OUVERT || open.isEmpty() && !state.isFinal()) {
            open.add(whereNobodyActs());
        }
        return open;
    }

    private static Milestone whereAsked(RoundTrip trip) {
        return trip.askingTaskKey() == null
                ? Milestone.ofProcess(trip.step()).orElse(Milestone.REQUEST)
                : Milestone.of(trip.askingTaskKey(), trip.step()).orElse(Milestone.REQUEST);
    }

    private Milestone whereNobodyActs() {
        return switch (state) {
            case OUVERT -> Milestone.OPEN;
            case EN_FIN -> Milestone.END;
            default -> reached;
        };
    }

    /** The first milestone that is under way; where it ended, when it has ended. */
    Milestone now() {
        return current.stream().findFirst().orElse(state == DossierState.CLOS ? Milestone.END : reached);
    }

    /** The eleven steps, left to right as they pass. */
    List<Step> steps() {
        return Arrays.stream(fr.parcours.insight.Step.values())
                .map(step -> Arrays.stream(Milestone.values())
                        .filter(milestone -> milestone.shownIn() == step)
                        .filter(this::isToldOf)
                        .map(this::part)
                        .toList())
                .filter(parts -> !parts.isEmpty())
                .map(this::step)
                .toList();
    }

    List<Part> milestones() {
        return Arrays.stream(Milestone.values())
                .filter(this::isToldOf)
                .map(this::part)
                .toList();
    }

    private Step step(List<Part> parts) {
        var step = Milestone.valueOf(parts.get(0).id().toUpperCase(Locale.ROOT)).shownIn();
        var status = together(parts);
        var moments = parts.stream()
                .filter(part -> part.status() == status)
                .map(Part::at)
                .filter(Objects::nonNull);
        var at =
                status == Status.DONE ? moments.max(Comparator.naturalOrder()) : moments.min(Comparator.naturalOrder());
        return new Step(
                step.word(),
                step.label(),
                status,
                step == OCCUPANCY && status == Status.DONE ? lifeEndedAt() : at.orElse(null),
                parts);
    }

    /** The life of an occupation is no deed: it begins with the open door, and is over when the end begins. */
    private @Nullable Instant lifeEndedAt() {
        return since(DossierState.EN_FIN).or(() -> since(DossierState.CLOS)).orElse(null);
    }

    /** What is under way goes before all; else a step is where its last milestone is, permits apart: they come later, if ever. */
    private static Status together(List<Part> parts) {
        var all = parts.stream().map(Part::status).collect(Collectors.toCollection(() -> EnumSet.noneOf(Status.class)));
        for (var underWay : List.of(Status.CURRENT, Status.WAITING)) {
            if (all.contains(underWay)) {
                return underWay;
            }
        }
        var last = parts.stream()
                .filter(part -> parts.size() == 1 || !part.id().equals(Milestone.PERMITS.id()))
                .reduce((earlier, later) -> later)
                .map(Part::status)
                .orElseThrow();
        if (all.contains(Status.DONE)) {
            return last == Status.TO_COME ? Status.CURRENT : Status.DONE;
        }
        return last;
    }

    private boolean isToldOf(Milestone milestone) {
        return switch (origin) {
            case SERVICE -> true;
            case OUTSIDE -> milestone != Milestone.VALIDATION;
            case TAKEN_OVER ->
                milestone.compareTo(Milestone.OPEN) >= 0
                        || of(milestone).findAny().isPresent();
        };
    }

    private Part part(Milestone milestone) {
        var status = status(milestone);
        var at = switch (status) {
            case DONE -> doneAt(milestone);
            case CURRENT, WAITING -> currentSince(milestone);
            case TO_COME, NOT_REACHED -> Optional.<Instant>empty();
        };
        return new Part(milestone.id(), milestone.label(), status, at.orElse(null));
    }

    private Status status(Milestone milestone) {
        if (current.contains(milestone)) {
            return asked.contains(milestone) ? Status.WAITING : Status.CURRENT;
        }
        if (state == DossierState.REFUSE || state == DossierState.ABANDONNE) {
            return milestone.compareTo(lastBeforeTheEnd()) <= 0 ? Status.DONE : Status.NOT_REACHED;
        }
        return state == DossierState.CLOS
                        || milestone.compareTo(now()) < 0
                        || isAheadOf(milestone)
                        || isBehind(milestone)
                ? Status.DONE
                : Status.TO_COME;
    }

    /** Steps that run side by side end in any order. */
    private boolean isAheadOf(Milestone milestone) {
        return milestone.runsBeside(now()) && lastEnd(milestone).isPresent();
    }

    /** While the space is occupied all that led there is done, whatever is looked at again. */
    private boolean isBehind(Milestone milestone) {
        return switch (state) {
            case OUVERT -> milestone.compareTo(Milestone.OPEN) < 0;
            case EN_FIN -> milestone.compareTo(Milestone.END) < 0;
            default -> false;
        };
    }

    /** How far it came before it was refused or given up; giving keys back afterwards is no further step. */
    private Milestone lastBeforeTheEnd() {
        return works.stream()
                .filter(work -> work.endedAt() != null)
                .flatMap(work -> Milestone.of(work).stream())
                .filter(milestone -> milestone != Milestone.END)
                .max(Comparator.naturalOrder())
                .orElse(Milestone.REQUEST);
    }

    private Optional<Instant> doneAt(Milestone milestone) {
        return switch (milestone) {
            case REQUEST -> stages.stream().findFirst().map(Stage::since);
            case OPEN -> since(DossierState.OUVERT);
            case END -> since(DossierState.CLOS);
            case ELIGIBILITY -> lastEnd(milestone).or(() -> since(DossierState.EN_INSTRUCTION));
            default -> lastEnd(milestone);
        };
    }

    private Optional<Instant> lastEnd(Milestone milestone) {
        return of(milestone).map(Work::endedAt).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    private Optional<Instant> currentSince(Milestone milestone) {
        var open = of(milestone)
                .filter(work -> work.endedAt() == null)
                .map(Work::createdAt)
                .min(Comparator.naturalOrder());
        return milestone == Milestone.OPEN ? since(DossierState.OUVERT) : open;
    }

    private Stream<Work> of(Milestone milestone) {
        return works.stream()
                .filter(work -> Milestone.of(work).filter(milestone::equals).isPresent());
    }

    private Optional<Instant> since(DossierState state) {
        return stages.stream()
                .filter(stage -> stage.state() == state)
                .map(Stage::since)
                .reduce((earlier, later) -> later);
    }
}
