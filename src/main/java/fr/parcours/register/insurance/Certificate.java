package fr.parcours.register.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.register.insurance.Coverage.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an occupant from outside gave to prove its cover (domain.md 5.4).
 *
 * @param requestNo the request of the house that it answers
 * @param verdict what table {@code certificateCheck} says of it; null before
 * @param check what the insurance unit says of it; null before
 * @param outdated it was accepted, and a fact that changed since makes it unfit
 */
public record Certificate(
        String id,
        DossierNumber dossier,
        int no,
        int requestNo,
        Content content,
        String givenBy,
        Instant givenAt,
        @Nullable Verdict verdict,
        @Nullable Check check,
        boolean outdated) {

    /** What was given. */
    public enum DocumentType {
        ATTESTATION("attestation"),
        DEVIS("devis"),
        CONDITIONS_PARTICULIERES("conditions particulières"),
        QUITTANCE("quittance");

        private final String label;

        DocumentType(String label) {
            this.label = label;
        }

        /** French, as inside a sentence. */
        public String label() {
            return label;
        }
    }

    /** As table {@code certificateCheck} answers. */
    public enum Status {
        REJET("À refaire"),
        COMPLEMENT("À compléter"),
        ACCEPTE_AVEC_ECHEANCE("Acceptée jusqu'à son échéance"),
        ACCEPTE("Acceptée");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** French. */
        public String label() {
            return label;
        }

        public boolean accepts() {
            return this == ACCEPTE || this == ACCEPTE_AVEC_ECHEANCE;
        }
    }

    /**
     * What is written in it.
     *
     * @param siteAddress null when it names none
     * @param publicCovered it covers the reception of the public
     * @param documentId the file; null when it came on paper
     * @param paperPlace where the house keeps the paper; null when it came as a file
     */
    public record Content(
            DocumentType documentType,
            String insurerName,
            String policyNumber,
            String insuredName,
            @Nullable String insuredSiret,
            @Nullable String siteAddress,
            boolean publicCovered,
            boolean worksCovered,
            LocalDate coverageStart,
            LocalDate coverageEnd,
            LocalDate issueDate,
            List<Guarantee> guarantees,
            @Nullable String documentId,
            @Nullable String paperPlace) {
        /** Can whoever controls it look at the document itself? Not always of those given before it was asked for. */
        public boolean hasDocument() {
            return documentId != null || paperPlace != null;
        }

        public Optional<Guarantee> guarantee(Kind kind) {
            return guarantees.stream().filter(one -> one.kind() == kind).findFirst();
        }
    }

    /** Something that it covers. @param amount EUR; null when no sum is told */
    public record Guarantee(Kind kind, @Nullable BigDecimal amount) {}

    /** What the rule says. @param message French, to the occupant */
    public record Verdict(Status status, String message) {}

    /** What the insurance unit says. @param remark what is to be changed; null when it is accepted */
    public record Check(Status status, @Nullable String remark, String by, Instant at) {}

    /** Does it prove the cover, as the facts are now? */
    public boolean isAccepted() {
        return check != null && check.status().accepts() && !outdated;
    }

    public boolean isRefused() {
        return check != null && !check.status().accepts();
    }
}
