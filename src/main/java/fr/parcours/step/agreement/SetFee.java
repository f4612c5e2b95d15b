package fr.parcours.step.agreement;

import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Fees;
import fr.parcours.register.agreement.Fees.Fee;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Fixer les montants »: what the occupant pays, or the house for an incoming title, and when (row 23). */
@Component
class SetFee implements Receiver {
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Amounts amounts;
    private final Fees fees;
    private final KeyFacts keyFacts;
    private final Names names;
    private final DossierSheet sheet;

    SetFee(
            Dossiers dossiers,
            Spaces spaces,
            Amounts amounts,
            Fees fees,
            KeyFacts keyFacts,
            Names names,
            DossierSheet sheet) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.amounts = amounts;
        this.fees = fees;
        this.keyFacts = keyFacts;
        this.names = names;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "set-fee";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var due = amounts.of(asked.dossier());
        var space = spaces.get(dossier.request().spaceCode());
        var data = sheet.open(asked.dossier());
        keyFacts.carry(data, dossier);
        data.put("computationText", due.computation() == null ? "Aucun barème ne s'applique." : due.computation());
        fees.latest(asked.dossier()).ifPresent(earlier -> data.put("earlierText", told(earlier)));
        data.put("feeYear", due.year());
        data.put("deposit", due.deposit());
        data.put("payment", Amounts.USUAL_PAYMENT);
        data.put("feeIndex", due.usualIndex());
        data.put("budgetCode", space.budgetCode());
        return data;
    }

    private String told(Fees.SetFee earlier) {
        return "%s € par an, dépôt de %s € : fixés le %s par %s."
                .formatted(
                        French.amount(earlier.fee().year()),
                        French.amount(earlier.fee().deposit()),
                        French.day(earlier.at()),
                        names.account(earlier.by()));
    }

    @Override
    public void receive(Answer answer) {
        keyFacts.requireUnchanged(dossiers.lock(answer.dossier()), answer); // what the grid gave is what was looked at
        var due = amounts.of(answer.dossier());
        fees.set(
                answer.dossier(),
                new Fee(
                        due.kind(),
                        due.proposedYear(),
                        answer.decimal("feeYear"),
                        answer.decimal("deposit"),
                        answer.text("payment"),
                        answer.text("feeIndex"),
                        answer.text("budgetCode")),
                answer.by());
    }
}
