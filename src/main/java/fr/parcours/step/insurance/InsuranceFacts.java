package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Waivers;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.Facts;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What table {@code requiredCoverages} asks, read from the registers: the model names one fact per input. */
@Component
@NamedInModels
public class InsuranceFacts {
    /**
     * One answer per input.
     *
     * @param recourseWaiver the owner gives up his recourse: his insurer has agreed, and the convention is to say so
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
    private final Waivers waivers;
    private final Facts facts;

    InsuranceFacts(Dossiers dossiers, Spaces spaces, Waivers waivers, Facts facts) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.waivers = waivers;
        this.facts = facts;
    }

    public Inputs of(String number) {
        var request = dossiers.get(new DossierNumber(number)).request();
        return new Inputs(
                facts.of(number).legalTitle(),
                request.occupantType(),
                waivers.find(new DossierNumber(number)).isPresent(),
                request.publicReception(),
                request.worksNeeded(),
                orZero(request.equipmentValue()),
                orZero(spaces.get(request.spaceCode()).areaUsable()));
    }

    private static double orZero(@Nullable BigDecimal amount) {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO).doubleValue();
    }
}
