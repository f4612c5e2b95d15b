package fr.parcours.register.legal;

import fr.parcours.DossierNumber;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a jurist states of an occupation before the tables of the title run (domain.md, P7). An internal assignment needs
 * none.
 *
 * @param domaniality PUBLIC, PRIVE or A_QUALIFIER
 * @param precariousnessCause particular circumstances that do not depend on the parties alone
 * @param amicableGround as table {@code competition} lists them
 * @param reasons why a selection is left out, to be published with an amicable ground; null without
 * @param exemption as table {@code fee} lists them
 * @param prolongation it only prolongs a title that runs
 * @param meetsMelNeed it answers a need of the house for a price: procurement law, no title
 * @param freeGranted free use was asked for and the house does not refuse it
 * @param tariffInGrid the amount, or the conditions of free use, were voted beforehand
 * @param rentalValueYear EUR, what the space would be let for
 * @param rentYear EUR, what the house pays for an incoming title; else 0
 * @param rate the line of table {@code feeRate}
 * @param reducedRate social economy
 * @param selectedIn the dossier whose selection this occupant has won; null when there was none
 * @param chosenTitle the jurist's own choice where table {@code legalTitle} designates none; null else
 */
public record Statement(
        String domaniality,
        boolean precariousnessCause,
        String amicableGround,
        @Nullable String reasons,
        String exemption,
        boolean prolongation,
        boolean meetsMelNeed,
        boolean freeGranted,
        boolean sameBudget,
        boolean tariffInGrid,
        BigDecimal rentalValueYear,
        BigDecimal rentYear,
        String rate,
        boolean reducedRate,
        @Nullable DossierNumber selectedIn,
        @Nullable String chosenTitle) {}
