package fr.parcours.step.technical;

import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Meter;
import fr.parcours.register.space.Meters;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.technical.Feasibilities;
import fr.parcours.register.technical.Feasibilities.Feasibility;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Fluid;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Vérifier les fluides »: what the meters are, and whether that suits the use. */
@Component
class CheckFluids implements Receiver {
    private static final String STATE = "State";

    private final Dossiers dossiers;
    private final Meters meters;
    private final Feasibilities feasibilities;
    private final DossierParties parties;
    private final DossierSheet sheet;

    CheckFluids(
            Dossiers dossiers, Meters meters, Feasibilities feasibilities, DossierParties parties, DossierSheet sheet) {
        this.dossiers = dossiers;
        this.meters = meters;
        this.feasibilities = feasibilities;
        this.parties = parties;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "check-fluids";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var known = meters.of(dossiers.get(asked.dossier()).request().spaceCode());
        var data = sheet.open(asked.dossier());
        for (var fluid : Fluid.values()) {
            var meter = known.get(fluid.utility());
            if (meter != null) {
                data.put(fluid.key(STATE), meter.state().name());
            }
        }
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var space = dossiers.get(answer.dossier()).request().spaceCode();
        var known = meters.of(space);
        var found = new ArrayList<Meter>();
        for (var fluid : Fluid.values()) {
            var state = answer.choice(fluid.key(STATE), MeterState.class);
            var meter = known.get(fluid.utility());
            found.add(meter == null ? Meter.seen(fluid.utility(), state) : meter.found(state));
        }
        meters.set(space, found);
        feasibilities.report(
                answer.dossier(),
                Groups.TECHNIQUE,
                new Feasibility(answer.flag("fluidsFeasible"), null, answer.optionalText("fluidsRemarks")),
                answer.by());
        parties.acted(answer.dossier(), Act.INSTRUCT, answer.by());
    }
}
