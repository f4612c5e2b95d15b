package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Rules;
import fr.parcours.register.dossier.Finding;
import fr.parcours.register.dossier.Finding.Severity;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.occupant.Occupant;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.space.Days;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Space.Soil;
import fr.parcours.register.space.Space.StructuralState;
import fr.parcours.register.space.Spaces;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Table {@code blockingReasons} asked about a request: what needs dates or look-ups is computed here first, so that the
 * table reads like a table. Unknown facts fall on the safe side, but for the structure: where nobody has told of a danger
 * it counts as sound, since the visit and the technical review look at it before anybody moves in.
 */
@Component
public class EligibilityFacts {
    private final Rules rules;
    private final Spaces spaces;
    private final Days days;
    private final Occupants occupants;

    EligibilityFacts(Rules rules, Spaces spaces, Days days, Occupants occupants) {
        this.rules = rules;
        this.spaces = spaces;
        this.days = days;
        this.occupants = occupants;
    }

    /** @param validated what the superior said; false before he has */
    public List<Finding> findings(DossierNumber dossier, OccupationRequest request, boolean validated) {
        return rules.decide("blockingReasons", inputs(dossier, request, validated)).stream()
                .map(row -> new Finding(row.text("code"), Severity.valueOf(row.text("severity"))))
                .toList();
    }

    private Map<String, Object> inputs(DossierNumber dossier, OccupationRequest request, boolean validated) {
        var space = spaces.get(request.spaceCode());
        var from = request.requestedStart();
        var to = request.requestedEnd();
        var occupant = occupants.find(dossier);
        var inputs = new HashMap<String, Object>();
        inputs.put("spaceStatus", space.status().name());
        inputs.put("withinWindow", space.isOpenFor(from, to));
        inputs.put("overlapsHold", days.overlaps(space.code(), from, to, dossier));
        inputs.put(
                "structuralState",
                Objects.requireNonNullElse(space.structuralState(), StructuralState.BON)
                        .name());
        inputs.put("sleeping", request.sleeping());
        inputs.put("worshipOrPolitical", request.worshipOrPolitical());
        inputs.put("occupantType", request.occupantType());
        inputs.put(
                "identityValid",
                !request.isExternal() || occupant.filter(Occupant::isIdentified).isPresent());
        inputs.put("hierarchicalValidation", validated);
        inputs.put("asbestosFileMissing", isAsbestosFileMissing(space));
        inputs.put("asbestosDegraded", space.dtaDegraded());
        inputs.put("publicReception", request.publicReception());
        inputs.put("accessible", Boolean.TRUE.equals(space.pmrAccess()) || space.accessibilityDerogation());
        inputs.put("headcount", request.headcount());
        inputs.put("maxCapacity", space.maxCapacity());
        inputs.put("domaniality", space.domaniality());
        inputs.put("ownerType", space.ownerType());
        inputs.put("durationMonths", request.durationMonths());
        inputs.put("priorBreach", occupant.filter(Occupant::priorBreach).isPresent());
        inputs.put("utilityMissing", false); // no utility is asked for before the step that orders them
        inputs.put("urbanProjectConflict", isNeededBefore(space, to));
        inputs.put("soilPollution", request.groundUse() && space.soil() == Soil.AVEREE);
        inputs.put("soilUnknown", request.groundUse() && space.soil() == Soil.INCONNUE);
        inputs.put("subOccupants", request.subOccupants());
        inputs.put("paidFarming", request.paidFarming() && !space.reserveFonciere());
        inputs.put("belowMarketEconomic", request.economicUse() && request.freeRequested() && request.isExternal());
        return inputs;
    }

    private static boolean isAsbestosFileMissing(Space space) {
        return space.mayHoldAsbestos() && !Boolean.TRUE.equals(space.dtaPresent());
    }

    private static boolean isNeededBefore(Space space, LocalDate end) {
        var release = space.releaseDate();
        return space.reserveFonciere() && release != null && release.isBefore(end);
    }
}
