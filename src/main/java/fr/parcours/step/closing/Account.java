package fr.parcours.step.closing;

import fr.parcours.DossierNumber;
import fr.parcours.register.agreement.Deposits;
import fr.parcours.register.agreement.Deposits.Received;
import fr.parcours.register.agreement.Fees;
import fr.parcours.register.agreement.Fees.Fee;
import fr.parcours.register.closing.Settlement;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.inventory.Inventory.Difference;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.keys.Keys.Receipt;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import fr.parcours.register.occupancy.Endings;
import fr.parcours.register.occupancy.Endings.Ending;
import fr.parcours.register.occupancy.Endings.Indemnity;
import fr.parcours.register.occupancy.Overstays;
import fr.parcours.step.EarlyEnd;
import fr.parcours.step.French;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the registers know of an occupation's money, and a {@link Settlement} told line by line with its computation. */
@Component
class Account {
    /** @param amount EUR; what the occupant owes above zero, what is in his favour below */
    record Line(String label, String computation, BigDecimal amount) {}

    /** What finance adds to what the registers know. */
    record Stated(
            BigDecimal depositPaid,
            @Nullable String keptReason,
            LocalDate feePaidUntil,
            BigDecimal charges,
            @Nullable String chargesReason,
            BigDecimal indemnity,
            @Nullable String indemnityReason) {}

    private static final BigDecimal TWICE = BigDecimal.valueOf(2);
    private static final BigDecimal DAYS = BigDecimal.valueOf(365);
    private static final int YEAR = 12; // months
    private static final int QUARTER = 3;
    private static final String READINGS = "Relevés de sortie";

    private final Dossiers dossiers;
    private final Qualifications qualifications;
    private final Fees fees;
    private final Deposits deposits;
    private final Inventories inventories;
    private final Keys keys;
    private final Endings endings;
    private final Overstays overstays;
    private final EarlyEnd earlyEnd;
    private final Clock clock;

    Account(
            Dossiers dossiers,
            Qualifications qualifications,
            Fees fees,
            Deposits deposits,
            Inventories inventories,
            Keys keys,
            Endings endings,
            Overstays overstays,
            EarlyEnd earlyEnd,
            Clock clock) {
        this.dossiers = dossiers;
        this.qualifications = qualifications;
        this.fees = fees;
        this.deposits = deposits;
        this.inventories = inventories;
        this.keys = keys;
        this.endings = endings;
        this.overstays = overstays;
        this.earlyEnd = earlyEnd;
        this.clock = clock;
    }

    /** What would be stated if the fee was paid as it was asked for, the deposit as it was received with the keys, and nothing else was owed. */
    Stated proposed(DossierNumber dossier) {
        var deposit = deposits.received(dossier).map(Received::amount).orElseGet(() -> deposits.asked(dossier));
        return new Stated(deposit, null, paidAhead(dossier), BigDecimal.ZERO, null, BigDecimal.ZERO, null);
    }

    /** The end of the period that the convention has paid ahead: a year, a quarter or the whole, at the term at the latest. */
    private LocalDate paidAhead(DossierNumber dossier) {
        var found = dossiers.get(dossier);
        var last = found.lastDay();
        var term = found.request().requestedEnd();
        if (feeYear(dossier).signum() == 0 || !term.isAfter(last)) {
            return last;
        }
        var payment = set(dossier).map(Fee::payment).orElse("");
        if (payment.equals("UNIQUE")) {
            return term;
        }
        var period = payment.equals("TRIMESTRIEL") ? QUARTER : YEAR;
        var start = feeStart(dossier);
        var end = Stream.iterate(1, no -> no + 1)
                .map(no -> start.plusMonths((long) no * period).minusDays(1))
                .filter(day -> !day.isBefore(last))
                .findFirst()
                .orElseThrow();
        return end.isBefore(term) ? end : term;
    }

