package fr.parcours.step.closing;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.register.agreement.Deposits;
import fr.parcours.register.agreement.Deposits.Received;
import fr.parcours.register.agreement.Fees;
import fr.parcours.register.agreement.Fees.Fee;
import fr.parcours.register.closing.Settlement;
import fr.parcours.register.closing.Settlement.Stated;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the registers know of an occupation's money, and a {@link Settlement} told line by line with its computation. */
@Component
class Account {
    /** @param amount EUR; what the occupant owes above zero, what is in his favour below */
    record Line(String label, String computation, BigDecimal amount) {}

    private static final BigDecimal TWICE = BigDecimal.valueOf(2);
    private static final BigDecimal DAYS = BigDecimal.valueOf(365);
    private static final int YEAR = 12; // months
    private static final int QUARTER = 3;
    private static final BigDecimal QUARTERS = BigDecimal.valueOf(YEAR / QUARTER);
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

    /**
     * What would be stated if the fee was paid as it was asked for, the deposit as it was received with the keys, and
     * nothing else was owed.
     */
    Stated proposed(DossierNumber dossier) {
        var isUntouched = isUntouched(dossier);
        return new Stated(
                deposits.received(dossier)
                        .map(Received::amount)
                        .orElseGet(() -> isDepositKnown(dossier) ? deposits.asked(dossier) : BigDecimal.ZERO),
                null,
                isUntouched ? dossiers.get(dossier).request().requestedStart().minusDays(1) : paidAhead(dossier),
                isUntouched ? firstPayment(dossier) : BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null);
    }

    /** Does anybody know what deposit came in? Without keys given out nobody was asked to note it. */
    boolean isDepositKnown(DossierNumber dossier) {
        return deposits.received(dossier).isPresent()
                || keys.receipt(dossier).isPresent()
                || deposits.asked(dossier).signum() == 0;
    }

    /** No day is owed: the space was never open, or was left before the first day. What was paid ahead goes back whole. */
    boolean isUntouched(DossierNumber dossier) {
        var found = dossiers.get(dossier);
        var wasLeftBefore = found.lastDay().isBefore(found.request().requestedStart());
        return (found.occupationEnd() == null || wasLeftBefore) && !keepsPaidAhead(dossier);
    }

    /** What the convention asks for before the first day: a year, a quarter or the whole, never more than the whole. */
    private BigDecimal firstPayment(DossierNumber dossier) {
        var year = feeYear(dossier);
        var whole = wholeFee(dossier);
        return switch (payment(dossier)) {
            case "UNIQUE" -> whole;
            case "TRIMESTRIEL" -> year.divide(QUARTERS, 2, RoundingMode.HALF_UP).min(whole);
            default -> year.min(whole);
        };
    }

    private BigDecimal wholeFee(DossierNumber dossier) {
        var asked = dossiers.get(dossier).request();
        var days = ChronoUnit.DAYS.between(asked.requestedStart(), asked.requestedEnd()) + 1;
        return feeYear(dossier).multiply(BigDecimal.valueOf(days)).divide(DAYS, 2, RoundingMode.HALF_UP);
    }

    /** @throws BadInput for more than the title asks for: a slip of the keyboard is not repaid */
    void requirePlausible(DossierNumber dossier, Stated stated) {
        var deposit = deposits.received(dossier)
                .map(Received::amount)
                .orElse(BigDecimal.ZERO)
                .max(deposits.asked(dossier));
        if (stated.depositPaid().compareTo(deposit) > 0) {
            throw new BadInput(
                    "depositPaid",
                    "Le dépôt versé ne dépasse pas celui que le titre demande (%s €)."
                            .formatted(French.amount(deposit)));
        }
        var fee = wholeFee(dossier).max(feeYear(dossier));
        if (stated.feePaid().compareTo(fee) > 0) {
            throw new BadInput(
                    "feePaid",
                    "Ce qui a été payé d'avance ne dépasse pas ce que le titre demande (%s €)."
                            .formatted(French.amount(fee)));
        }
    }

