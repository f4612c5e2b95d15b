package fr.parcours.step.request;

import fr.parcours.Conflict;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Décider de l'accord de principe »: only what the opinions, or the arbiter, allow is offered. */
@Component
class AgreeInPrinciple implements Receiver {
    private static final String AGREED = "AGREED";
    private static final Map<String, String> YES = Map.of("value", AGREED, "label", "Oui, donner l'accord de principe");
    private static final Map<String, String> NO =
            Map.of("value", "NOT_AGREED", "label", "Non : proposer un autre espace ou refuser");

    private static final int MOST_CONDITIONS = 10_000; // the note tells all of them

    private final Dossiers dossiers;
    private final DossierParties parties;
    private final GivenOpinions given;
    private final DossierSheet sheet;

    AgreeInPrinciple(Dossiers dossiers, DossierParties parties, GivenOpinions given, DossierSheet sheet) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.given = given;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "agree-in-principle";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var number = asked.dossier();
        var mayAgree = given.allowAgreement(number);
        var data = sheet.open(number);
        data.put("opinionsText", given.text(number));
        data.put("principleOptions", mayAgree ? List.of(YES, NO) : List.of(NO));
        data.put("principleConditions", French.shortened(given.reserves(number), MOST_CONDITIONS));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()).number(); // no fact changes while it is decided
        if (answer.text("principle").equals(AGREED) && !given.allowAgreement(dossier)) {
            throw new Conflict("Un avis est à rendre de nouveau, ou s'y oppose : l'accord ne peut pas être donné.");
        }
        parties.acted(dossier, Act.INSTRUCT, answer.by());
        var conditions = given.withReserves(dossier, answer.optionalText("principleConditions"));
        dossiers.agreedOn(dossier, conditions.isBlank() ? null : French.shortened(conditions, MOST_CONDITIONS));
    }
}
