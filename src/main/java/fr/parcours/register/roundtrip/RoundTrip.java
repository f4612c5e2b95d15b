package fr.parcours.register.roundtrip;

import fr.parcours.DossierNumber;
import java.time.Instant;
import java.util.List;
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
        ANSWERED("Corrigé"),
        WITHDRAWN("Annulée"),
        EXPIRED("Sans réponse"),
        STOPPED("Arrêté par arbitrage");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** French. @param items what was asked for: without a fact or a paper mended, words alone answered */
        public String label(List<Item> items) {
            return this == ANSWERED && items.stream().noneMatch(Item::isMended) ? "Répondu" : label;
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
        /** A draft that came back, never a question: {@link RoundTrips#openByRemark}. */
        REMARQUE("Remarques sur un projet"),
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

    /** Something that the question names. */
    public enum Wanted {
        /** A fact of the request. */
        FACT,
        PAPER
    }

    /**
     * One thing that is asked for.
     *
     * @param code which fact of the request, or which kind of paper
     * @param label French
     * @param before with {@code after}, what the answer changed; null where it changed nothing
     */
    public record Item(
            Wanted kind,
            String code,
            String label,
            @Nullable String before,
            @Nullable String after) {
        public Item(Wanted kind, String code, String label) {
            this(kind, code, label, null, null);
        }

        /** A fact is another now, or the paper asked for is there. */
        public boolean isMended() {
            return kind == Wanted.PAPER || isCorrected();
        }

        public boolean isCorrected() {
            return after != null;
        }
    }

    /** Where it stands, in one French word or two. @param items what it asks for */
    public String label(List<Item> items) {
        return outcome == null ? "À corriger" : outcome.label(items);
    }

    public boolean isOpen() {
        return outcome == null;
    }
}
