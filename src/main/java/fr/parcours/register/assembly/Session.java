package fr.parcours.register.assembly;

import fr.parcours.BadInput;
import java.time.LocalDate;

/** A day on which an assembly meets. @param fileDeadline the last day on which it takes a file */
public record Session(String id, Assembly assembly, LocalDate heldOn, LocalDate fileDeadline) {
    public enum Assembly {
        BUREAU("Bureau métropolitain"),
        CONSEIL("Conseil métropolitain");

        private final String label;

        Assembly(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }
    }

    public Session {
        if (fileDeadline.isAfter(heldOn)) {
            throw new BadInput("fileDeadline", "Les dossiers sont remis au plus tard le jour de la séance.");
        }
    }
}
