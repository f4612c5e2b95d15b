package fr.parcours.step.utilities;

import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import fr.parcours.register.space.Spaces;
import fr.parcours.register.technical.Feasibilities;
import fr.parcours.register.technical.Feasibilities.Feasibility;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.register.utilities.UtilityAction.Trade;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Suppliers;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** « Préparer le réseau »: without fibre a 4G router is the bridge, so that no door waits for a cable. */
@Component
class PrepareNetwork implements Receiver {
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Feasibilities feasibilities;
    private final Utilities utilities;
    private final UtilityPlan plan;
    private final Suppliers suppliers;
    private final DossierSheet sheet;

    PrepareNetwork(
            Dossiers dossiers,
            Spaces spaces,
            Feasibilities feasibilities,
            Utilities utilities,
            UtilityPlan plan,
            Suppliers suppliers,
            DossierSheet sheet) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.feasibilities = feasibilities;
        this.utilities = utilities;
        this.plan = plan;
        this.suppliers = suppliers;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "prepare-network";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var request = dossiers.get(asked.dossier()).request();
        var data = sheet.open(asked.dossier());
        data.put("networkNeeded", request.staffCount() > 0);
        feasibilities
                .find(asked.dossier(), Groups.NUMERIQUE)
                .map(Feasibility::fibre)
                .or(() -> Optional.ofNullable(spaces.get(request.spaceCode()).fibre()))
                .ifPresent(fibre -> data.put("fibre", fibre));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.get(answer.dossier());
        var fibre = answer.flag("fibre");
        var planned = plan.of(
                dossier,
                Utility.INTERNET,
                new UtilityPlan.Known(
                        answer.flag("networkNeeded"),
                        fibre ? MeterState.OUVERT : MeterState.ABSENT,
                        true,
                        0,
                        false,
                        fibre));
        suppliers.callOff(
                dossier, utilities.prepare(dossier.number(), Trade.NETWORK, planned, answer.by()), UtilityPlan.DROPPED);
    }
}
