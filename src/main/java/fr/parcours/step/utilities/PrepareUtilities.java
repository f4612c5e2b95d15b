package fr.parcours.step.utilities;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Meter;
import fr.parcours.register.space.Meters;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import fr.parcours.register.space.Spaces;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.register.utilities.Utilities.Planned;
import fr.parcours.register.utilities.UtilityAction.Trade;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Fluid;
import fr.parcours.step.Suppliers;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * « Préparer les fluides »: what is needed and how the meters are found; the table says what is to be done about it.
 * Nothing is ordered here.
 */
@Component
class PrepareUtilities implements Receiver {
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Meters meters;
    private final Utilities utilities;
    private final UtilityPlan plan;
    private final Suppliers suppliers;
    private final DossierSheet sheet;

    PrepareUtilities(
            Dossiers dossiers,
            Spaces spaces,
            Meters meters,
            Utilities utilities,
            UtilityPlan plan,
            Suppliers suppliers,
            DossierSheet sheet) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.meters = meters;
        this.utilities = utilities;
        this.plan = plan;
        this.suppliers = suppliers;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "prepare-utilities";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var space = spaces.get(dossiers.get(asked.dossier()).request().spaceCode());
        var known = meters.of(space.code());
        var data = sheet.open(asked.dossier());
        for (var fluid : Fluid.values()) {
            var meter = known.get(fluid.utility());
            isUsuallyNeeded(fluid, meter).ifPresent(needed -> data.put(fluid.key("Needed"), needed));
            MeterFound.of(meter).ifPresent(found -> data.put(fluid.key("Meter"), found.name()));
        }
        if (space.closedMonths() != null) {
            data.put("closedMonths", space.closedMonths());
        }
        return data;
    }

    /** What to propose: nobody works without light and water; gas and heating are used where they are known to be. */
    private static Optional<Boolean> isUsuallyNeeded(Fluid fluid, @Nullable Meter meter) {
        return switch (fluid) {
            case ELEC, WATER -> Optional.of(true);
            case GAS, HEATING -> Optional.ofNullable(meter).map(known -> known.state() != MeterState.ABSENT);
        };
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.get(answer.dossier());
        var space = dossier.request().spaceCode();
        var known = meters.of(space);
        var seen = new ArrayList<Meter>();
        var planned = new ArrayList<Planned>();
        for (var fluid : Fluid.values()) {
            var found = answer.choice(fluid.key("Meter"), MeterFound.class);
            seen.add(found.applied(fluid.utility(), known.get(fluid.utility())));
            planned.addAll(plan.of(
                    dossier,
                    fluid.utility(),
                    new UtilityPlan.Known(
                            answer.flag(fluid.key("Needed")),
                            found.state(),
                            found.holderIsMel(),
                            answer.integer("closedMonths"),
                            fluid.utility() == Utility.ELEC && answer.flag("installationModified"),
                            false)));
        }
        meters.set(space, seen);
        suppliers.callOff(
                dossier, utilities.prepare(dossier.number(), Trade.FLUIDS, planned, answer.by()), UtilityPlan.DROPPED);
    }
}
