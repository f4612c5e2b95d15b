package fr.parcours.step.insurance;

import fr.parcours.register.insurance.Certificate.Content;
import fr.parcours.register.insurance.Certificate.DocumentType;
import fr.parcours.register.insurance.Coverage;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** One answer per input of table {@code certificateCheck} (domain.md, D8). */
public record CertificateInputs(
        String documentType,
        boolean insuredMatches,
        boolean addressMatches,
        boolean expiredAtStart,
        boolean startsAfterEntry,
        boolean activityCovered,
        boolean endsBeforeAgreement,
        int missingCoverages,
        int amountsBelowMinimum,
        int issueAgeDays) {
    private static final int SIREN_LENGTH = 9;

    /** Of a certificate that leaves nothing to be desired. */
    private static final CertificateInputs FAULTLESS =
            new CertificateInputs(DocumentType.ATTESTATION.name(), true, true, false, false, true, false, 0, 0, 0);

    /** @param givenOn one that was recent then does not age in the dossier */
    static CertificateInputs of(Content given, Expected expected, LocalDate givenOn) {
        return new CertificateInputs(
                given.documentType().name(),
                insures(given, expected),
                given.siteAddress() != null && Likeness.ofPlace(expected.space(), given.siteAddress()),
                given.coverageEnd().isBefore(expected.firstDay()),
                given.coverageStart().isAfter(expected.firstDay()),
                (expected.publicCount() == 0 || given.publicCovered()) && (!expected.works() || given.worksCovered()),
                given.coverageEnd().isBefore(expected.lastDay()),
                (int) expected.required().stream()
                        .filter(coverage -> isMissing(given, coverage))
                        .count(),
                (int) expected.required().stream()
                        .filter(coverage -> isTooLow(given, coverage))
                        .count(),
                (int) ChronoUnit.DAYS.between(given.issueDate(), givenOn));
    }

    /** The SIREN says who it is; without one on either side, the name does. */
    private static boolean insures(Content given, Expected expected) {
        var told = given.insuredSiret();
        var known = expected.insuredSiret();
        return told != null && known != null
                ? told.substring(0, SIREN_LENGTH).equals(known.substring(0, SIREN_LENGTH))
                : Likeness.ofNames(given.insuredName(), expected.insuredName());
    }

    static boolean isMissing(Content given, Coverage coverage) {
        return given.guarantee(coverage.kind()).isEmpty();
    }

    static boolean isTooLow(Content given, Coverage coverage) {
        var least = coverage.minAmount();
        return least != null
                && given.guarantee(coverage.kind())
                        .filter(told -> told.amount() == null || told.amount().compareTo(least) < 0)
                        .isPresent();
    }

    /** The facts that one field answers for, all others being as they should. */
    Map<String, Object> only(CheckedField field) {
        var facts = new HashMap<>(FAULTLESS.byName());
        var own = byName();
        field.inputs().forEach(input -> facts.replace(input, own.get(input)));
        return facts;
    }

    private Map<String, Object> byName() {
        return Map.of(
                "documentType", documentType,
                "insuredMatches", insuredMatches,
                "addressMatches", addressMatches,
                "expiredAtStart", expiredAtStart,
                "startsAfterEntry", startsAfterEntry,
                "activityCovered", activityCovered,
                "endsBeforeAgreement", endsBeforeAgreement,
                "missingCoverages", missingCoverages,
                "amountsBelowMinimum", amountsBelowMinimum,
                "issueAgeDays", issueAgeDays);
    }
}
