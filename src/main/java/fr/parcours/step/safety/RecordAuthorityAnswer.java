package fr.parcours.step.safety;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.safety.Step;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** « Enregistrer la réponse de l'autorité », raced by the legal delay. */
@Component
class RecordAuthorityAnswer implements Receiver {
    private enum Reply {
        GRANTED("Elle accorde"),
        COMPLETED("Elle déclare le dossier complet"),
        REFUSED("Elle refuse");

        private final String label;

        Reply(String label) {
            this.label = label;
        }

        Map<String, String> option() {
            return Map.of("value", name(), "label", label);
        }
    }

    private final Authorisations authorisations;
    private final Safety safety;
    private final DossierParties parties;
    private final DossierSheet sheet;
    private final Clock clock;

    RecordAuthorityAnswer(
            Authorisations authorisations, Safety safety, DossierParties parties, DossierSheet sheet, Clock clock) {
        this.authorisations = authorisations;
        this.safety = safety;
        this.parties = parties;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "record-authority-answer";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var step = authorisations.carriedBy(asked);
        var data = sheet.open(asked.dossier());
        data.put("authorisationText", step.title());
        if (step.requirement().isOrder()) {
            data.put(
                    "orderText",
                    "Un arrêté du maire : rien d'autre ne permet d'ouvrir, et son silence ne vaut pas accord.");
        }
        data.put("filedOn", String.valueOf(step.filedOn()));
        data.put("delayText", delay(step, safety.category(asked.dossier())));
        data.put(
                "answerOptions",
                step.completeOn() == null
                        ? List.of(Reply.GRANTED.option(), Reply.COMPLETED.option(), Reply.REFUSED.option())
                        : List.of(Reply.GRANTED.option(), Reply.REFUSED.option()));
        data.put("today", LocalDate.now(clock).toString());
        data.put("answeredOn", LocalDate.now(clock).toString());
        return data;
    }

    private static String delay(Step step, String category) {
        if (step.completeOn() == null) {
            return "Le dossier est incomplet : le délai de l'autorité ne court pas.";
        }
        var end = French.day(Objects.requireNonNull(step.silenceEnds()));
        return step.isAcceptedBySilence(category)
                ? "Sans réponse, la demande est acceptée le %s.".formatted(end)
                : "Le silence ne vaut pas accord. Sans réponse, une relance part le %s.".formatted(end);
    }

    @Override
    public void receive(Answer answer) {
        var requirement = authorisations.carriedBy(answer.asked()).requirement();
        var on = answer.date("answeredOn");
        var reply = answer.choice("authorityAnswer", Reply.class);
        if (reply == Reply.COMPLETED) {
            safety.completed(answer.dossier(), requirement, on, answer.by());
        } else {
            safety.answered(
                    answer.dossier(),
                    requirement,
                    reply == Reply.GRANTED,
                    on,
                    answer.has("orderReference")
                            ? answer.text("orderReference")
                            : answer.optionalText("authorityReference"),
                    answer.optionalText("answerRemark"),
                    answer.by());
        }
        parties.acted(answer.dossier(), Act.INSTRUCT, answer.by());
    }
}
