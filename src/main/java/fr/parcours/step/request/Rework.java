package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.Course;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory;
import fr.parcours.register.inventory.Inventory.Kind;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.utilities.Utilities;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Which steps run again after a change: those that had concluded, and one of whose checks table {@code rework}
 * names. A step that is still under way reads the new facts by itself.
 */
@Component
@NamedInModels
public class Rework {
    private static final String INSURANCE = "insurance";
    private static final String UTILITIES = "utilities";

    private static final Map<String, String> STEP_OF = Map.of(
            "requiredDiagnostics", "technical-review",
            "erpCategory", "safety-review",
            "safetySteps", "safety-review",
            "planning", "safety-review",
            "legalTitle", "legal-review",
            "competition", "legal-review",
            "fee", "legal-review",
            "deposit", "legal-review",
            "requiredCoverages", INSURANCE,
            "certificateCheck", INSURANCE);

    private static final Map<String, String> TRADE_OF = Map.of(
            "technical-review", Groups.TECHNIQUE,
            "safety-review", Groups.SECURITE,
            "legal-review", Groups.JURIDIQUE);

    private final Dossiers dossiers;
    private final Opinions opinions;
    private final GivenOpinions given;
    private final Coverages coverages;
    private final Utilities utilities;
    private final Inventories inventories;
    private final RoundTrips trips;
    private final Course course;

    Rework(
            Dossiers dossiers,
            Opinions opinions,
            GivenOpinions given,
            Coverages coverages,
            Utilities utilities,
            Inventories inventories,
            RoundTrips trips,
            Course course) {
        this.dossiers = dossiers;
        this.opinions = opinions;
        this.given = given;
        this.coverages = coverages;
        this.utilities = utilities;
        this.inventories = inventories;
        this.trips = trips;
        this.course = course;
    }

    /**
     * Sets aside what is to be said again.
     *
     * @param checks as table {@code rework} names them
     * @return ids of the processes to call again; often none
     */
    List<String> begin(DossierNumber dossier, Collection<String> checks) {
        var touched = new ArrayList<>(touched(dossier, checks));
        opinions.setAside(
                dossier,
                touched.stream().map(TRADE_OF::get).filter(Objects::nonNull).toList());
        if (checks.contains("utilityActions") && utilities.reopen(dossier) && !beginsAnew(dossier)) {
            touched.add(UTILITIES);
        }
        if (checks.contains("certificateCheck") || checks.contains("requiredCoverages")) {
            beginInsuranceAnew(dossier);
        }
        if (checks.contains("inventory")) {
            renewEntry(dossier);
        }
        return touched;
    }

    /**
     * One that waits for its second signature is taken again before it; one that is signed is taken and signed again, beside
     * what follows. Where no process is ready for that, the signatures stand: nobody could give them again.
     */
    private void renewEntry(DossierNumber dossier) {
        var isSigned = inventories
                .find(dossier, Kind.ENTREE)
                .filter(Inventory::isSignedByBoth)
                .isPresent();
        if (!isSigned) {
            course.wake(dossier, "unsignedEntryOutdated");
        } else if (course.wake(dossier, "entryOutdated")) {
            inventories.setAside(dossier, Kind.ENTREE);
        }
    }

    /** A certificate that is awaited or controlled is looked at by the new facts; of a service's nobody is waited for. */
    private void beginInsuranceAnew(DossierNumber dossier) {
        if (dossiers.get(dossier).request().isExternal()
                && !coverages.isSettled(dossier)
                && course.wake(dossier, "insuranceOutdated")) {
            trips.closeAll(dossier, INSURANCE, Outcome.WITHDRAWN);
            trips.closeAll(dossier, "certificate", Outcome.WITHDRAWN);
        }
    }

    /** Utilities that are still under way are prepared again where they are, so that the keys wait for them as before. */
    private boolean beginsAnew(DossierNumber dossier) {
        var isUnderWay = course.wake(dossier, "utilitiesOutdated");
        if (isUnderWay) {
            trips.closeAll(dossier, UTILITIES, Outcome.WITHDRAWN);
        }
        return isUnderWay;
    }

    /** Id of the process in which this trade gives its opinion. */
    static String stepOf(String trade) {
        return TRADE_OF.entrySet().stream()
                .filter(step -> step.getValue().equals(trade))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** @param steps as {@link #begin} found them @return ids of the processes to call again */
    public List<String> processes(String steps) {
        return steps.isEmpty() ? List.of() : List.of(steps.split(" "));
    }

    /**
     * Is what was said again to be arbitrated? Not before every trade has spoken, for then the course itself hears them;
     * nor while an arbitration is open, which hears them too.
     *
     * @param steps as {@link #begin} found them
     */
    public boolean isContested(String number, String steps) {
        var dossier = new DossierNumber(number);
        return processes(steps).stream().anyMatch(TRADE_OF::containsKey)
                && TRADE_OF.values().stream()
                        .allMatch(trade -> opinions.latest(dossier, trade).isPresent())
                && !opinions.against(dossier).isEmpty()
                && given.mayBeArbitrated(dossier);
    }

    private List<String> touched(DossierNumber dossier, Collection<String> checks) {
        return checks.stream()
                .map(STEP_OF::get)
                .filter(Objects::nonNull)
                .distinct()
                .filter(step -> hasConcluded(dossier, step))
                .sorted()
                .toList();
    }

    /** Was it proved, by what no longer holds? */
    boolean isCoverToProve(DossierNumber dossier) {
        return coverages.isSettled(dossier) && !coverages.isValidated(dossier);
    }

    private boolean hasConcluded(DossierNumber dossier, String step) {
        return step.equals(INSURANCE)
                ? isCoverToProve(dossier)
                : opinions.latest(dossier, TRADE_OF.getOrDefault(step, "")).isPresent();
    }
}
