package fr.parcours.step.legal;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.engine.Rules;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.French;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an occupation costs by the grid (table {@code feeRate}), with the computation that a reader can follow. */
@Component
@NamedInModels
public class FeeGrid {
    /** The lines of the grid, as the form offers them. */
    enum Rate {
        BUREAUX("Bureaux"),
        ATELIER("Atelier, entrepôt"),
        COMMERCE("Commerce"),
        TERRAIN("Terrain nu");

        private final String label;

        Rate(String label) {
            this.label = label;
        }

        /** What the inventory suggests; the jurist says. */
        static Rate of(Space space) {
            var use = space.lastUse().toLowerCase(Locale.FRENCH);
            if (!space.building()) {
                return TERRAIN;
            }
            if (use.contains("commerce") || use.contains("guichet")) {
                return COMMERCE;
            }
            return use.contains("atelier") || use.contains("usine") ? ATELIER : BUREAUX;
        }

        static List<Map<String, String>> options() {
            return Arrays.stream(values())
                    .map(rate -> Map.of("value", rate.name(), "label", rate.label))
                    .toList();
        }
    }

    /** @param computation French; null when nothing is computed */
    record Amount(
            BigDecimal year,
            BigDecimal turnoverPercent,
            @Nullable String computation) {
        private static final Amount NONE = new Amount(BigDecimal.ZERO, BigDecimal.ZERO, null);
    }

    /** Paid by the grid; every other answer of table {@code fee} is free, owed to somebody else, or agreed upon. */
    private static final Set<String> BY_THE_GRID = Set.of("REDEVANCE", "REDEVANCE_FIXE_VARIABLE", "INDEMNITE_OU_LOYER");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final Rules rules;
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Qualifications qualifications;

    FeeGrid(Rules rules, Dossiers dossiers, Spaces spaces, Qualifications qualifications) {
        this.rules = rules;
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.qualifications = qualifications;
    }

    /** EUR a year, for the table that designates who decides. @param fee as table {@code fee} answers */
    public double year(String number, String fee) {
        return of(new DossierNumber(number), fee).year().doubleValue();
    }

    public boolean isVoted(String fee) {
        return Qualification.isVoted(fee);
    }

    public boolean isFree(String fee) {
        return Qualification.isFree(fee);
    }

    /** @param fee as table {@code fee} answers */
    Amount of(DossierNumber dossier, String fee) {
        return BY_THE_GRID.contains(fee)
                ? qualifications
                        .stated(dossier)
                        .map(stated -> amount(dossier, fee, stated))
                        .orElse(Amount.NONE)
                : Amount.NONE;
    }

    /** EUR, what a year of this space is worth by the grid, without any reduction; 0 when its area is unknown. */
    BigDecimal rentalValue(Space space, Rate rate) {
        return area(space, rate)
                .map(area ->
                        area.multiply(decimal(line(rate.name()), "euroPerM2")).setScale(2, RoundingMode.HALF_UP))
                .orElse(BigDecimal.ZERO);
    }

    private Amount amount(DossierNumber dossier, String fee, Statement stated) {
        var request = dossiers.get(dossier).request();
        var space = spaces.get(request.spaceCode());
        var line = line(stated.rate());
        var area = area(space, Rate.valueOf(stated.rate())).orElse(BigDecimal.ZERO);
        var price = decimal(line, "euroPerM2");
        var year = cents(area.multiply(price));
        var told =
                new StringBuilder("%s m² × %s €/m²/an = %s €/an".formatted(number(area), number(price), number(year)));
        if (stated.reducedRate()) {
            var reduction = decimal(line, "reductionPercent");
            year = cents(year.multiply(HUNDRED.subtract(reduction)).divide(HUNDRED));
            told.append(" ; réduction de %s %% : %s €/an".formatted(number(reduction), number(year)));
        }
        var minimum = decimal(line, "minimumYear");
        if (year.compareTo(minimum) < 0) {
            year = cents(minimum);
            told.append(" ; minimum : %s €/an".formatted(number(minimum)));
        }
        var share = fee.equals("REDEVANCE_FIXE_VARIABLE") ? decimal(line, "turnoverPercent") : BigDecimal.ZERO;
        var months = BigDecimal.valueOf(request.durationMonths());
        if (months.compareTo(MONTHS) != 0) {
            var whole = year.multiply(months).divide(MONTHS, 2, RoundingMode.HALF_UP);
            told.append(" ; soit %s € pour %s mois".formatted(number(whole), number(months)));
        }
        if (share.signum() > 0) {
            told.append(", hors part variable (%s %% du chiffre d'affaires)".formatted(number(share)));
        }
        return new Amount(year, share, told.toString());
    }

    private Rules.Hit line(String rate) {
        return rules.decide("feeRate", Map.of("rate", rate)).get(0);
    }

    /** Bare land is let by its plot, a building by what can be used of it. */
    private static Optional<BigDecimal> area(Space space, Rate rate) {
        var area = rate == Rate.TERRAIN ? space.areaPlot() : space.areaUsable();
        return Optional.ofNullable(area).or(() -> Optional.ofNullable(space.areaUsable()));
    }

    private static BigDecimal decimal(Rules.Hit line, String output) {
        return new BigDecimal(line.output(output).toString());
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static String number(BigDecimal number) {
        return French.amount(number);
    }
}
