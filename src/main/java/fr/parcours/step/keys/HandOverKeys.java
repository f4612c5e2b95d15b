package fr.parcours.step.keys;

import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.engine.form.Shown;
import fr.parcours.register.agreement.Deposits;
import fr.parcours.register.agreement.Deposits.Received;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Gate;
import fr.parcours.register.keys.KeySet;
import fr.parcours.register.keys.KeySet.Reproducible;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.keys.Openings;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** « Remettre les clés »: the register keeps the gate; whoever comes too early is told what is missing (409). */
@Component
class HandOverKeys implements Receiver {
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Keys keys;
    private final Gate gate;
    private final Deposits deposits;
    private final Openings openings;
    private final EarlyOpening early;
    private final DossierSheet sheet;
    private final Clock clock;

    HandOverKeys(
            Dossiers dossiers,
            DossierParties parties,
            Keys keys,
            Gate gate,
            Deposits deposits,
            Openings openings,
            EarlyOpening early,
            DossierSheet sheet,
            Clock clock) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.keys = keys;
        this.gate = gate;
        this.deposits = deposits;
        this.openings = openings;
        this.early = early;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "hand-over-keys";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var space = dossier.request().spaceCode();
        var data = sheet.open(asked.dossier());
        data.put("gateText", (Shown) () -> gateText(asked.dossier()));
        data.put("earlyText", (Shown) () -> early.told(dossier).orElse(null));
        var sets = keys.inCabinet(space).stream().map(HandOverKeys::row).toList();
        if (!sets.isEmpty()) { // else the form proposes an empty row
            data.put("keySets", sets);
        }
        if (dossier.request().isExternal()) {
            proposeDeposit(data, asked.dossier());
        }
        return data;
    }

    /** What is asked, as received today: whoever hands over says when it truly came. Nothing where no deposit is asked. */
    private void proposeDeposit(Map<String, Object> data, DossierNumber dossier) {
        var asked = deposits.asked(dossier);
        if (asked.signum() == 0) {
            return;
        }
        var today = LocalDate.now(clock);
        var received = deposits.received(dossier).orElse(new Received(asked, today));
        data.put("depositText", "%s €".formatted(French.amount(asked)));
        data.put("depositAmount", received.amount());
        data.put("depositReceivedOn", received.on().toString());
        data.put("today", today.toString());
        data.put(
                "requestedOn",
                LocalDate.ofInstant(dossiers.get(dossier).requestedAt(), clock.getZone())
                        .toString());
    }

    private String gateText(DossierNumber dossier) {
        var neighbours = openings.neighboursInformedOn(dossier).map(day -> "Riverains informés le " + French.day(day));
        return Stream.concat(gate.conditions(dossier).stream().map(HandOverKeys::told), neighbours.stream())
                .collect(Collectors.joining("\n"));
    }

    private static String told(Gate.Condition condition) {
        return condition.isMet()
                ? "Réunie : " + condition.label()
                : condition.missing().stream()
                        .map(refusal -> "Manque : " + refusal.sentence())
                        .collect(Collectors.joining("\n"));
    }

    private static Map<String, Object> row(KeySet set) {
        return Map.of(
                "setNo",
                set.id().no(),
                "kind",
                set.kind().name(),
                "copies",
                set.copies(),
                "reproducible",
                set.reproducible().name());
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()); // no fact changes between the gate and the key
        if (answer.has("depositReceivedOn")) {
            deposits.receive(
                    answer.dossier(),
                    new Received(answer.decimal("depositAmount"), answer.date("depositReceivedOn")),
                    answer.by());
        }
        keys.handOver(
                answer.dossier(),
                dossier.request().spaceCode(),
                sets(answer),
                answer.text("receiverFunction"),
                answer.flag("alarmCodeGiven"),
                answer.by());
        parties.acted(answer.dossier(), Act.GIVE_KEYS, answer.by());
    }

    private static List<Keys.Given> sets(Answer answer) {
        return answer.list("keySets").stream().map(HandOverKeys::given).toList();
    }

    private static Keys.Given given(Answer.Row row) {
        var told = row.optionalText("reproducible");
        return new Keys.Given(
                row.integer("setNo"),
                KeySet.Kind.valueOf(row.text("kind")),
                row.integer("copies"),
                told == null ? Reproducible.INCONNU : Reproducible.valueOf(told));
    }
}
