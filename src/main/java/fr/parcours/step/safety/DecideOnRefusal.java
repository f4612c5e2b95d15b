package fr.parcours.step.safety;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Letters;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** « Décider après un refus »: file again, or give up; the keys then stay where they are, and the requester is told. */
@Component
class DecideOnRefusal implements Receiver {
    private final Dossiers dossiers;
    private final Authorisations authorisations;
    private final Letters letters;
    private final DossierParties parties;
    private final DossierSheet sheet;

    DecideOnRefusal(
            Dossiers dossiers,
            Authorisations authorisations,
            Letters letters,
            DossierParties parties,
            DossierSheet sheet) {
        this.dossiers = dossiers;
        this.authorisations = authorisations;
        this.letters = letters;
        this.parties = parties;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "decide-on-refusal";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var step = authorisations.carriedBy(asked);
        var data = sheet.open(asked.dossier());
        data.put("authorisationText", step.title());
        data.put("refusalText", Objects.requireNonNullElse(step.remark(), ""));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        parties.acted(answer.dossier(), Act.INSTRUCT, answer.by());
        if (answer.text("refusalCourse").equals("GIVE_UP")) {
            var step = authorisations.carriedBy(answer.asked());
            letters.toOccupant(
                    dossiers.get(answer.dossier()),
                    "given-up-" + step.requirement(),
                    "autorisation refusée",
                    """
                            Bonjour,

                            %s : l'autorité refuse. %s

                            Les clés ne peuvent pas être remises en l'état. Vous pouvez abandonner la demande depuis la page du dossier, ou vous rapprocher du service du patrimoine.""".formatted(step.requirement().label(), answer.text("refusalNote")));
        }
    }
}
