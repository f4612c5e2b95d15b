package fr.parcours.step.occupancy;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.occupancy.Breaches.Kind;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** « Mettre l'occupant en demeure »: his cover has run out and no other one has followed. */
@Component
class SendFormalNotice implements Receiver {
    private final Dossiers dossiers;
    private final Certificates certificates;
    private final FormalNotice notice;
    private final DossierSheet sheet;
    private final Clock clock;
    private final int days;

    /** @param days calendar days that the occupant has to bring a certificate [PARAM] */
    SendFormalNotice(
            Dossiers dossiers,
            Certificates certificates,
            FormalNotice notice,
            DossierSheet sheet,
            Clock clock,
            @Value("${parcours.insurance.notice-days:8}") int days) {
        this.dossiers = dossiers;
        this.certificates = certificates;
        this.notice = notice;
        this.sheet = sheet;
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
                    "La garantie de l'occupation est échue depuis le %s. L'article 13 du titre oblige à s'assurer pour toute sa durée. Fournissez une attestation d'assurance en cours, conforme à la demande qui vous a été adressée."
                            .formatted(end));
        });
        data.put("today", today.toString());
        data.put("noticeUntil", today.plusDays(days).toString());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        notice.send(
                dossiers.get(answer.dossier()),
                Kind.COVER,
                answer.text("noticeText"),
                answer.date("noticeUntil"),
                answer.by());
    }
}
