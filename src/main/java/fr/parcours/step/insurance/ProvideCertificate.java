package fr.parcours.step.insurance;

import fr.parcours.BadInput;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Uploads;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.insurance.Certificate.Content;
import fr.parcours.register.insurance.Certificate.DocumentType;
import fr.parcours.register.insurance.Certificate.Guarantee;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.insurance.Coverage;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * « Fournir l'attestation »: the document, and what it says. No certificate without its document: a file, or at the desk a
 * paper that is kept where it can be read. By his link an occupant copies from his document: nothing is filled in for him,
 * or sending what the house expects would prove a cover. At the desk the fields propose what is expected, as on every form
 * that staff or another system answers; a second person compares them with the document. Never do they show what was given
 * before: whoever has given a certificate sees its state alone (role-matrix.md, row 51).
 */
@Component
class ProvideCertificate implements Receiver {
    /** The field that tells the sum of each guarantee. */
    private static final Map<Kind, String> SUMS = Map.of(
            Kind.RC_EXPLOITATION, "amountLiability",
            Kind.RECOURS_VOISINS_TIERS, "amountNeighbours",
            Kind.RISQUES_LOCATIFS, "amountRental",
            Kind.RC_ORGANISATEUR_PUBLIC, "amountPublic",
            Kind.DOMMAGES_BIENS_PROPRES, "amountGoods");

    /** The field that says whether it is there, for those without a sum. */
    private static final Map<Kind, String> FLAGS = Map.of(
            Kind.RC_TRAVAUX, "worksCovered",
            Kind.DECENNALE, "decennialCovered",
            Kind.CLAUSE_RECIPROQUE, "reciprocalClause");

    private final Certificates certificates;
    private final Expectations expectations;
    private final FieldByField fields;
    private final Uploads uploads;
    private final DossierParties parties;
    private final DossierSheet sheet;
    private final Clock clock;

    ProvideCertificate(
            Certificates certificates,
            Expectations expectations,
            FieldByField fields,
            Uploads uploads,
            DossierParties parties,
            DossierSheet sheet,
            Clock clock) {
        this.certificates = certificates;
        this.expectations = expectations;
        this.fields = fields;
        this.uploads = uploads;
        this.parties = parties;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "provide-certificate";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var expected = expectations.of(asked.dossier());
        var data = sheet.open(asked.dossier());
        data.put("requestText", expected.wording());
        tellWhatToChange(asked, expected, data);
        if (expected.coverage(Kind.RC_ORGANISATEUR_PUBLIC).isPresent()) {
            data.put(
                    "publicText",
                    expected.publicCount() > 0
                            ? French.count(expected.publicCount(), "personne") + " à la fois"
                            : "Nombre à préciser");
        }
        if (expected.works()) {
            data.put("worksText", "Travaux réalisés par l'occupant ou ses entreprises");
        }
        if (expected.isWaived()) {
            data.put(
                    "waiverText",
                    "Le propriétaire renonce à son recours : l'assureur de l'occupant doit y renoncer aussi.");
        }
        expected.coverage(Kind.RISQUES_LOCATIFS).ifPresent(rental -> data.put("rentalText", Expected.sum(rental)));
        data.put("today", LocalDate.now(clock).toString());
        if (asked.by().door().isPresent()) {
            data.put(
                    "doorText",
                    "Ayez l'attestation sous les yeux : joignez-la, en PDF ou en photo, puis recopiez ce qu'elle dit. Rien n'est rempli d'avance.");
        } else {
            propose(expected, data);
        }
        return data;
    }

    private void propose(Expected expected, Map<String, Object> data) {
        var today = LocalDate.now(clock).toString();
        data.put(
                "deskText",
                "Les champs proposent ce qui est attendu : corrigez-les partout où le document dit autre chose. Une autre personne les comparera au document.");
        data.put("documentForm", "PAPER");
        data.put("documentType", DocumentType.ATTESTATION.name());
        data.put("issueDate", today);
        data.put("insuredName", expected.insuredName());
        if (expected.insuredSiret() != null) {
            data.put("insuredSiret", expected.insuredSiret());
        }
        data.put("siteAddress", expected.space().address());
        data.put("coverageStart", expected.firstDay().toString());
        data.put("coverageEnd", expected.lastDay().toString());
        if (expected.coverage(Kind.RC_ORGANISATEUR_PUBLIC).isPresent()) {
            data.put("publicCovered", true);
        }
        expected.required().forEach(coverage -> propose(coverage, data));
    }

    private void tellWhatToChange(Asked asked, Expected expected, Map<String, Object> data) {
        certificates
                .latest(asked.dossier())
                .filter(one -> one.isRefused() || one.outdated())
                .ifPresent(one -> data.put("returnText", fields.toChange(one, expected)));
    }

    private static void propose(Coverage coverage, Map<String, Object> data) {
        var sum = SUMS.get(coverage.kind());
        if (sum != null) {
            data.put(sum, coverage.minAmount() == null ? BigDecimal.ZERO : coverage.minAmount());
        }
        var flag = FLAGS.get(coverage.kind());
        if (flag != null) {
            data.put(flag, true);
        }
    }

    @Override
    public void receive(Answer answer) {
        var files = answer.files("certificateFile");
        var paperPlace = answer.optionalText("paperPlace");
        if (files.isEmpty() && paperPlace == null) { // its form may be older than this rule
            throw new BadInput(
                    "certificateFile", "Joignez l'attestation : sans le document, rien ne prouve la garantie.");
        }
        uploads.take(
                answer.dossier(),
                DocumentKind.INSURANCE_CERTIFICATE,
                files,
                answer.by(),
                answer.asked().taskKey());
        certificates.give(
                answer.dossier(),
                new Content(
                        answer.choice("documentType", DocumentType.class),
                        answer.text("insurerName"),
                        answer.text("policyNumber"),
                        answer.text("insuredName"),
                        answer.optionalText("insuredSiret"),
                        answer.optionalText("siteAddress"),
                        answer.flag("publicCovered"),
                        answer.flag("worksCovered"),
                        answer.date("coverageStart"),
                        answer.date("coverageEnd"),
                        answer.date("issueDate"),
                        guarantees(answer),
                        files.stream().findFirst().orElse(null),
                        paperPlace),
                answer.by());
        parties.acted(answer.dossier(), Act.INSURE, answer.by());
    }

    private static List<Guarantee> guarantees(Answer answer) {
        var told = new ArrayList<Guarantee>();
        SUMS.forEach((kind, field) -> {
            if (answer.has(field)) {
                told.add(new Guarantee(kind, answer.decimal(field)));
            }
        });
        FLAGS.forEach((kind, field) -> {
            if (answer.flag(field)) {
                told.add(new Guarantee(kind, null));
            }
        });
        return told;
    }
}
