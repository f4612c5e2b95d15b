package fr.parcours.register.keys;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Verdict;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.safety.Step;
import fr.parcours.register.technical.DueDiagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The gate of the keys (design.md, idea 5): nobody gets a key before all of it stands. An executory title that no later change made stale, an entry
 * inventory signed by both, green safety for the intended public, and the asbestos file where it is due.
 */
@Component
public class Gate {
    public enum Code {
        TITRE_ABSENT,
        TITRE_NON_EXECUTOIRE,
        TITRE_A_REPRENDRE,
        EDL_ABSENT,
        EDL_NON_SIGNE,
        SECURITE_AVIS_DEFAVORABLE,
        AUTORISATION_ATTENDUE,
        AUTORISATION_REFUSEE,
        DTA_ATTENDU,
        AMIANTE_DEGRADE
    }

    /** Something that is missing. @param sentence French, for the person at the desk */
    public record Refusal(Code code, String sentence) {}

    private final Agreements agreements;
    private final Inventories inventories;
    private final Opinions opinions;
    private final Safety safety;
    private final DueDiagnostics diagnostics;

    Gate(Agreements agreements, Inventories inventories, Opinions opinions, Safety safety, DueDiagnostics diagnostics) {
        this.agreements = agreements;
        this.inventories = inventories;
        this.opinions = opinions;
        this.safety = safety;
        this.diagnostics = diagnostics;
    }

    /** What is missing; empty when the keys may go. */
    public List<Refusal> missing(DossierNumber dossier) {
        var missing = new ArrayList<Refusal>();
        agreements
                .latest(dossier)
                .ifPresentOrElse(
                        agreement -> title(agreement, missing),
                        () -> missing.add(new Refusal(Code.TITRE_ABSENT, "Aucun titre d'occupation n'est établi.")));
        inventories
                .find(dossier, Inventory.Kind.ENTREE)
                .ifPresentOrElse(
                        inventory -> entry(inventory, missing),
                        () -> missing.add(new Refusal(Code.EDL_ABSENT, "L'état des lieux d'entrée n'est pas dressé.")));
        safety(dossier, missing);
        asbestos(dossier, missing);
        return missing;
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

    private static void title(Agreement agreement, List<Refusal> missing) {
        if (agreement.stale()) {
            missing.add(new Refusal(
                    Code.TITRE_A_REPRENDRE, "Un fait clé a changé : le titre est à rédiger et à signer de nouveau."));
        } else if (!agreement.isInForce()) {
            missing.add(new Refusal(Code.TITRE_NON_EXECUTOIRE, "Le titre d'occupation n'est pas encore exécutoire."));
        }
    }

    private void safety(DossierNumber dossier, List<Refusal> missing) {
        if (opinions.stands(dossier, Groups.SECURITE, Verdict.DEFAVORABLE)) {
            missing.add(new Refusal(
                    Code.SECURITE_AVIS_DEFAVORABLE,
                    "L'avis de sécurité est défavorable et n'a pas été arbitré autrement."));
        }
        safety.withheld(dossier).forEach(step -> missing.add(refusal(step)));
    }

    private static Refusal refusal(Step step) {
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

    private void asbestos(DossierNumber dossier, List<Refusal> missing) {
        if (diagnostics.awaitsAsbestosFile(dossier)) {
            missing.add(new Refusal(Code.DTA_ATTENDU, "Le dossier technique amiante n'est pas reçu."));
        } else if (diagnostics.isAsbestosDegraded(dossier)) {
            missing.add(new Refusal(
                    Code.AMIANTE_DEGRADE, "Le dossier technique amiante conclut à des matériaux dégradés."));
        }
    }

    private static void entry(Inventory inventory, List<Refusal> missing) {
        if (!inventory.isSignedByBoth()) {
            missing.add(
                    new Refusal(Code.EDL_NON_SIGNE, "L'état des lieux d'entrée n'est pas signé par les deux parties."));
        }
    }
}
