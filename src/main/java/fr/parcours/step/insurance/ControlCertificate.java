package fr.parcours.step.insurance;

import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificate;
import fr.parcours.register.insurance.Certificate.Content;
import fr.parcours.register.insurance.Certificate.Status;
import fr.parcours.register.insurance.Certificate.Verdict;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** « Contrôler l'attestation »: the document against what was copied from it. Stricter than the rule, never laxer. */
@Component
class ControlCertificate implements Receiver {
    private final Dossiers dossiers;
    private final Certificates certificates;
    private final CertificateFacts facts;
    private final Expectations expectations;
    private final FieldByField fields;
    private final Acceptance acceptance;
    private final DossierSheet sheet;
    private final CertificateLetters letters;
    private final Names names;

    ControlCertificate(
            Dossiers dossiers,
            Certificates certificates,
            CertificateFacts facts,
            Expectations expectations,
            FieldByField fields,
            Acceptance acceptance,
            DossierSheet sheet,
            CertificateLetters letters,
            Names names) {
        this.dossiers = dossiers;
        this.certificates = certificates;
        this.facts = facts;
        this.expectations = expectations;
        this.fields = fields;
        this.acceptance = acceptance;
        this.sheet = sheet;
        this.letters = letters;
        this.names = names;
    }

    @Override
    public String form() {
        return "control-certificate";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var certificate = facts.latest(asked.dossier());
        var expected = expectations.of(asked.dossier());
        var verdict = verdict(certificate);
        var data = sheet.open(asked.dossier());
        data.put("givenText", given(certificate));
        var document = certificate.content().documentId();
        if (document != null) {
            data.put("certificateLink", "/api/documents/" + document);
        }
        fields.of(certificate, expected).forEach(line -> data.put(line.field().key(), line.told()));
        data.put("ruleText", "%s. %s".formatted(verdict.status().label(), verdict.message()));
        data.put("decisionOptions", options(verdict.status()));
        data.put("certificateDecision", verdict.status().name());
        if (!verdict.status().accepts()) {
            data.put("controlRemark", verdict.message());
        }
        return data;
    }

    private String given(Certificate certificate) {
        var content = certificate.content();
        return """
                Attestation n° %d, fournie le %s par : %s
                Assureur : %s · Contrat : %s
                %s""".formatted(
                        certificate.no(),
                        French.day(certificate.givenAt()),
                        names.account(certificate.givenBy()),
                        content.insurerName(),
                        content.policyNumber(),
                        document(content));
    }

    private static String document(Content content) {
        if (content.documentId() != null) {
            return "Le document est joint.";
        }
        return content.paperPlace() != null
                ? "L'original est sur papier : %s. Lisez-le avant d'accepter.".formatted(content.paperPlace())
                : "Aucun document n'est joint : l'attestation ne peut pas être acceptée sans lui.";
    }

    private static List<Map<String, String>> options(Status verdict) {
        return Stream.of(verdict, Status.COMPLEMENT, Status.REJET)
                .distinct()
                .filter(status -> status.compareTo(verdict) <= 0)
                .map(status -> Map.of("value", status.name(), "label", status.label()))
                .toList();
    }

    /** What may be said of it at best: by the rule, and never yes to a document that nobody can look at. */
    private static Verdict verdict(Certificate certificate) {
        var verdict = certificate.verdict();
        if (verdict == null) {
            throw new IllegalStateException("no rule has looked at certificate " + certificate.id());
        }
        return verdict.status().accepts() && !certificate.content().hasDocument()
                ? new Verdict(Status.COMPLEMENT, "Le document manque : joignez l'attestation elle-même.")
                : verdict;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()); // no fact changes while it is controlled
        var certificate = facts.latest(dossier.number());
        var status = answer.choice("certificateDecision", Status.class);
        certificates.control(certificate.id(), status, answer.optionalText("controlRemark"), answer.by());
        if (status.accepts()) {
            acceptance.of(certificate, answer.by());
            letters.accept(dossier, certificate, verdict(certificate));
        }
    }
}
