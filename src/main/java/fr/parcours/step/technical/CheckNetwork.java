package fr.parcours.step.technical;

import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Spaces;
import fr.parcours.register.technical.Feasibilities;
import fr.parcours.register.technical.Feasibilities.Feasibility;
import fr.parcours.step.DossierSheet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Vérifier le réseau » (role-matrix.md, row 16, note 2). */
@Component
class CheckNetwork implements Receiver {
    private enum Access {
        MOBILE,
        FIBRE,
        NONE
    }

    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Feasibilities feasibilities;
    private final DossierParties parties;
    private final DossierSheet sheet;

    CheckNetwork(
            Dossiers dossiers, Spaces spaces, Feasibilities feasibilities, DossierParties parties, DossierSheet sheet) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.feasibilities = feasibilities;
        this.parties = parties;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "check-network";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var space = spaces.get(dossiers.get(asked.dossier()).request().spaceCode());
        var data = sheet.open(asked.dossier());
        if (space.fibre() != null) {
            data.put("networkAccess", (space.fibre() ? Access.FIBRE : Access.MOBILE).name());
        }
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var access = answer.choice("networkAccess", Access.class);
        feasibilities.report(
                answer.dossier(),
                Groups.NUMERIQUE,
                new Feasibility(access != Access.NONE, access == Access.FIBRE, answer.optionalText("networkRemarks")),
                answer.by());
        parties.acted(answer.dossier(), Act.INSTRUCT, answer.by());
    }
}
