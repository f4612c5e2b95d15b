package fr.parcours.step.agreement;

import fr.parcours.engine.HouseClock;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Acts;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Uploads;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * « Transmettre au contrôle de légalité »: within fifteen days of the signature (CGCT L2131-2, L5211-3); the receipt is kept.
 * A form from before decisions were numbered ahead of their signature asks for the number here.
 */
@Component
class TransmitAct implements Receiver {
    private static final int DAYS = 15;

    private static final Map<String, Object> YES = Map.of("value", true, "label", "Oui, il est transmis");
    private static final Map<String, Object> NO =
            Map.of("value", false, "label", "Non, il n'est pas soumis au contrôle");

    private final Acts acts;
    private final Uploads uploads;
    private final ConventionAtHand atHand;
    private final Clock clock;

    TransmitAct(Acts acts, Uploads uploads, ConventionAtHand atHand, Clock clock) {
        this.acts = acts;
        this.uploads = uploads;
        this.atHand = atHand;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "transmit-act";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var agreement = atHand.agreement(asked.dossier());
        var act = atHand.act(agreement);
        var today = LocalDate.now(clock).toString();
        var data = atHand.open(asked.dossier());
        data.put(
                "transmissionText",
                "%s Au plus tard le %s."
                        .formatted(
                                act.matterCode() == null
                                        ? "La table ne dit pas s'il est à transmettre : à vérifier."
                                        : "À transmettre, matière %s.".formatted(act.matterCode()),
                                French.day(signedOn(agreement).plusDays(DAYS))));
        data.put("transmitOptions", act.transmit().equals("OUI") ? List.of(YES) : List.of(YES, NO));
        data.put("transmitted", true);
        Optional.ofNullable(act.number()).ifPresent(number -> data.put("actNumber", number));
        data.put("signedOn", signedOn(agreement).toString());
        data.put("today", today);
        data.put("transmittedOn", today);
        data.put("receiptOn", today);
        return data;
    }

    private static LocalDate signedOn(Agreement agreement) {
        return Objects.requireNonNull(agreement.signedAt())
                .atZone(HouseClock.PARIS)
                .toLocalDate();
    }

    @Override
    public void receive(Answer answer) {
        var agreement = atHand.agreement(answer.dossier());
        var version = agreement.version();
        if (!answer.flag("transmitted")) {
            acts.keepBack(answer.dossier(), version, answer.text("notSentReason"));
            return;
        }
        if (answer.has("actNumber") && atHand.act(agreement).number() == null) {
            acts.number(answer.dossier(), version, answer.text("actNumber"));
        }
        acts.transmit(
                answer.dossier(),
                version,
                answer.date("transmittedOn"),
                answer.text("receiptNumber"),
                answer.date("receiptOn"));
        uploads.take(
                answer.dossier(),
                DocumentKind.TRANSMISSION_PROOF,
                answer.files("receiptFile"),
                answer.by(),
                answer.asked().taskKey());
    }
}
