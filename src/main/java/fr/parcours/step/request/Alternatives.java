package fr.parcours.step.request;

import static java.util.Comparator.comparing;

import fr.parcours.Plural;
import fr.parcours.engine.Rules;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Finding;
import fr.parcours.register.dossier.Finding.Severity;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.space.Days;
import fr.parcours.register.space.Days.Stay;
import fr.parcours.register.space.Diagnostics;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Space.Status;
import fr.parcours.register.space.Space.Utility;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.EligibilityFacts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Other spaces for a request, the fittest first: table {@code spaceScore} gives the points, this class the facts and the
 * words. The request names no commune of its own, so the one of the space asked for counts as wanted.
 */
@Component
class Alternatives {
    private static final BigDecimal LEAST_AREA = new BigDecimal("0.8");
    private static final BigDecimal MOST_AREA = new BigDecimal("1.2");
    private static final int NAMED_IN_A_REFUSAL = 3;
    private static final int SHOWN = 20;

    /**
     * A space that might do instead.
     *
     * @param fits large enough, open and free for the whole period; the rules have not been asked
     * @param reasons the facts behind the points, in words
     */
    record Proposal(Space space, int points, boolean fits, List<String> reasons) {
        /** « 75 points : même commune, accessible ». */
        String why() {
            var inWords = reasons.isEmpty() ? "" : " : " + String.join(", ", reasons);
            return Plural.count(points, "point") + inWords;
        }
    }

    private final Rules rules;
    private final Spaces spaces;
    private final Days days;
    private final Diagnostics diagnostics;
    private final EligibilityFacts eligibility;
    private final Findings findings;
    private final Clock clock;

