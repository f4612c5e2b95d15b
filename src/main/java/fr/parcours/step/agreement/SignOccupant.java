package fr.parcours.step.agreement;

import fr.parcours.engine.HouseClock;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Acts;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Uploads;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupant.Occupants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Recueillir la signature du cocontractant »: the occupant, or the owner when the house is the occupant. */
@Component
class SignOccupant implements Receiver {
    private static final List<Map<String, String>> DECISIONS = List.of(
            ConventionAtHand.choice("SIGNED", "Oui, la convention est signée"),
            ConventionAtHand.choice("REFUSED", "Non, elle est à reprendre"));

    private final Dossiers dossiers;
    private final SentBack sentBack;
    private final Acts acts;
    private final Occupants occupants;
    private final Uploads uploads;
    private final ConventionAtHand atHand;
    private final Clock clock;

    SignOccupant(
            Dossiers dossiers,
            SentBack sentBack,
            Acts acts,
            Occupants occupants,
            Uploads uploads,
            ConventionAtHand atHand,
            Clock clock) {
        this.dossiers = dossiers;
        this.sentBack = sentBack;
        this.acts = acts;
        this.occupants = occupants;
        this.uploads = uploads;
        this.atHand = atHand;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "sign-occupant";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var today = LocalDate.now(clock).toString();
        var data = atHand.open(asked.dossier());
        data.put(
                "signatureOptions",
                ConventionAtHand.choices(atHand.isStale(atHand.agreement(asked.dossier())), DECISIONS));
        occupants
                .find(asked.dossier())
                .ifPresent(occupant -> data.put(
                        "counterName", "%s, %s".formatted(occupant.legalRepName(), occupant.legalRepQuality())));
        data.put(
                "draftedOn",
                LocalDate.ofInstant(atHand.agreement(asked.dossier()).draftedAt(), HouseClock.PARIS)
                        .toString());
        data.put("today", today);
        data.put("counterDate", today);
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var number = dossiers.lock(answer.dossier()).number();
        if (answer.text("counterSignature").equals("REFUSED")) {
            sentBack.withRemark(answer);
            return;
        }
        acts.countersign(
                number, atHand.decidable(number).version(), answer.text("counterName"), answer.date("counterDate"));
        uploads.take(
                number,
                DocumentKind.SIGNED_TITLE,
                answer.files("signedCopy"),
                answer.by(),
                answer.asked().taskKey());
    }
}
