package fr.parcours.step.closing;

import fr.parcours.Groups;
import fr.parcours.engine.Course;
import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.KeySet;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.occupancy.Overstays;
import fr.parcours.register.space.Days;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.KeyReceipt;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * « Reprendre les clés », at the end or after an abandonment or a withdrawal. A set that does not come back is kept as
 * lost; in the two latter cases the space is free from then on.
 */
@Component
class ReturnKeys implements Receiver {
    /** Of the register of keys (role-matrix.md, row 56). */
    private static final Set<String> READERS = Set.of(Groups.PORTEUR, Groups.PATRIMOINE, Groups.TECHNIQUE);

    private final Dossiers dossiers;
    private final Keys keys;
    private final Days days;
    private final Overstays overstays;
    private final Course course;
    private final DossierSheet sheet;
    private final Papers papers;
    private final KeyReceipt receipt;
    private final Names names;
    private final Clock clock;
    private final BigDecimal lockCost;

    /** @param lockCost EUR, what a lock is taken to cost [PARAM] */
    ReturnKeys(
            Dossiers dossiers,
            Keys keys,
            Days days,
            Overstays overstays,
            Course course,
            DossierSheet sheet,
            Papers papers,
            KeyReceipt receipt,
            Names names,
            Clock clock,
            @Value("${parcours.lock-cost:150}") BigDecimal lockCost) {
        this.dossiers = dossiers;
        this.keys = keys;
        this.days = days;
        this.overstays = overstays;
        this.course = course;
        this.sheet = sheet;
        this.papers = papers;
        this.receipt = receipt;
        this.names = names;
        this.clock = clock;
        this.lockCost = lockCost;
    }

    @Override
    public String form() {
        return "return-keys";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("lockCost", lockCost);
        if (READERS.stream().anyMatch(asked.by()::isIn)) {
            data.put("keysText", keys.text(asked.dossier()));
            data.put(
                    "keySetOptions",
                    keys.of(asked.dossier()).stream().map(ReturnKeys::option).toList());
        }
        return data;
    }

    private static Map<String, Object> option(KeySet set) {
        return Map.of("value", set.id().no(), "label", set.title());
    }

    @Override
    public void receive(Answer answer) {
        var content = receipt.content(answer.dossier());
        if (answer.flag("allKeysReturned")) {
            keys.takeBack(answer.dossier(), answer.by());
        } else {
            var missing = answer.list("missingSets").stream()
                    .map(row -> row.integer("setNo"))
                    .collect(Collectors.toSet());
            keys.recordLoss(
                    answer.dossier(),
                    missing,
                    answer.text("missingKeys"),
                    answer.has("lockChangeNeeded") && answer.flag("lockChangeNeeded")
                            ? answer.decimal("lockCost")
                            : null,
                    answer.by());
        }
        if (content.get("acknowledgedBy") != null) { // without it there is no receipt to complete
            content.put("returnedOn", LocalDate.now(clock));
            content.put("returnedTo", names.account(answer.by()));
            content.put("missingKeys", answer.flag("allKeysReturned") ? "Aucun" : answer.text("missingKeys"));
            papers.issue(answer.dossier(), Paper.KEY_RECEIPT, content, answer.by());
        }
        overstays.end(answer.dossier());
        course.wake(answer.dossier(), "keysBack");
        if (dossiers.get(answer.dossier()).state().isFinal()) {
            days.releaseAfter(answer.dossier(), LocalDate.now(clock));
        }
    }
}