    /** Percent of the turnover that the title asks for beside the fee; 0 without. */
    BigDecimal turnoverPercent(DossierNumber dossier) {
        return qualifications.find(dossier).map(Qualification::turnoverPercent).orElse(BigDecimal.ZERO);
    }

    /** The same with the variable part of this turnover (EUR) among the charges, and its computation beside theirs. */
    Stated withShare(DossierNumber dossier, Stated stated, BigDecimal turnover) {
        if (turnover.signum() == 0) {
            return stated;
        }
        var percent = turnoverPercent(dossier);
        var share = turnover.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        var computation = "Part variable : %s %% × %s € = %s €"
                .formatted(French.amount(percent), French.amount(turnover), French.amount(share));
        return new Stated(
                stated.depositPaid(),
                stated.keptReason(),
                stated.feePaidUntil(),
                stated.charges().add(share),
                stated.charges().signum() == 0
                        ? computation
                        : "%s ; %s"
                                .formatted(Objects.requireNonNullElse(stated.chargesReason(), READINGS), computation),
                stated.indemnity(),
                stated.indemnityReason());
    }

    /** With what the registers know. What was paid ahead stays where the title ended for a fault. */
    Settlement settle(DossierNumber dossier, Stated stated) {
        var stay = overstays.find(dossier);
        return new Settlement(
                stated.depositPaid(),
                stated.keptReason(),
                feeYear(dossier),
                endings.signed(dossier).filter(Ending::keepsPaidAhead).isPresent()
                        ? stated.feePaidUntil()
                        : dossiers.get(dossier).lastDay(),
                stated.feePaidUntil(),
                charged(dossier).stream().map(Difference::charged).reduce(BigDecimal.ZERO, BigDecimal::add),
                keys.receipt(dossier).map(Receipt::lockCost).orElse(BigDecimal.ZERO),
                stated.charges(),
                stated.chargesReason(),
                stay.map(one -> one.days(LocalDate.now(clock))).orElse(0),
                stay.map(Overstays.Overstay::penaltyDay).orElse(BigDecimal.ZERO),
                stated.indemnity(),
                stated.indemnityReason());
    }

    /** EUR. */
    BigDecimal feeYear(DossierNumber dossier) {
        return set(dossier)
                .map(Fee::year)
                .or(() -> qualifications.find(dossier).map(Qualification::feeYear))
                .orElse(BigDecimal.ZERO);
    }

    /** What finance set for the title; else what the tables gave counts. */
    private Optional<Fee> set(DossierNumber dossier) {
        return qualifications.find(dossier).flatMap(found -> fees.find(dossier, found.fee(), found.feeYear()));
    }

    /** EUR, of each day beyond the end: twice the fee or the rental value of a day (article 24); zero when neither is known. */
    BigDecimal penaltyDay(DossierNumber dossier) {
        var fee = feeYear(dossier);
        var year = fee.signum() > 0
                ? fee
                : qualifications.stated(dossier).map(Statement::rentalValueYear).orElse(BigDecimal.ZERO);
        return year.multiply(TWICE).divide(DAYS, 2, RoundingMode.HALF_UP);
    }

    /** A fee is paid from the first day on; whoever came and went before it paid none. */
    LocalDate feeStart(DossierNumber dossier) {
        var found = dossiers.get(dossier);
        var first = found.request().requestedStart();
        return first.isAfter(found.lastDay()) ? found.lastDay() : first;
    }

    /** What the owner's decision promised to make good; empty when it promised nothing. */
    Optional<Indemnity> promised(DossierNumber dossier) {
        return endings.signed(dossier).map(Ending::indemnity).filter(Indemnity::isDue);
    }

    private List<Difference> charged(DossierNumber dossier) {
        return inventories.differences(dossier).stream()
                .filter(one -> one.charged().signum() > 0)
                .toList();
    }

