package fr.parcours.step.insurance;

import fr.parcours.Groups;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.Names;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.insurance.Certificate;
import fr.parcours.register.insurance.Certificate.Check;
import fr.parcours.register.insurance.Certificate.Verdict;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.insurance.Certificates.Request;
import fr.parcours.step.Deadlines;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the insurance unit writes to an occupant from outside: the paper stays in the dossier, its words leave by mail. */
@Component
class CertificateLetters {
    private final Certificates certificates;
    private final CertificateRoad road;
    private final Expectations expectations;
    private final FieldByField fields;
    private final Papers papers;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Deadlines deadlines;
    private final CurrentUser user;
    private final Names names;

    CertificateLetters(
            Certificates certificates,
            CertificateRoad road,
            Expectations expectations,
            FieldByField fields,
            Papers papers,
            Letters letters,
            Mailboxes mailboxes,
            Deadlines deadlines,
            CurrentUser user,
            Names names) {
        this.certificates = certificates;
        this.road = road;
        this.expectations = expectations;
        this.fields = fields;
        this.papers = papers;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.deadlines = deadlines;
        this.user = user;
        this.names = names;
    }

    /** Asks for a certificate, the first or the one that follows. */
    void request(Dossier dossier) {
        var isRenewal =
                certificates.request(dossier.number()).filter(Request::renewal).isPresent();
        var content = content(dossier);
        content.put(
                "occasion",
                isRenewal
                        ? "L'attestation en cours arrive à son terme : la suivante doit prendre le relais sans interruption."
                        : "L'accord de principe est donné : aucune clé n'est remise avant que l'attestation soit acceptée.");
        send(
                dossier,
                Paper.CERTIFICATE_REQUEST,
                content,
                "certificate-" + requestNo(dossier),
                isRenewal ? "attestation d'assurance à renouveler" : "attestation d'assurance attendue");
    }

    /** Says in the rule's words that it is accepted, and which one. */
    void accept(Dossier dossier, Certificate certificate, Verdict verdict) {
        var given = certificate.content();
        letters.toOccupant(
                dossier, "certificate-accepted-" + certificate.id(), "attestation d'assurance acceptée", """
                        Bonjour,

                        %s

                        Contrat %s (%s), garantie %s.""".formatted(
                                verdict.message(),
                                given.policyNumber(),
                                given.insurerName(),
                                French.period(given.coverageStart(), given.coverageEnd())));
    }

    /** Says what is to be changed, field by field. */
    void giveBack(Dossier dossier, Certificate certificate) {
        var content = content(dossier);
        var expected = expectations.of(dossier.number());
        content.put("toChange", toChange(certificate, expected));
        content.put(
                "why",
                certificate.outdated()
                        ? "L'attestation acceptée ne convient plus : un fait du dossier a changé, ou sa garantie a pris fin."
                        : "L'attestation fournie ne peut pas être acceptée en l'état.");
        certificates
                .request(dossier.number())
                .map(Request::arbitrationReason)
                .ifPresent(reason -> content.put("arbitration", reason));
        send(
                dossier,
                Paper.CERTIFICATE_RETURN,
                content,
                "certificate-returned-%s-%s".formatted(certificate.id(), certificate.outdated()),
                "attestation d'assurance à reprendre");
        tellSteering(dossier);
    }

    /** Who gives it was told what the rule says; what the insurance unit adds comes first. */
    private String toChange(Certificate certificate, Expected expected) {
        var remark = Optional.ofNullable(certificate.check())
                .filter(check -> !certificate.outdated())
                .map(Check::remark);
        var byField = fields.toChange(certificate, expected);
        return Stream.of(remark.orElse(""), byField)
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** A renewal is not arbitrated, but those who steer hear that it does not come about. */
    private void tellSteering(Dossier dossier) {
        if (road.isRenewalFailing(dossier.number())) {
            var refusals = certificates.refusals(dossier.number());
            letters.send(
                    mailboxes.of(Groups.PILOTAGE, dossier.service()),
                    dossier.number(),
                    "renewal-refused-%d-%d".formatted(requestNo(dossier), refusals),
                    "assurance non renouvelée",
                    """
                            Bonjour,

                            %s ont été refusées pour le renouvellement de l'assurance du dossier %s. À l'échéance de la garantie, l'occupant est mis en demeure, puis l'occupation suspendue.""".formatted(French.count(refusals, "attestation"), dossier.number()));
        }
    }

    private int requestNo(Dossier dossier) {
        return certificates.request(dossier.number()).map(Request::no).orElse(0);
    }

    private Map<String, @Nullable Object> content(Dossier dossier) {
        var expected = expectations.of(dossier.number());
        var content = new HashMap<String, @Nullable Object>();
        content.put("insured", expected.insured());
        content.put("insuredArea", expected.area());
        content.put("insuredPeriod", expected.period());
        content.put("activity", expected.activity());
        content.put(
                "coverages",
                expected.coverages().stream()
                        .map(one -> Map.of(
                                "coverage", one.kind().label(),
                                "sum", Expected.sum(one),
                                "duty", one.kind().isRequired() ? "exigée" : "conseillée"))
                        .toList());
        content.put("wording", expected.wording());
        content.put("answerBefore", deadlines.answerDay());
        content.put("author", names.role(Groups.ASSURANCES));
        return content;
    }

    private void send(
            Dossier dossier, Paper paper, Map<String, @Nullable Object> content, String occasion, String subject) {
        papers.issue(dossier.number(), paper, content, author(dossier));
        letters.toOccupant(dossier, occasion, subject, "Bonjour,\n\n" + papers.text(dossier.number(), paper, content));
    }

    /** In the morning round nobody is signed in: then it is who controlled what runs out. */
    private String author(Dossier dossier) {
        return user.get()
                .map(SignedIn::login)
                .or(() -> certificates
                        .inForce(dossier.number())
                        .map(Certificate::check)
                        .map(Check::by))
                .orElse(dossier.requesterLogin());
    }
}
