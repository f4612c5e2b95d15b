package fr.parcours.step.closing;

import fr.parcours.Conflict;
import fr.parcours.CsvLines;
import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.closing.Archives;
import fr.parcours.register.closing.Settlement;
import fr.parcours.register.closing.Settlements;
import fr.parcours.register.document.Document.Origin;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupant.Occupant;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.EarlyEnd;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import fr.parcours.step.closing.Account.Line;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * « Signer le décompte définitif », by another person of finance than who stated it (role-matrix.md, pair 7): the deposit is
 * released, the occupant gets the statement, and the accounts a file.
 */
@Component
class SignAccount implements Receiver {
    private static final List<String> HEADING =
            List.of("dossier", "occupant", "identifiant", "titre", "écriture", "libellé", "calcul", "montant");

    private final Dossiers dossiers;
    private final Settlements settlements;
    private final Account account;
    private final EarlyEnd earlyEnd;
    private final Occupants occupants;
    private final Documents documents;
    private final DossierSheet sheet;
    private final Papers papers;
    private final Letters letters;
    private final Archives archives;
    private final Clock clock;

    SignAccount(
            Dossiers dossiers,
            Settlements settlements,
            Account account,
            EarlyEnd earlyEnd,
            Occupants occupants,
            Documents documents,
            DossierSheet sheet,
            Papers papers,
            Letters letters,
            Archives archives,
            Clock clock) {
        this.dossiers = dossiers;
        this.settlements = settlements;
        this.account = account;
        this.earlyEnd = earlyEnd;
        this.occupants = occupants;
        this.documents = documents;
        this.sheet = sheet;
        this.papers = papers;
        this.letters = letters;
        this.archives = archives;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "sign-account";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("endText", account.end(asked.dossier()));
        data.put("accountText", account.text(asked.dossier(), stated(asked.dossier())));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.get(answer.dossier());
        if (!answer.flag("accountApproved")) {
            settlements.sendBack(dossier.number(), answer.text("accountRemark"));
            return;
        }
        settlements.sign(dossier.number(), answer.by());
        var settlement = stated(dossier.number());
        papers.issue(dossier.number(), Paper.STATEMENT, content(dossier, settlement), answer.by());
        handToAccounts(dossier, settlement, answer.by());
        archives.planAccounts(dossier.number(), LocalDate.now(clock));
        letters.toOccupant(dossier, "statement", "votre décompte définitif", """
            Bonjour,

            Votre décompte définitif est établi :
            %s

            Le décompte signé, avec son calcul, se lit dans vos documents.""".formatted(
                        account.text(dossier.number(), settlement)));
    }

    private Map<String, Object> content(Dossier dossier, Settlement settlement) {
        return Map.of(
                "titleLabel", earlyEnd.titleLabel(dossier),
                "endText", account.end(dossier.number()),
                "lines",
                        account.lines(dossier.number(), settlement).stream()
                                .map(SignAccount::row)
                                .toList(),
                "balance", account.due(settlement),
                "appeal", earlyEnd.judge(dossier).appeal());
    }

    /** Each sum on its side, so that no sign is needed. */
    private static Map<String, String> row(Line line) {
        var sum = French.amount(line.amount().abs()) + " €";
        var isOwed = line.amount().signum() > 0;
        return Map.of(
                "label",
                line.label(),
                "computation",
                line.computation(),
                "owed",
                isOwed ? sum : "",
                "credited",
                isOwed ? "" : sum);
    }

    /** A file for the accounts: each sum, and at last what is to be claimed or paid. */
    private void handToAccounts(Dossier dossier, Settlement settlement, String by) {
        var balance = settlement.balance();
        var sums = account.lines(dossier.number(), settlement).stream()
                .map(line -> row(
                        dossier,
                        line.amount().signum() > 0 ? "dû par l'occupant" : "dû à l'occupant",
                        line.label(),
                        line.computation(),
                        line.amount()));
        var entry = row(
                dossier,
                balance.signum() > 0 ? "titre de recettes" : balance.signum() < 0 ? "mandat" : "aucune",
                "Solde",
                account.balance(settlement),
                balance);
        var lines = Stream.of(Stream.of(HEADING), sums, Stream.of(entry))
                .flatMap(rows -> rows)
                .toList();
        documents.of(dossier.number()).stream()
                .filter(earlier -> earlier.kind() == DocumentKind.RECEIVABLE)
                .forEach(earlier -> documents.supersede(earlier.id()));
        documents.keep(
                dossier.number(),
                DocumentKind.RECEIVABLE,
                "%s Écritures du décompte.csv".formatted(dossier.number()),
                "text/csv",
                CsvLines.write(lines).getBytes(StandardCharsets.UTF_8),
                by,
                Origin.GENERATED);
    }

    private List<String> row(Dossier dossier, String entry, String label, String computation, BigDecimal amount) {
        var occupant = occupants.find(dossier.number());
        return List.of(
                dossier.number().value(),
                occupant.map(Occupant::legalName).orElse(""),
                occupant.flatMap(Occupant::identifier).orElse(""),
                earlyEnd.titleLabel(dossier),
                entry,
                label,
                computation,
                amount.abs().toPlainString().replace('.', ','));
    }

    private Settlement stated(DossierNumber dossier) {
        return settlements
                .find(dossier)
                .orElseThrow(() -> new Conflict("Aucun décompte n'est établi dans ce dossier."));
    }
}