    /** How it came to its end, one sentence. */
    String end(DossierNumber dossier) {
        var how = endings.signed(dossier).map(ending -> ending.kind().label()).orElse("Terme ou congé");
        return "%s ; dernier jour d'occupation : %s."
                .formatted(how, French.day(dossiers.get(dossier).lastDay()));
    }

    /** All that is not nil, the deposit always. */
    List<Line> lines(DossierNumber dossier, Settlement account) {
        var lines = new ArrayList<Line>();
        charged(dossier)
                .forEach(one -> lines.add(new Line(
                        "Dégradation : %s, %s".formatted(one.room(), one.item()),
                        "Chiffrée à l'état des lieux de sortie",
                        one.charged())));
        add(lines, "Serrure", missingKeys(dossier), account.lock());
        add(
                lines,
                turnoverPercent(dossier).signum() == 0 ? "Charges" : "Charges et part variable",
                Objects.requireNonNullElse(account.chargesReason(), READINGS),
                account.charges());
        add(
                lines,
                "Maintien après le terme",
                "%s × %s €".formatted(French.count(account.penaltyDays(), "jour"), French.amount(account.penaltyDay())),
                account.penalty());
        lines.add(new Line(
                "Dépôt de garantie",
                "Versé %s €, retenu %s €, restitué %s €%s"
                        .formatted(
                                French.amount(account.depositPaid()),
                                French.amount(account.kept()),
                                French.amount(account.returned()),
                                account.keptReason() == null ? "" : ". " + account.keptReason()),
                account.depositPaid().negate()));
        add(
                lines,
                "Redevance payée d'avance",
                "%s € × %s ÷ 365 (%s)"
                        .formatted(
                                French.amount(account.feeYear()),
                                French.count(account.unusedDays(), "jour"),
                                earlyEnd.judge(dossiers.get(dossier)).paidAheadGround()),
                account.feeRefund().negate());
        add(
                lines,
                "Indemnité",
                Objects.requireNonNullElse(account.indemnityReason(), "Justificatifs au dossier"),
                account.indemnity().negate());
        return lines;
    }

    private static void add(List<Line> lines, String label, String computation, BigDecimal amount) {
        if (amount.signum() != 0) {
            lines.add(new Line(label, computation, amount));
        }
    }

    private String missingKeys(DossierNumber dossier) {
        return "Clés non rendues : "
                + keys.receipt(dossier)
                        .flatMap(receipt -> Optional.ofNullable(receipt.missingKeys()))
                        .orElse("voir le procès-verbal");
    }

    /** « L'occupant doit 80 € », « La Métropole doit 20 € », « Rien n'est dû ». */
    String balance(Settlement account) {
        var balance = account.balance();
        return switch (balance.signum()) {
            case 1 -> "L'occupant doit %s €.".formatted(French.amount(balance));
            case -1 -> "La Métropole doit %s € à l'occupant.".formatted(French.amount(balance.negate()));
            default -> "Rien n'est dû de part ni d'autre.";
        };
    }

    /** As text for a form. */
    String text(DossierNumber dossier, Settlement account) {
        return lines(dossier, account).stream()
                .map(line -> "– %s : %s € %s (%s)"
                        .formatted(
                                line.label(),
                                French.amount(line.amount().abs()),
                                line.amount().signum() > 0 ? "à payer par l'occupant" : "en faveur de l'occupant",
                                line.computation()))
                .collect(Collectors.joining("\n", "", "\n" + due(account)));
    }

    /** The balance, and how it is paid. */
    String due(Settlement account) {
        var how = switch (account.balance().signum()) {
            case 1 -> " À payer à réception de l'avis des sommes à payer, dans le délai qu'il donne.";
            case -1 ->
                " Elle verse cette somme par virement dans les trente jours [PARAM] qui suivent la signature du décompte, au compte dont l'occupant donne le relevé d'identité bancaire.";
            default -> "";
        };
        return balance(account) + how;
    }
}
