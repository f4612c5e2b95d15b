package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.insurance.Coverages;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Which steps run again after the last change: those that had concluded, and one of whose checks table {@code rework}
 * names. A step that is still under way reads the new facts by itself.
 */
@Component
@NamedInModels
public class Rework {
    private static final String INSURANCE = "insurance";

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

    private final Changes changes;
    private final Opinions opinions;
    private final GivenOpinions given;
    private final Coverages coverages;

    Rework(Changes changes, Opinions opinions, GivenOpinions given, Coverages coverages) {
        this.changes = changes;
        this.opinions = opinions;
        this.given = given;
        this.coverages = coverages;
    }

    /** Sets aside what is to be said again. @return ids of the processes to call again; often none */
    List<String> begin(DossierNumber dossier) {
        var touched = touched(dossier);
        opinions.setAside(
                dossier,
                touched.stream().map(TRADE_OF::get).filter(Objects::nonNull).toList());
        return touched;
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
                && !given.areBeingArbitrated(dossier);
    }

    private List<String> touched(DossierNumber dossier) {
        return changes.of(dossier).stream()
                .reduce((earlier, last) -> last)
                .map(change -> change.reruns().keySet().stream()
                        .map(STEP_OF::get)
                        .filter(Objects::nonNull)
                        .distinct()
                        .filter(step -> hasConcluded(dossier, step))
                        .sorted()
                        .toList())
                .orElse(List.of());
    }

    private boolean hasConcluded(DossierNumber dossier, String step) {
        return step.equals(INSURANCE)
                ? coverages.isSettled(dossier) && !coverages.isValidated(dossier)
                : opinions.latest(dossier, TRADE_OF.getOrDefault(step, "")).isPresent();
    }
}
