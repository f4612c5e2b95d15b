package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.engine.Rules;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.Facts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What table {@code requiredCoverages} asks, read from the registers: the model names one fact per input. */
@Component
@NamedInModels
public class InsuranceFacts {
    /**
     * One answer per input.
     *
     * @param recourseWaiver the owner gives up his recourse: never without a convention that says so
     * @param equipmentValue EUR, 0 when not told
     * @param areaM2 0 when unknown
     */
    public record Inputs(
            String legalTitle,
            String occupantType,
            boolean recourseWaiver,
            boolean publicReception,
            boolean worksByOccupant,
            double equipmentValue,
            double areaM2) {}

    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Facts facts;
    private final Rules rules;

    InsuranceFacts(Dossiers dossiers, Spaces spaces, Facts facts, Rules rules) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.facts = facts;
        this.rules = rules;
    }

    public Inputs of(String number) {
        var request = dossiers.get(new DossierNumber(number)).request();
        return new Inputs(
                legalTitle(number),
                request.occupantType(),
                false,
                request.publicReception(),
                request.worksNeeded(),
                orZero(request.equipmentValue()),
                orZero(spaces.get(request.spaceCode()).areaUsable()));
    }

    private String legalTitle(String number) {
        var known = facts.of(number);
        return rules.decide(
                        "legalTitle",
                        Map.of(
                                "domaniality", known.domaniality(),
                                "ownerType", known.ownerType(),
                                "managedByOperator", known.managedByOperator(),
                                "occupantType", known.occupantType(),
                                "reserveFonciere", known.reserveFonciere(),
                                "free", known.free(),
                                "durationMonths", known.durationMonths(),
                                "precariousnessCause", known.precariousnessCause()))
                .get(0)
                .text("legalTitle");
    }

    private static double orZero(@org.jspecify.annotations.Nullable BigDecimal amount) {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO).doubleValue();
    }
}
