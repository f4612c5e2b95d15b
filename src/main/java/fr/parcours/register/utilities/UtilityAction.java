package fr.parcours.register.utilities;

import fr.parcours.register.space.Space.Utility;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something to do about one utility (table {@code utilityActions}).
 *
 * @param reference of the order; null before it, as the two that follow; one that is to be ordered again keeps it
 * @param remark why it is not done yet; null when there is nothing to say
 */
public record UtilityAction(
        Utility utility,
        Kind kind,
        State state,
        @Nullable String reference,
        @Nullable LocalDate orderedOn,
        @Nullable LocalDate expectedOn,
        @Nullable LocalDate doneOn,
        @Nullable String remark) {

    /** What the table may ask for. */
    public enum Kind {
        RELEVE_ENTREE("relever l'index à l'entrée", false),
        CHANGEMENT_TITULAIRE("changer le titulaire du contrat", true),
        MISE_EN_SERVICE("mettre en service", true),
        MISE_EN_SERVICE_EXPRESS("mettre en service en express, avec surcoût", true),
        VERIFICATION_ELECTRIQUE("faire vérifier l'installation électrique", true),
        VERIF_CHAUDIERE("faire vérifier la chaudière", true),
        ETANCHEITE("faire contrôler l'étanchéité", true),
        RINCAGE_RESEAU("rincer le réseau", true),
        RACCORDEMENT("faire établir un devis de raccordement", true),
        HORS_GEL("mettre hors gel", true),
        MISE_HORS_SERVICE("mettre hors service", true),
        ROUTEUR_4G("installer un routeur 4G", true),
        /** The occupant's own contract: the agreement says so. */
        CONTRAT_OCCUPANT("contrat au nom de l'occupant", false);

        private final String label;
        private final boolean ordered;

        Kind(String label, boolean ordered) {
            this.label = label;
            this.ordered = ordered;
        }

        /** French, as the end of a line. */
        public String label() {
            return label;
        }

        /** Does it engage somebody: a supplier, a firm, the house's own workshop? */
        public boolean isOrdered() {
            return ordered;
        }
    }

    public enum State {
        PREPARED,
        ORDERED,
        DONE,
        CANCELLED
    }

    /** Who looks after it: fluids are the technical service's, the network is the digital service's (role-matrix, row 29). */
    public enum Trade {
        FLUIDS,
        NETWORK;

        public static Trade of(Utility utility) {
            return utility == Utility.INTERNET ? NETWORK : FLUIDS;
        }
    }

    /** Its order no longer fits: a fact that it was planned on has changed. */
    public boolean isToOrderAgain() {
        return state == State.PREPARED && reference != null;
    }

    public Trade trade() {
        return Trade.of(utility);
    }

    /** « Électricité : mettre en service ». */
    public String title() {
        return "%s : %s".formatted(label(utility), kind.label());
    }

    /** French. */
    public static String label(Utility utility) {
        return switch (utility) {
            case ELEC -> "Électricité";
            case GAZ -> "Gaz";
            case EAU -> "Eau";
            case CHAUFFAGE -> "Chauffage";
            case INTERNET -> "Internet";
        };
    }
}
