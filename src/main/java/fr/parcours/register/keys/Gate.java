package fr.parcours.register.keys;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Euros;
import fr.parcours.Groups;
import fr.parcours.LongDate;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.agreement.Deposits;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Opinion;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.dossier.Reserves.Reserve;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory;
import fr.parcours.register.occupancy.Endings;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.safety.Step;
import fr.parcours.register.space.Spaces;
import fr.parcours.register.technical.DueDiagnostics;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The gate of the keys (design.md, idea 5; domain.md 2.0): nobody gets a key before all of it stands: an executory title
 * that no later change made stale and nobody proposes to withdraw, opinions given on the facts as they are and no reserve of theirs that is to be lifted
 * first, insurance that holds, the deposit that the title asks for, an entry inventory signed by both, green safety for the intended public, the asbestos file
 * where it is due, a place that was checked and that is still offered. An assignment of the house may open before its
 * period; somebody from outside enters on the first day of his title and of his cover, no sooner.
 */
@Component
public class Gate {
    public enum Code {
        TITRE_ABSENT,
        TITRE_NON_EXECUTOIRE,
        TITRE_A_VENIR,
        TITRE_A_REPRENDRE,
        RETRAIT_PROPOSE,
        PERIODE_PASSEE,
        ASSURANCE_ABSENTE,
        ASSURANCE_A_VENIR,
        DEPOT_ATTENDU,
        EDL_ABSENT,
        EDL_NON_SIGNE,
        AVIS_A_RENDRE,
        AVIS_DEFAVORABLE,
        RESERVE_A_LEVER,
        SECURITE_AVIS_DEFAVORABLE,
        AUTORISATION_ATTENDUE,
        AUTORISATION_REFUSEE,
        DTA_ATTENDU,
        AMIANTE_DEGRADE,
        OUVERTURE_NON_VERIFIEE,
        ESPACE_RETIRE
    }

    /** Something that is missing. @param sentence French, for the person at the desk */
    public record Refusal(Code code, String sentence) {}

    /** One of the conditions. @param label French · missing empty when it is met */
    public record Condition(String label, List<Refusal> missing) {
        static Condition of(String label, Optional<Refusal> missing) {
            return new Condition(label, missing.stream().toList());
        }

        public boolean isMet() {
            return missing.isEmpty();
        }
    }

    private final Dossiers dossiers;
    private final Clock clock;
    private final Spaces spaces;
    private final Agreements agreements;
    private final Endings endings;
    private final Coverages coverages;
    private final Deposits deposits;
    private final Inventories inventories;
    private final Opinions opinions;
    private final Reserves reserves;
    private final Safety safety;
    private final DueDiagnostics diagnostics;
    private final Openings openings;

    Gate(
            Dossiers dossiers,
            Clock clock,
            Spaces spaces,
            Agreements agreements,
            Endings endings,
            Coverages coverages,
            Deposits deposits,
            Inventories inventories,
            Opinions opinions,
            Reserves reserves,
            Safety safety,
            DueDiagnostics diagnostics,
            Openings openings) {
        this.dossiers = dossiers;
        this.clock = clock;
        this.spaces = spaces;
        this.agreements = agreements;
        this.endings = endings;
        this.coverages = coverages;
        this.deposits = deposits;
        this.inventories = inventories;
        this.opinions = opinions;
        this.reserves = reserves;
        this.safety = safety;
        this.diagnostics = diagnostics;
        this.openings = openings;
    }

