package fr.parcours.register.roundtrip;

import fr.parcours.DossierNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that was sent back.
 *
 * @param step process of the asker
 * @param askedBy null when a rule asks, as the three that follow
 * @param instanceId the {@code completion-request} that carries it, null before it runs
 * @param dueAt when an answer is expected at the latest
 * @param arbitrationReason what the steering role wrote; null unless it had to decide
 * @param outcome null while it is open
 */
public record RoundTrip(
        String id,
        DossierNumber dossier,
        String step,
        Kind kind,
        @Nullable String askedBy,
        @Nullable String askingRole,
        @Nullable String askingTaskId,
        @Nullable String askingTaskKey,
        String askedRole,
        Cause cause,
        String question,
        @Nullable String instanceId,
        Instant openedAt,
        Instant dueAt,
        @Nullable String arbitrationReason,
        @Nullable Instant closedAt,
        @Nullable Outcome outcome,
        @Nullable String answer,
        @Nullable String answeredBy) {

    public enum Kind {
        RULE,
        PERSON
    }

    public enum Outcome {
        ANSWERED("Répondu"),
        WITHDRAWN("Question retirée"),
        EXPIRED("Sans réponse"),
        STOPPED("Arrêté par arbitrage");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Why work is sent back: a fixed list, so that causes can be ranked. */
    public enum Cause {
        PIECE_MANQUANTE("Pièce manquante"),
        INFORMATION_INCOMPLETE("Information incomplète"),
        INFORMATION_ERRONEE("Information erronée"),
        DOCUMENT_ILLISIBLE("Document illisible"),
        DATES_A_REVOIR("Dates à revoir"),
        AUTRE("Autre"),
        /** Only a rule asks for this. */
        REGLE("Contrôle de recevabilité");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean isOpen() {
        return outcome == null;
    }
}
