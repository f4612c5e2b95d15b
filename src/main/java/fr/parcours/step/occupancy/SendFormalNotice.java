package fr.parcours.step.occupancy;

import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.occupancy.FormalNotices;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** « Mettre l'occupant en demeure »: his cover has run out and no other one has followed. */
@Component
class SendFormalNotice implements Receiver {
    private final Dossiers dossiers;
    private final Certificates certificates;
    private final FormalNotices notices;
    private final Papers papers;
    private final Letters letters;
    private final DossierSheet sheet;
    private final Names names;
    private final Clock clock;
    private final int days;

    /** @param days calendar days that the occupant has to bring a certificate [PARAM] */
    SendFormalNotice(
            Dossiers dossiers,
            Certificates certificates,
            FormalNotices notices,
            Papers papers,
            Letters letters,
            DossierSheet sheet,
            Names names,
            Clock clock,
            @Value("${parcours.insurance.notice-days:8}") int days) {
        this.dossiers = dossiers;
        this.certificates = certificates;
        this.notices = notices;
        this.papers = papers;
        this.letters = letters;
        this.sheet = sheet;
        this.names = names;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public String form() {
        return "send-formal-notice";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var today = LocalDate.now(clock);
        var data = sheet.open(asked.dossier());
        certificates.inForce(asked.dossier()).ifPresent(ended -> {
            var end = French.day(ended.content().coverageEnd());
            data.put(
                    "coverText",
                    "Contrat %s, %s : garantie échue le %s."
                            .formatted(
                                    ended.content().policyNumber(),
                                    ended.content().insurerName(),
                                    end));
            data.put(
                    "noticeText",
                    "La garantie de l'occupation est échue depuis le %s. Fournissez une attestation d'assurance en cours, conforme à la demande qui vous a été adressée."
                            .formatted(end));
        });
        data.put("today", today.toString());
        data.put("noticeUntil", today.plusDays(days).toString());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.get(answer.dossier());
        notices.send(dossier.number(), answer.text("noticeText"), answer.date("noticeUntil"), answer.by());
        var content = new HashMap<String, @Nullable Object>();
        content.put("breach", answer.text("noticeText"));
        content.put("mendBefore", answer.date("noticeUntil"));
        content.put(
                "consequence",
                "Passé ce jour, l'occupation est suspendue et l'accès à l'espace fermé jusqu'à l'acceptation d'une attestation. Le titre peut ensuite être résilié pour faute.");
        content.put("signedAs", names.account(answer.by()));
        papers.issue(dossier.number(), Paper.FORMAL_NOTICE, content, answer.by());
        letters.toOccupant(
                dossier,
                "formal-notice-" + answer.asked().taskId(),
                "mise en demeure",
                papers.text(dossier.number(), Paper.FORMAL_NOTICE, content));
    }
}