    /** All of them, met or not, as the desk checks them. */
    public List<Condition> conditions(DossierNumber dossier) {
        var request = dossiers.get(dossier).request();
        var conditions = List.of(
                Condition.of("le titre d'occupation est exécutoire.", title(dossier, request)),
                Condition.of("la période demandée n'est pas passée.", period(request)),
                new Condition("les services ont donné leur avis, et aucun ne s'y oppose.", opinions(dossier)),
                new Condition("les réserves à lever avant l'entrée sont levées.", reserves(dossier)),
                Condition.of("l'occupation est assurée.", insurance(dossier, request)),
                Condition.of("l'état des lieux d'entrée est signé par les deux parties.", entry(dossier)),
                new Condition("la sécurité est au vert pour l'accueil prévu.", safety(dossier)),
                Condition.of("l'amiante est connu et ne s'y oppose pas.", asbestos(dossier)),
                Condition.of("l'espace est vérifié et peut ouvrir.", opening(dossier)),
                Condition.of("l'espace est toujours proposé.", offer(request)));
        return request.isExternal()
                ? Stream.concat(conditions.stream(), deposit(dossier).stream()).toList()
                : conditions;
    }

    /** What is missing; empty when the keys may go. */
    public List<Refusal> missing(DossierNumber dossier) {
        return conditions(dossier).stream()
                .flatMap(condition -> condition.missing().stream())
                .toList();
    }

    /** @throws Conflict (409) naming all that is missing */
    public void requireOpen(DossierNumber dossier) {
        var missing = missing(dossier);
        if (!missing.isEmpty()) {
            throw new Conflict(missing.stream()
                    .map(Refusal::sentence)
                    .collect(Collectors.joining(" ", "Les clés ne peuvent pas être remises. ", "")));
        }
    }

    private Optional<Refusal> title(DossierNumber dossier, OccupationRequest request) {
        var title = agreements.latest(dossier);
        if (title.isEmpty()) {
            return refusal(Code.TITRE_ABSENT, "Aucun titre d'occupation n'est établi.");
        }
        if (title.get().stale()) {
            return refusal(
                    Code.TITRE_A_REPRENDRE, "Un fait clé a changé : le titre est à rédiger et à signer de nouveau.");
        }
        if (endings.proposed(dossier).isPresent()) {
            return refusal(Code.RETRAIT_PROPOSE, "Le retrait du titre est proposé : il attend d'être signé ou refusé.");
        }
        if (!title.get().isInForce()) {
            return refusal(Code.TITRE_NON_EXECUTOIRE, "Le titre d'occupation n'est pas encore exécutoire.");
        }
        var start = title.get().startDate();
        return request.isExternal() && LocalDate.now(clock).isBefore(start)
                ? refusal(
                        Code.TITRE_A_VENIR,
                        "Le titre ne prend effet que le %s : aucune clé ne part avant ce jour."
                                .formatted(LongDate.told(start)))
                : Optional.empty();
    }

    private Optional<Refusal> period(OccupationRequest request) {
        return request.requestedEnd().isBefore(LocalDate.now(clock))
                ? refusal(Code.PERIODE_PASSEE, "La période demandée est passée : elle est à modifier.")
                : Optional.empty();
    }

    private Optional<Refusal> insurance(DossierNumber dossier, OccupationRequest request) {
        if (!coverages.isValidated(dossier)) {
            return refusal(
                    Code.ASSURANCE_ABSENTE,
                    "L'assurance de l'occupation n'est pas validée, ou un fait déclaré a changé depuis, ou la garantie a pris fin.");
        }
        return coverages
                .firstDay(dossier)
                .filter(day -> request.isExternal() && LocalDate.now(clock).isBefore(day))
                .map(day -> new Refusal(
                        Code.ASSURANCE_A_VENIR,
                        "L'assurance ne court qu'à partir du %s : aucune clé ne part avant ce jour."
                                .formatted(LongDate.told(day))));
    }

    /** Empty when the title asks for none. */
    private Optional<Condition> deposit(DossierNumber dossier) {
        var asked = deposits.asked(dossier);
        return asked.signum() == 0
                ? Optional.empty()
                : Optional.of(Condition.of(
                        "le dépôt de garantie est reçu.",
                        deposits.isAwaited(dossier)
                                ? refusal(
                                        Code.DEPOT_ATTENDU,
                                        "La réception du dépôt de garantie (%s €) est à constater : jour et montant."
                                                .formatted(Euros.told(asked)))
                                : Optional.empty()));
    }

