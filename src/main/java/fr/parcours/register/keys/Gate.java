package fr.parcours.register.keys;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The gate of the keys (design.md, idea 5): nobody gets a key before all of it stands. So far as its steps exist: an
 * executory title that no later change made stale, and an entry inventory signed by both.
 */
@Component
public class Gate {
    public enum Code {
        TITRE_ABSENT,
        TITRE_NON_EXECUTOIRE,
        TITRE_A_REPRENDRE,
        EDL_ABSENT,
        EDL_NON_SIGNE
    }

    /** Something that is missing. @param sentence French, for the person at the desk */
    public record Refusal(Code code, String sentence) {}

    private final Agreements agreements;
    private final Inventories inventories;

    Gate(Agreements agreements, Inventories inventories) {
        this.agreements = agreements;
        this.inventories = inventories;
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

    private static void entry(Inventory inventory, List<Refusal> missing) {
        if (!inventory.isSignedByBoth()) {
            missing.add(
                    new Refusal(Code.EDL_NON_SIGNE, "L'état des lieux d'entrée n'est pas signé par les deux parties."));
        }
    }
}
