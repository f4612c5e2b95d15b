package fr.parcours.step.insurance;

import fr.parcours.BadInput;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Uploads;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.insurance.Coverages.Brought;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * « Attester au propriétaire »: in somebody else's space it is the MEL that proves its cover (D7, row 2), by its insurer's
 * document: a file, or a paper that is kept where it can be read.
 */
@Component
class CertifyToOwner implements Receiver {
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Coverages coverages;
    private final Uploads uploads;
    private final Papers papers;
    private final DossierSheet sheet;
    private final Clock clock;

    CertifyToOwner(
            Dossiers dossiers,
            Spaces spaces,
            Coverages coverages,
            Uploads uploads,
            Papers papers,
            DossierSheet sheet,
            Clock clock) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.coverages = coverages;
        this.uploads = uploads;
        this.papers = papers;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "certify-to-owner";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var entry = dossier.request().requestedStart().toString();
        var today = LocalDate.now(clock).toString();
        var data = sheet.open(asked.dossier());
        data.put("occupationText", occupation(dossier));
        data.put("documentForm", "PAPER");
        data.put("entryDate", entry);
        data.put("today", today);
        data.put("certifiedOn", today);
        data.put("effectiveFrom", entry);
        return data;
    }

    private String occupation(Dossier dossier) {
        var space = spaces.get(dossier.request().spaceCode());
        return "Responsabilité civile et risques locatifs de la MEL, %s, pour les locaux situés %s."
                .formatted(French.period(dossier.request().requestedStart(), dossier.lastDay()), space.address());
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()); // no fact changes while it is certified
        var files = answer.files("ownerCertificate");
        var paperPlace = answer.optionalText("paperPlace");
        if (files.isEmpty() && paperPlace == null) { // its form may be older than this rule
            throw new BadInput(
                    "ownerCertificate", "Joignez l'attestation : sans le document, rien ne prouve la garantie.");
        }
        uploads.take(
                dossier.number(),
                DocumentKind.OWNER_CERTIFICATE,
                files,
                answer.by(),
                answer.asked().taskKey());
        coverages.validate(
                dossier.number(),
                Kind.ATTESTATION_MEL_VERS_PROPRIETAIRE,
                new Brought(
                        answer.text("certificateReference"),
                        answer.date("certifiedOn"),
                        answer.date("effectiveFrom"),
                        answer.has("validUntil") ? answer.date("validUntil") : null,
                        answer.optionalText("ownerDemand"),
                        paperPlace),
                answer.by());
        var content = new HashMap<String, @Nullable Object>();
        content.put("reference", answer.text("certificateReference"));
        content.put("covers", occupation(dossier));
        content.put("demand", answer.optionalText("ownerDemand"));
        papers.issue(dossier.number(), Paper.OWNER_CERTIFICATE, content, answer.by());
    }
}