    /** The end of the period that the convention has paid ahead: a year, a quarter or the whole, at the term at the latest. */
    private LocalDate paidAhead(DossierNumber dossier) {
        var found = dossiers.get(dossier);
        var last = found.lastDay();
        var term = found.request().requestedEnd();
        if (feeYear(dossier).signum() == 0 || !term.isAfter(last)) {
            return last;
        }
        var payment = payment(dossier);
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

    /** With what the registers know. What was paid ahead stays where the title ended for a fault. */
    Settlement settle(DossierNumber dossier, Stated stated) {
        var stay = overstays.find(dossier);
        return new Settlement(
                stated,
                feeYear(dossier),
                keepsPaidAhead(dossier) || isUntouched(dossier)
                        ? stated.feePaidUntil()
                        : dossiers.get(dossier).lastDay(),
                turnoverPercent(dossier),
                charged(dossier).stream().map(Difference::charged).reduce(BigDecimal.ZERO, BigDecimal::add),
                keys.receipt(dossier).map(Receipt::lockCost).orElse(BigDecimal.ZERO),
                stay.map(one -> one.days(LocalDate.now(clock))).orElse(0),
                stay.map(Overstays.Overstay::penaltyDay).orElse(BigDecimal.ZERO));
    }

    private boolean keepsPaidAhead(DossierNumber dossier) {
        return endings.signed(dossier).filter(Ending::keepsPaidAhead).isPresent();
    }

    /** Was there anything that could have been paid, or is anything owed? */
    boolean hasSums(DossierNumber dossier) {
        var account = settle(dossier, proposed(dossier));
        return promised(dossier).isPresent()
                || Stream.of(deposits.asked(dossier), account.feeRefund(), account.owed())
                        .anyMatch(sum -> sum.signum() > 0);
    }

    /** EUR. */
    BigDecimal feeYear(DossierNumber dossier) {
        return set(dossier)
                .map(Fee::year)
                .or(() -> qualifications.find(dossier).map(Qualification::feeYear))
                .orElse(BigDecimal.ZERO);
    }

    private String payment(DossierNumber dossier) {
        return set(dossier).map(Fee::payment).orElse("");
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
        var found = dossiers.get(dossier);
        var ending = endings.signed(dossier).map(one -> one.kind().label());
        return found.occupationEnd() == null
                ? ending.orElse("Abandon de la demande")
                        + " avant l'ouverture de l'espace : le titre ne prend pas effet."
                : "%s ; dernier jour d'occupation : %s."
                        .formatted(ending.orElse("Terme ou congé"), French.day(found.lastDay()));
    }

    /** All that is not nil, the deposit always. */
    List<Line> lines(DossierNumber dossier, Settlement account) {
        var stated = account.stated();
        var lines = new ArrayList<Line>();
        charged(dossier)
                .forEach(one -> lines.add(new Line(
                        "Dégradation : %s, %s".formatted(one.room(), one.item()),
                        "Chiffrée à l'état des lieux de sortie",
                        one.charged())));
        add(lines, "Serrure", missingKeys(dossier), account.lock());
        add(lines, "Charges", Objects.requireNonNullElse(stated.chargesReason(), READINGS), stated.charges());
        add(
                lines,
                "Part variable",
                "%s %% × %s € de chiffre d'affaires"
                        .formatted(French.amount(account.turnoverPercent()), French.amount(stated.turnover())),
                account.share());
        add(
                lines,
                "Maintien après le terme",
                "%s × %s €".formatted(French.count(account.penaltyDays(), "jour"), French.amount(account.penaltyDay())),
                account.penalty());
        lines.add(new Line(
                "Dépôt de garantie",
                "Versé %s €, retenu %s €, restitué %s €%s"
                        .formatted(
                                French.amount(stated.depositPaid()),
                                French.amount(account.kept()),
                                French.amount(account.returned()),
                                stated.keptReason() == null ? "" : ". " + stated.keptReason()),
                stated.depositPaid().negate()));
        add(
                lines,
                "Redevance payée d'avance",
                "%s (%s)"
                        .formatted(
                                refund(account),
                                earlyEnd.judge(dossiers.get(dossier)).paidAheadGround()),
                account.feeRefund().negate());
        add(
                lines,
                "Indemnité",
                Objects.requireNonNullElse(stated.indemnityReason(), "Justificatifs au dossier"),
                stated.indemnity().negate());
        return lines;
    }

    private static String refund(Settlement account) {
        return account.stated().feePaid().signum() == 0
                ? "%s € × %s ÷ %d"
                        .formatted(
                                French.amount(account.feeYear()),
                                French.count(account.unusedDays(), "jour"),
                                account.yearDays())
                : "Restituée en entier, aucun jour n'étant dû";
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
                " Elle verse cette somme par virement dans les trente jours [PARAM] qui suivent la signature du décompte, au compte du relevé d'identité bancaire que l'occupant a donné ou, à défaut, remet au service du patrimoine.";
            default -> "";
        };
        return balance(account) + how;
    }
}
