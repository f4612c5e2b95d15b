package fr.parcours.step.technical;

import static java.lang.Boolean.TRUE;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Rules;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.space.Diagnostic.Code;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Space.Utility;
import fr.parcours.register.space.Spaces;
import fr.parcours.register.technical.DueDiagnostics;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * « Lister les diagnostics dus » (table {@code requiredDiagnostics}). Where nobody knows, asbestos and risks fall on the
 * safe side; equipment that nobody knows of counts as absent until the survey finds it.
 */
@Component("listDiagnostics")
class ListDiagnostics implements JavaDelegate {
    private final Rules rules;
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final DueDiagnostics due;

    ListDiagnostics(Rules rules, Dossiers dossiers, Spaces spaces, DueDiagnostics due) {
        this.rules = rules;
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.due = due;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var request = dossier.request();
        var found = rules.decide("requiredDiagnostics", inputs(request, spaces.get(request.spaceCode()))).stream()
                .collect(Collectors.toMap(
                        row -> Code.valueOf(row.text("code")),
                        row -> Optional.ofNullable((Integer) row.outputs().get("validityMonths"))));
        due.require(dossier.number(), found);
    }

    private static Map<String, Object> inputs(OccupationRequest request, Space space) {
        var equipment = space.equipment();
        var isExternal = request.isExternal();
        var inputs = new HashMap<String, Object>();
        inputs.put("permitBefore1997OrUnknown", space.mayHoldAsbestos());
        inputs.put("housing", TRUE.equals(equipment.housing()));
        inputs.put("leaseOrPaidTitle", isExternal && !request.freeRequested());
        inputs.put("heated", TRUE.equals(space.has(Utility.CHAUFFAGE)));
        inputs.put("riskZone", Objects.requireNonNullElse(equipment.riskZone(), true));
        inputs.put("external", isExternal);
        inputs.put("workplaceOrErp", space.building() && (request.staffCount() > 0 || request.publicReception()));
        inputs.put("gas", TRUE.equals(space.has(Utility.GAZ)));
        inputs.put("boiler", TRUE.equals(equipment.boiler()));
        inputs.put("fireEquipment", TRUE.equals(equipment.fireEquipment()));
        inputs.put("lift", TRUE.equals(equipment.lift()));
        inputs.put("visibleCracks", TRUE.equals(equipment.visibleCracks()));
        inputs.put("hotWaterWithShowers", TRUE.equals(equipment.showers()));
        inputs.put("worksPlanned", request.worksNeeded());
        inputs.put("vacantMonths", Objects.requireNonNullElse(space.closedMonths(), 0));
        return inputs;
    }
}
