package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Opinion;
import fr.parcours.register.dossier.Opinions.Verdict;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.work.Work;
import fr.parcours.register.work.Works;
import fr.parcours.step.Promise;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the reviews concluded, as those who decide upon it read it. */
@Component
class GivenOpinions {
    /** In the course, and after a change. */
    private static final Set<String> ARBITRATIONS = Set.of("task_arbitrateOpinions", "task_arbitrateRework");

    private final Opinions opinions;
    private final Reserves reserves;
    private final Works works;
    private final Promise promise;

    GivenOpinions(Opinions opinions, Reserves reserves, Works works, Promise promise) {
        this.opinions = opinions;
        this.reserves = reserves;
        this.works = works;
        this.promise = promise;
    }

    /**
     * May the agreement be given? Not while an opinion is to be given again, nor while one stands against it, nor while the law
     * forbids to promise anything.
     */
    boolean allowAgreement(DossierNumber dossier) {
        return opinions.isSettled(dossier) && promise.barred(dossier).isEmpty();
    }

    /**
     * Is there something to arbitrate? Not while an arbitration is open: it hears whatever is said until it is given; nor where
     * the law itself stands against it.
     */
    boolean mayBeArbitrated(DossierNumber dossier) {
        return !areBeingArbitrated(dossier) && promise.barred(dossier).isEmpty();
    }

    private boolean areBeingArbitrated(DossierNumber dossier) {
        return works.open(dossier).stream().map(Work::taskKey).anyMatch(ARBITRATIONS::contains);
    }

    /** One paragraph for each trade; empty when nobody has said anything. */
    String text(DossierNumber dossier) {
        return Stream.concat(
                        Stream.concat(
                                promise.barred(dossier).stream().map(why -> "Obstacle de droit : " + why),
                                given(dossier).stream().map(GivenOpinions::told)),
                        opinions.awaited(dossier).stream()
                                .map(trade ->
                                        "%s – Avis à rendre de nouveau : un fait clé a changé, ou le service revient sur le sien. Attendez-le."
                                                .formatted(Groups.LABELS.get(trade))))
                .collect(Collectors.joining("\n\n"));
    }

    /** What the opinions and the visit left to be lifted, one line each; empty without. */
    String reserves(DossierNumber dossier) {
        return reserves.open(dossier).stream()
                .map(reserve -> "– " + reserve.asCondition())
                .collect(Collectors.joining("\n"));
    }

    /** These conditions, and behind them each open reserve that none of them means: an agreement leaves none out. */
    String withReserves(DossierNumber dossier, @Nullable String conditions) {
        var told = Objects.requireNonNullElse(conditions, "").lines().toList();
        return Stream.concat(
                        told.stream(),
                        reserves.open(dossier).stream()
                                .filter(reserve -> told.stream().noneMatch(reserve::isMeantBy))
                                .map(reserve -> "– " + reserve.asCondition()))
                .collect(Collectors.joining("\n"));
    }

    private List<Opinion> given(DossierNumber dossier) {
        return opinions.current(dossier);
    }

    private static String told(Opinion opinion) {
        var title = opinion.trade().equals(Groups.PILOTAGE) ? "Arbitrage" : Groups.LABELS.get(opinion.trade());
        var reserves = opinion.reserves() == null ? "" : "\nRéserves : " + opinion.reserves();
        return "%s – %s. %s%s"
                .formatted(title, Verdict.valueOf(opinion.verdict()).label(), opinion.ground(), reserves);
    }
}
