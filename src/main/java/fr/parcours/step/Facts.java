package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.engine.Once;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.agreement.Fees;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import fr.parcours.register.space.Spaces;
import java.math.BigDecimal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the tables of the title ask, read from the registers: a model names one fact per input, so that no sum becomes a
 * process variable.
 */
@Component
@NamedInModels
public class Facts {
    /**
     * One answer per input of the tables of the title; amounts in EUR (a year).
     *
     * @param free nothing is paid, as the last qualification has it
     * @param freeGranted free use is asked for and not refused: what the tables are asked before they have said so
     */
    public record TitleFacts(
            String domaniality,
            String ownerType,
            boolean managedByOperator,
            String occupantType,
            boolean reserveFonciere,
            boolean free,
            int durationMonths,
            boolean precariousnessCause,
            boolean publicReception,
            double costEur,
            boolean tariffNeeded,
            boolean tariffInGrid,
            double rentalValueYear,
            double feeYear,
            double rentYear,
            boolean economicUse,
            boolean urgency,
            boolean spontaneous,
            boolean sameBudget,
            String legalTitle,
            boolean rebilled,
            boolean freeGranted,
            boolean prolongation,
            String amicableGround,
            boolean meetsMelNeed,
            String exemption) {}

    private final Once<String, TitleFacts> facts = Once.perStep();
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Agreements agreements;
    private final Qualifications qualifications;
    private final Fees fees;
    private final String serviceBudget;

    /** @param serviceBudget the budget that services of the house belong to [PARAM] */
    Facts(
            Dossiers dossiers,
            Spaces spaces,
            Agreements agreements,
            Qualifications qualifications,
            Fees fees,
            @Value("${parcours.service-budget:PRINCIPAL}") String serviceBudget) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.agreements = agreements;
        this.qualifications = qualifications;
        this.fees = fees;
        this.serviceBudget = serviceBudget;
    }

    /** Read once for all inputs of a table. */
    public TitleFacts of(String number) {
        return facts.get(number, this::read);
    }

    /**
     * What a jurist has stated goes before what the inventory and the request say; an internal assignment needs no statement,
     * and its cost is that of the works, as the drafter confirms it. Sums are those of the last qualification,
     * the fee as finance has set it.
     */
    private TitleFacts read(String number) {
        var dossier = dossiers.get(new DossierNumber(number));
        var request = dossier.request();
        var space = spaces.get(request.spaceCode());
        var title = agreements.latest(dossier.number());
        var cost = title.map(note -> note.terms().worksCost()).orElseGet(request::costEur);
        var qualified = qualifications.find(dossier.number());
        var stated = qualifications.stated(dossier.number());
        return new TitleFacts(
                stated.map(Statement::domaniality).orElseGet(space::domaniality),
                space.ownerType(),
                space.managedByOperator(),
                request.occupantType(),
                space.reserveFonciere(),
                qualified
                        .filter(one -> stated.isPresent())
                        .map(Qualification::isFree)
                        .or(() -> stated.map(Statement::freeGranted))
                        .orElseGet(request::freeRequested),
                request.durationMonths(),
                stated.map(Statement::precariousnessCause).orElse(false),
                request.publicReception(),
                cost.doubleValue(),
                qualified.map(Qualification::tariffNeeded).orElse(false),
                stated.map(Statement::tariffInGrid).orElse(false),
                stated.map(Statement::rentalValueYear).orElse(BigDecimal.ZERO).doubleValue(),
                qualified
                        .map(found -> feeYear(dossier.number(), found))
                        .orElse(BigDecimal.ZERO)
                        .doubleValue(),
                stated.map(Statement::rentYear).orElse(BigDecimal.ZERO).doubleValue(),
                request.economicUse(),
                request.urgency(),
                request.spontaneous(),
                stated.map(Statement::sameBudget)
                        .orElseGet(() -> space.budgetCode().equals(serviceBudget)),
                qualified
                        .map(Qualification::legalTitle)
                        .or(() -> title.map(Agreement::legalTitle)) // taken over: qualified before our time
                        .orElse(Qualification.UNDECIDED),
                qualified
                        .map(Qualification::fee)
                        .filter("REFACTURATION_INTERNE"::equals)
                        .isPresent(),
                stated.map(Statement::freeGranted).orElseGet(request::freeRequested),
                stated.map(Statement::prolongation).orElse(false),
                stated.map(Statement::amicableGround).orElse("AUCUN"),
                stated.map(Statement::meetsMelNeed).orElse(false),
                stated.map(Statement::exemption).orElse("AUCUNE"));
    }

    /** As finance has set it, or else as the grid gives it. */
    private BigDecimal feeYear(DossierNumber dossier, Qualification found) {
        return found.legalTitle().equals(Qualification.INTERNAL)
                ? found.feeYear() // of which no convention says another
                : fees.find(dossier, found.fee(), found.feeYear())
                        .map(Fees.Fee::year)
                        .orElseGet(found::feeYear);
    }
}
