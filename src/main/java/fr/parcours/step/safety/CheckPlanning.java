package fr.parcours.step.safety;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.safety.Safety.PlanningCheck;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.DossierSheet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Vérifier l'urbanisme » (P6; role-matrix.md, row 18): what table {@code planning} asks. */
@Component
class CheckPlanning implements Receiver {
    /** Most occupations of a service change nothing: locaux techniques and offices are one destination [S42]. */
    private static final PlanningCheck NOTHING = new PlanningCheck(false, false, false, false, false, false, 0);

    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Safety safety;
    private final DossierParties parties;
    private final DossierSheet sheet;

    CheckPlanning(Dossiers dossiers, Spaces spaces, Safety safety, DossierParties parties, DossierSheet sheet) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.safety = safety;
        this.parties = parties;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "check-planning";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var request = dossiers.get(asked.dossier()).request();
        var known = safety.planningCheck(asked.dossier()).orElse(NOTHING);
        var data = sheet.open(asked.dossier());
        data.put(
                "useText",
                "Dernier usage : %s. Public accueilli : %s. Travaux : %s."
                        .formatted(
                                spaces.get(request.spaceCode()).lastUse(),
                                request.publicReception() ? "oui" : "non",
                                request.worksNeeded() ? "oui" : "non"));
        data.put("destinationChanges", known.destinationChanges());
        data.put("subDestinationChanges", known.subDestinationChanges());
        data.put("structuralOrFacadeWorks", known.structuralOrFacadeWorks());
        data.put("facadeOnly", known.facadeOnly());
        data.put("sign", known.sign());
        data.put("protectedArea", known.protectedArea());
        data.put("temporaryInstallationMonths", known.temporaryInstallationMonths());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        safety.checked(
                answer.dossier(),
                new PlanningCheck(
                        answer.flag("destinationChanges"),
                        answer.flag("subDestinationChanges"),
                        answer.flag("structuralOrFacadeWorks"),
                        answer.flag("facadeOnly"),
                        answer.flag("sign"),
                        answer.flag("protectedArea"),
                        answer.integer("temporaryInstallationMonths")),
                answer.by());
        parties.acted(answer.dossier(), Act.INSTRUCT, answer.by());
    }
}