    private Optional<Refusal> entry(DossierNumber dossier) {
        var inventory = inventories.find(dossier, Inventory.Kind.ENTREE);
        if (inventory.isEmpty()) {
            return refusal(Code.EDL_ABSENT, "L'état des lieux d'entrée n'est pas dressé.");
        }
        return inventory.get().isSignedByBoth()
                ? Optional.empty()
                : refusal(Code.EDL_NON_SIGNE, "L'état des lieux d'entrée n'est pas signé par les deux parties.");
    }

    private List<Refusal> opinions(DossierNumber dossier) {
        var awaited = opinions.awaited(dossier).stream()
                .map(trade -> new Refusal(
                        Code.AVIS_A_RENDRE,
                        "Un avis est à rendre de nouveau (%s).".formatted(Groups.LABELS.get(trade))));
        var against = opinions.against(dossier).stream()
                .filter(opinion -> !isOfSafety(opinion))
                .map(opinion -> new Refusal(
                        Code.AVIS_DEFAVORABLE,
                        "L'avis rendu est défavorable (%s).".formatted(Groups.LABELS.get(opinion.trade()))));
        return Stream.concat(awaited, against).toList();
    }

    private List<Refusal> reserves(DossierNumber dossier) {
        return reserves.open(dossier).stream()
                .filter(Reserve::holdsKeys)
                .map(reserve -> new Refusal(
                        Code.RESERVE_A_LEVER,
                        "Une réserve est à lever avant l'entrée (%s) : « %s »."
                                .formatted(Groups.LABELS.get(reserve.trade()), reserve.text())))
                .toList();
    }

    private List<Refusal> safety(DossierNumber dossier) {
        var against = opinions.against(dossier).stream()
                .filter(Gate::isOfSafety)
                .map(opinion -> new Refusal(
                        Code.SECURITE_AVIS_DEFAVORABLE,
                        "L'avis de sécurité est défavorable et n'a pas été arbitré autrement."));
        return Stream.concat(against, safety.withheld(dossier).stream().map(Gate::withheld))
                .toList();
    }

    private static boolean isOfSafety(Opinion opinion) {
        return opinion.trade().equals(Groups.SECURITE);
    }

    private static Refusal withheld(Step step) {
        if (!step.requirement().isAnswered()) {
            return new Refusal(
                    Code.AUTORISATION_ATTENDUE,
                    "Il reste à faire : %s.".formatted(step.requirement().label()));
        }
        return step.state() == Step.State.REFUSED
                ? new Refusal(
                        Code.AUTORISATION_REFUSEE,
                        "L'autorité a refusé : %s.".formatted(step.requirement().label()))
                : new Refusal(
                        Code.AUTORISATION_ATTENDUE,
                        "Une autorisation est attendue : %s."
                                .formatted(step.requirement().label()));
    }

    private Optional<Refusal> asbestos(DossierNumber dossier) {
        if (diagnostics.awaitsAsbestosFile(dossier)) {
            return refusal(Code.DTA_ATTENDU, "Le dossier technique amiante n'est pas reçu.");
        }
        return diagnostics.isAsbestosDegraded(dossier)
                ? refusal(Code.AMIANTE_DEGRADE, "Le dossier technique amiante conclut à des matériaux dégradés.")
                : Optional.empty();
    }

    /** What a later change adds on site is to be seen too. */
    private Optional<Refusal> opening(DossierNumber dossier) {
        return openings.isReady(dossier) && safety.open(dossier).isEmpty()
                ? Optional.empty()
                : refusal(
                        Code.OUVERTURE_NON_VERIFIEE,
                        "La vérification de l'espace avant ouverture n'est pas faite ou à jour, ou n'est pas concluante.");
    }

    private Optional<Refusal> offer(OccupationRequest request) {
        return spaces.get(request.spaceCode()).isWithdrawn()
                ? refusal(Code.ESPACE_RETIRE, "L'espace a été retiré : il n'est plus proposé.")
                : Optional.empty();
    }

    private static Optional<Refusal> refusal(Code code, String sentence) {
        return Optional.of(new Refusal(code, sentence));
    }
}