    Alternatives(
            Rules rules,
            Spaces spaces,
            Days days,
            Diagnostics diagnostics,
            EligibilityFacts eligibility,
            Findings findings,
            Clock clock) {
        this.rules = rules;
        this.spaces = spaces;
        this.days = days;
        this.diagnostics = diagnostics;
        this.eligibility = eligibility;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * The twenty fittest that may be had: those that fit first, then by points. The one asked for stands before them once the
     * request has changed so that what barred it there does so no more; else it is none of them.
     */
    List<Proposal> of(Dossier dossier) {
        return Stream.concat(again(dossier).stream(), ranked(dossier))
                .limit(SHOWN)
                .toList();
    }

    private Optional<Proposal> again(Dossier dossier) {
        var request = dossier.request();
        if (!bars(findings.of(dossier.number())) || bars(eligibility.findings(dossier.number(), request, true))) {
            return Optional.empty();
        }
        var asked = spaces.get(request.spaceCode());
        return Optional.of(new Proposal(
                asked,
                points(
                        asked,
                        asked,
                        request,
                        taken(dossier),
                        diagnostics.spacesInOrder(LocalDate.now(clock)),
                        new Words()),
                true,
                List.of("l'espace demandé, que la demande modifiée permet")));
    }

    private static boolean bars(List<Finding> found) {
        return found.stream().anyMatch(finding -> finding.severity() == Severity.BLOCK);
    }

    /** What others hold or occupy within the period. */
    private Set<String> taken(Dossier dossier) {
        var request = dossier.request();
        return days.staysFrom(request.requestedStart()).stream()
                .filter(stay -> !stay.dossier().equals(dossier.number()))
                .filter(stay -> !stay.from().isAfter(request.requestedEnd()))
                .map(Stay::space)
                .collect(Collectors.toSet());
    }

    /** Whoever has enough to choose from is not shown, nor is the table asked about, what does not fit. */
    private Stream<Proposal> ranked(Dossier dossier) {
        var request = dossier.request();
        var asked = spaces.get(request.spaceCode());
        var taken = taken(dossier);
        var inOrder = diagnostics.spacesInOrder(LocalDate.now(clock));
        var others = offered(request)
                .filter(space -> !space.code().equals(asked.code()))
                .toList();
        var fitting =
                others.stream().filter(space -> fits(space, request, taken)).toList();
        var compared = fitting.size() < SHOWN ? others : fitting;
        return compared.stream()
                .map(space -> proposal(space, asked, request, taken, inOrder))
                .sorted(comparing(Proposal::fits)
                        .thenComparing(Proposal::points)
                        .reversed()
                        .thenComparing(proposal -> proposal.space().code()));
    }

    /** To a service any owner's; to somebody from outside only what the house may grant by a title of its own. */
    private Stream<Space> offered(OccupationRequest request) {
        return (request.isExternal() ? spaces.lendable() : spaces.all()).stream();
    }

    /** The best of those that fit and that no rule bars, for a requester who is refused; may be empty. */
    List<Proposal> worthAsking(Dossier dossier) {
        return ranked(dossier)
                .filter(Proposal::fits)
                .filter(proposal -> isOpenTo(dossier, proposal.space()))
                .limit(NAMED_IN_A_REFUSAL)
                .toList();
    }

    private boolean isOpenTo(Dossier dossier, Space space) {
        return eligibility.findings(dossier.number(), dossier.request().in(space.code()), true).stream()
                .noneMatch(finding -> finding.severity() == Severity.BLOCK || finding.severity() == Severity.LEGAL);
    }

    private Proposal proposal(
            Space space, Space asked, OccupationRequest request, Set<String> taken, Set<String> inOrder) {
        var words = new Words();
        var points = points(space, asked, request, taken, inOrder, words);
        return new Proposal(space, points, fits(space, request, taken), words.said());
    }

    private int points(
            Space space, Space asked, OccupationRequest request, Set<String> taken, Set<String> inOrder, Words words) {
        var closed = Objects.requireNonNullElse(space.closedMonths(), 0);
        var inputs = Map.ofEntries(
                words.noted("communeWanted", space.commune().equals(asked.commune()), "même commune"),
                words.noted("nearTransit", isTrue(space.nearTransit()), "métro ou tramway à moins de 500 m"),
                words.noted("areaFits", isComparable(space, asked), "surface comparable"),
                words.noted("accessible", isTrue(space.pmrAccess()), "accessible"),
                words.noted("heating", isTrue(space.has(Utility.CHAUFFAGE)), "chauffé"),
                words.noted("water", isTrue(space.has(Utility.EAU)), "eau"),
                words.noted("fibre", isTrue(space.fibre()), "fibre"),
                words.noted("diagnosticsValid", inOrder.contains(space.code()), "diagnostics à jour"),
                words.noted("windowTooShort", !isOpen(space, request), "non disponible toute la période"),
                words.noted("notVacant", !isFree(space, taken), "déjà pris"),
                Map.entry("vacantMonths", closed));
        if (closed > 0) {
            words.say("fermé depuis %d mois".formatted(closed));
        }
        if (!isWide(space, request)) {
            words.say("trop petit (%d personnes pour %d)".formatted(space.maxCapacity(), request.headcount()));
        }
        return (Integer) rules.decide("spaceScore", inputs).get(0).output("points");
    }

    private static boolean fits(Space space, OccupationRequest request, Set<String> taken) {
        return isWide(space, request) && isOpen(space, request) && isFree(space, taken);
    }

    private static boolean isWide(Space space, OccupationRequest request) {
        return space.maxCapacity() >= request.headcount();
    }

    private static boolean isOpen(Space space, OccupationRequest request) {
        return space.isOpenFor(request.requestedStart(), request.requestedEnd());
    }

    private static boolean isFree(Space space, Set<String> taken) {
        return space.status() == Status.VACANT && !taken.contains(space.code());
    }

    private static boolean isTrue(@Nullable Boolean known) {
        return Boolean.TRUE.equals(known);
    }

    /** Within a fifth of the area asked for; an unknown area is not comparable. */
    private static boolean isComparable(Space space, Space asked) {
        var area = space.areaUsable();
        var wanted = asked.areaUsable();
        return area != null
                && wanted != null
                && area.compareTo(wanted.multiply(LEAST_AREA)) >= 0
                && area.compareTo(wanted.multiply(MOST_AREA)) <= 0;
    }

    /** Says in words what holds. */
    private static final class Words {
        private final List<String> said = new ArrayList<>();

        Map.Entry<String, Object> noted(String input, boolean holds, String word) {
            if (holds) {
                said.add(word);
            }
            return Map.entry(input, holds);
        }

        void say(String word) {
            said.add(word);
        }

        List<String> said() {
            return List.copyOf(said);
        }
    }
}
