package fr.parcours.step.agreement;

import static fr.parcours.register.legal.Qualification.PAID_BY_THE_HOUSE;

import fr.parcours.DossierNumber;
import fr.parcours.register.agreement.Fees;
import fr.parcours.register.agreement.Fees.Fee;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.QualificationLabels;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import fr.parcours.step.French;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a convention costs whom: what finance has set for these facts, or else what the grid gives. */
@Component
class Amounts {
    private static final Set<String> PAID = Set.of(
            "REDEVANCE", "REDEVANCE_FIXE_VARIABLE", "INDEMNITE_OU_LOYER", PAID_BY_THE_HOUSE, "REFACTURATION_INTERNE");

    private static final Map<String, String> PAYMENTS = Map.of(
            "ANNUEL", "par année et d'avance",
            "TRIMESTRIEL", "par trimestre et d'avance",
            "UNIQUE", "en une fois, avant l'entrée");

    /** A fee is paid a year in advance (CG3P, L2125-4). */
    static final String USUAL_PAYMENT = "ANNUEL";

    private static final String FIXED = "reste fixe pendant toute la durée de la convention";
    private static final String FIXED_BESIDE_SHARE =
            "sa part fixe reste la même pendant toute la durée de la convention";

    private static final int YEAR = 12; // months

    /**
     * Amounts in EUR.
     *
     * @param kind as table {@code fee} says
     * @param proposedYear as the grid gives it; for an incoming title as the jurist states it
     * @param computation French; null without a grid
     * @param turnoverPercent beside the fee; 0 without
     * @param name « redevance » for the public domain, for the private one what its title calls it
     * @param months of the occupation
     * @param set what finance has set for these facts; null before
     */
    record Due(
            String kind,
            String name,
            BigDecimal proposedYear,
            BigDecimal proposedDeposit,
            @Nullable String computation,
            BigDecimal turnoverPercent,
            int months,
            @Nullable Fee set) {
        boolean isPaid() {
            return PAID.contains(kind);
        }

        boolean isPaidByOccupant() {
            return isPaid() && !kind.equals(PAID_BY_THE_HOUSE);
        }

        /** « une redevance », « un loyer ». */
        String named() {
            return (name.equals("loyer") ? "un " : "une ") + name;
        }

        /** Is there a sum that finance has not set yet, or set before the grid gave another one? */
        boolean isToSet() {
            return isPaid() && set == null;
        }

        BigDecimal year() {
            return set == null ? proposedYear : set.year();
        }

        BigDecimal deposit() {
            return set == null ? proposedDeposit : set.deposit();
        }

        String payment() {
            return isPaidAtOnce()
                    ? "d'avance, en une fois pour toute la durée"
                    : PAYMENTS.getOrDefault(set == null ? USUAL_PAYMENT : set.payment(), "");
        }

        /** Shorter than a year, and paid at once for as long as it lasts? */
        boolean isPaidAtOnce() {
            return months < YEAR && (set == null ? USUAL_PAYMENT : set.payment()).equals(USUAL_PAYMENT);
        }

        /** For all its months, beside any part of the turnover, EUR. */
        BigDecimal whole() {
            return year().multiply(BigDecimal.valueOf(months))
                    .divide(BigDecimal.valueOf(YEAR), 2, RoundingMode.HALF_UP);
        }

        String index() {
            return set == null ? usualIndex() : set.index();
        }

        String usualIndex() {
            return turnoverPercent.signum() == 0 ? FIXED : FIXED_BESIDE_SHARE;
        }

        /** One line for whoever reads or signs. */
        String told() {
            return isPaid()
                    ? "%s € par an%s, à payer %s ; dépôt de garantie : %s"
                            .formatted(
                                    French.amount(year()),
                                    share(),
                                    payment(),
                                    deposit().signum() == 0 ? "aucun" : French.amount(deposit()) + " €")
                    : Qualification.isFree(kind) ? "Gratuit pour l'occupant." : QualificationLabels.of(kind);
        }

        /** As an act provides it: « L'occupation est consentie à titre gratuit. » */
        String enacted() {
            if (!isPaid()) {
                return Qualification.isFree(kind)
                        ? "L'occupation est consentie à titre gratuit."
                        : "Les conditions financières de l'occupation sont celles de la convention.";
            }
            var owed = OWED.getOrDefault(kind, "L'occupation donne lieu à " + named());
            var guaranteed = deposit().signum() == 0
                    ? "Aucun dépôt de garantie n'est demandé."
                    : "Le dépôt de garantie est de %s €.".formatted(French.amount(deposit()));
            return "%s de %s € par an%s, payable %s. %s"
                    .formatted(owed, French.amount(year()), share(), payment(), guaranteed);
        }

        /** What stands after the yearly sum where the title asks for a part of the turnover beside it; else empty. */
        String share() {
            return turnoverPercent.signum() == 0
                    ? ""
                    : " (part fixe, à laquelle s'ajoutent %s %% du chiffre d'affaires)"
                            .formatted(French.amount(turnoverPercent));
        }
    }

    private static final Map<String, String> OWED = Map.of(
            PAID_BY_THE_HOUSE,
            "La Métropole verse au propriétaire une redevance ou un loyer",
            "REFACTURATION_INTERNE",
            "L'occupation donne lieu à une refacturation interne");

    private final Dossiers dossiers;
    private final Qualifications qualifications;
    private final Fees fees;

    Amounts(Dossiers dossiers, Qualifications qualifications, Fees fees) {
        this.dossiers = dossiers;
        this.qualifications = qualifications;
        this.fees = fees;
    }

    Due of(DossierNumber dossier) {
        var qualified = qualifications.find(dossier);
        var kind = qualified.map(Qualification::fee).orElse("AUCUNE");
        var proposed = proposed(dossier, qualified, kind);
        return new Due(
                kind,
                qualified.map(Qualification::price).orElse("redevance"),
                proposed,
                qualified.map(Qualification::deposit).orElse(BigDecimal.ZERO),
                qualified.map(Qualification::feeComputation).orElse(null),
                qualified.map(Qualification::turnoverPercent).orElse(BigDecimal.ZERO),
                dossiers.get(dossier).request().durationMonths(),
                fees.find(dossier, kind, proposed).orElse(null));
    }

    private BigDecimal proposed(DossierNumber dossier, Optional<Qualification> qualified, String kind) {
        return kind.equals(PAID_BY_THE_HOUSE)
                ? qualifications.stated(dossier).map(Statement::rentYear).orElse(BigDecimal.ZERO)
                : qualified.map(Qualification::feeYear).orElse(BigDecimal.ZERO);
    }
}
