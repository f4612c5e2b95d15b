package fr.parcours.step.insurance;

import java.util.Locale;
import java.util.Set;

/** What a certificate is controlled for, and which inputs of table {@code certificateCheck} each of it answers. */
enum CheckedField {
    DOCUMENT("Nature du document", "documentType"),
    INSURED("Assuré", "insuredMatches"),
    ADDRESS("Adresse", "addressMatches"),
    PERIOD("Période", "expiredAtStart", "startsAfterEntry", "endsBeforeAgreement"),
    GUARANTEES("Garanties et montants", "missingCoverages", "amountsBelowMinimum"),
    ACTIVITY("Activité", "activityCovered"),
    ISSUE("Date d'établissement", "issueAgeDays");

    private final String label;
    private final Set<String> inputs;

    CheckedField(String label, String... inputs) {
        this.label = label;
        this.inputs = Set.of(inputs);
    }

    /** French. */
    String label() {
        return label;
    }

    Set<String> inputs() {
        return inputs;
    }

    /** Key of the form field that shows it: {@code checkDocument}. */
    String key() {
        return "check" + name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
