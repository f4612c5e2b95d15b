package fr.parcours.step.safety;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.engine.Rules;
import fr.parcours.engine.Rules.Hit;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.keys.Openings;
import fr.parcours.register.safety.Requirement;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Spaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * « Classer le lieu et lister les démarches » (tables {@code erpThresholds}, {@code erpCategory}, {@code safetySteps}).
 * What it adds after the place was checked has the place checked again.
 */
@Component("assessSafety")
class AssessSafety implements JavaDelegate {
    /** A place whose last use nobody dates counts as closed for longer than the ten months of a reopening [S36]. */
    private static final int CLOSED_LONG_AGO = 11;

    private static final String NOT_PUBLIC = "NON_ERP";

    private final Rules rules;
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Safety safety;
    private final Openings openings;
    private final Course course;

    AssessSafety(Rules rules, Dossiers dossiers, Spaces spaces, Safety safety, Openings openings, Course course) {
        this.rules = rules;
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.safety = safety;
        this.openings = openings;
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var request = dossier.request();
        var category = category(request);
        var wasSeen = openings.isReady(dossier.number())
                && safety.open(dossier.number()).isEmpty();
        safety.assess(dossier.number(), category, steps(request, spaces.get(request.spaceCode()), category));
        if (wasSeen && !safety.open(dossier.number()).isEmpty()) {
            course.wake(dossier.number(), "openingOutdated");
        }
    }

    private String category(OccupationRequest request) {
        var thresholds = request.publicReception() ? thresholds(request.erpType()) : null;
        if (request.publicReception() && thresholds == null) {
            return Safety.TO_STUDY; // a type without a row has no limit that one could be below
        }
        return rules.decide(
                        "erpCategory",
                        Map.of(
                                "publicReception", request.publicReception(),
                                "sleeping", request.sleeping(),
                                "belowAllThresholds", thresholds == null || isBelow(request, thresholds),
                                "total", request.headcount()))
                .get(0)
                .text("erpCategory");
    }

    private @Nullable Hit thresholds(@Nullable String erpType) {
        return erpType == null
                ? null
                : rules.decide("erpThresholds", Map.of("erpType", erpType)).stream()
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isBelow(OccupationRequest request, Hit thresholds) {
        return isBelow(request.publicCountBasement(), thresholds, "basementLimit")
                && isBelow(request.publicCountFloors(), thresholds, "floorsLimit")
                && isBelow(request.publicCountTotal(), thresholds, "totalLimit");
    }

    private static boolean isBelow(@Nullable Integer persons, Hit thresholds, String limit) {
        var most = (Integer) thresholds.outputs().get(limit);
        return most == null || Objects.requireNonNullElse(persons, 0) < most;
    }

    private List<Requirement> steps(OccupationRequest request, Space space, String category) {
        var isErp = !space.erpCategory().equals(NOT_PUBLIC);
        var isSameType = isErp && Objects.equals(space.erpType(), request.erpType());
        var inputs = new HashMap<String, Object>();
        inputs.put("erpCategory", category);
        inputs.put("currentStatus", isSameType ? "ERP_MEME_TYPE" : isErp ? "ERP_AUTRE_TYPE" : NOT_PUBLIC);
        inputs.put("closedMonths", Objects.requireNonNullElse(space.closedMonths(), CLOSED_LONG_AGO));
        inputs.put("worksNeeded", request.worksNeeded());
        inputs.put("oneOff", request.oneOff());
        inputs.put("activityAuthorised", isSameType);
        inputs.put("staffCount", request.staffCount());
        inputs.put("totalPersons", request.headcount());
        inputs.put("occupantType", request.occupantType());
        inputs.put("drinksOrFood", "N".equals(request.erpType()));
        return rules.decide("safetySteps", inputs).stream()
                .map(row -> Requirement.valueOf(row.text("step")))
                .distinct()
                .toList();
    }
}
