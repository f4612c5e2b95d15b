package fr.parcours.register.escalation;

import fr.parcours.DossierNumber;
import java.time.Instant;

/** Something was done about a late task. */
public record Escalation(String taskId, DossierNumber dossier, Action action, Instant at) {
    /** What table {@code escalation} answers (domain.md, D15). */
    public enum Action {
        NONE(0, ""),
        RAPPEL_ASSIGNE(1, "Rappel envoyé"),
        RAPPEL_ASSIGNE_ET_CHEF(2, "En retard : relance envoyée, responsables informés"),
        /** Nothing else moves in the dossier. */
        CHEF_SERVICE(2, "En retard : responsables saisis"),
        PILOTE_REAFFECTE(3, "En retard : pilotage saisi pour réaffecter"),
        ARBITRAGE_DGA(4, "En retard : arbitrage demandé à la direction générale");

        private final int level;
        private final String label;

        Action(int level, String label) {
            this.level = level;
            this.label = label;
        }

        /** 0 nothing to do, then 1 to 4; each is reached once. */
        public int level() {
            return level;
        }

        /** French, followed by « le » and a day. */
        public String label() {
            return label;
        }
    }
}
