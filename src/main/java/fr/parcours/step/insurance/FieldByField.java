package fr.parcours.step.insurance;

import fr.parcours.engine.Rules;
import fr.parcours.register.insurance.Certificate;
import fr.parcours.register.insurance.Certificate.Content;
import fr.parcours.register.insurance.Certificate.Status;
import fr.parcours.register.insurance.Coverage;
import fr.parcours.step.French;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What table {@code certificateCheck} says of each field of a certificate by itself, beside what the document says and
 * what is expected: so that all that is wrong is told at once, not one fault after the other.
 */
@Component
class FieldByField {
    /** @param message of the rule, to the occupant */
    record Line(CheckedField field, String given, String expected, Status status, String message) {
        boolean suits() {
            return status.accepts();
        }

        String told() {
            return "Sur le document : %s%nAttendu : %s%n%s"
                    .formatted(given, expected, status == Status.ACCEPTE ? "✓ Convient." : mark() + message);
        }

        private String mark() {
            return suits() ? "✓ " : "✗ " + status.label() + ". ";
        }
    }

    private final Rules rules;
    private final CertificateFacts facts;

    FieldByField(Rules rules, CertificateFacts facts) {
        this.rules = rules;
        this.facts = facts;
    }

    List<Line> of(Certificate certificate, Expected expected) {
        var inputs = facts.of(certificate, expected);
        return Arrays.stream(CheckedField.values())
                .map(field -> line(field, inputs, certificate.content(), expected))
                .toList();
    }

    /** One paragraph for each field that does not suit; empty when all do. */
    String toChange(Certificate certificate, Expected expected) {
        return of(certificate, expected).stream()
                .filter(line -> !line.suits())
                .map(line -> "– %s : %s Attendu : %s".formatted(line.field().label(), line.message(), line.expected()))
                .collect(Collectors.joining("\n"));
    }

    private Line line(CheckedField field, CertificateInputs inputs, Content given, Expected expected) {
        var answer = rules.decide("certificateCheck", inputs.only(field)).get(0);
        return new Line(
                field,
                given(field, given),
                expected(field, given, expected),
                Status.valueOf(answer.text("status")),
                answer.text("message"));
    }

    private static String given(CheckedField field, Content given) {
        return switch (field) {
            case DOCUMENT -> given.documentType().label();
            case INSURED ->
                given.insuredSiret() == null
                        ? given.insuredName()
                        : "%s (SIRET %s)".formatted(given.insuredName(), given.insuredSiret());
            case ADDRESS -> given.siteAddress() == null ? "aucune" : given.siteAddress();
            case PERIOD -> French.period(given.coverageStart(), given.coverageEnd());
            case GUARANTEES ->
                given.guarantees().isEmpty()
                        ? "aucune"
                        : given.guarantees().stream()
                                .map(one -> "%s : %s"
                                        .formatted(
                                                one.kind().label(),
                                                one.amount() == null ? "acquise" : French.amount(one.amount()) + " €"))
                                .collect(Collectors.joining(" ; "));
            case ACTIVITY ->
                "public %s, travaux %s".formatted(covered(given.publicCovered()), covered(given.worksCovered()));
            case ISSUE -> French.day(given.issueDate());
        };
    }

    private static String covered(boolean yes) {
        return yes ? "couvert" : "non couvert";
    }

    private static String expected(CheckedField field, Content given, Expected expected) {
        return switch (field) {
            case DOCUMENT -> "attestation";
            case INSURED -> expected.insured() + ".";
            case ADDRESS -> "%s, surface %s.".formatted(expected.space().address(), expected.area());
            case PERIOD -> expected.period() + ".";
            case GUARANTEES -> guarantees(given, expected);
            case ACTIVITY -> expected.activity();
            case ISSUE -> "récente.";
        };
    }

    /** Those that are missing or too low; where none is, all that is asked. */
    private static String guarantees(Content given, Expected expected) {
        var wanting = expected.required().stream()
                .flatMap(coverage -> wanting(given, coverage))
                .collect(Collectors.joining(" ; "));
        return wanting.isEmpty()
                ? expected.coverages().stream().map(Expected::told).collect(Collectors.joining(" ; "))
                : wanting + ".";
    }

    private static Stream<String> wanting(Content given, Coverage coverage) {
        if (CertificateInputs.isMissing(given, coverage)) {
            return Stream.of(Expected.told(coverage) + " (absente)");
        }
        return CertificateInputs.isTooLow(given, coverage)
                ? Stream.of(Expected.told(coverage) + " (trop faible)")
                : Stream.empty();
    }
}
