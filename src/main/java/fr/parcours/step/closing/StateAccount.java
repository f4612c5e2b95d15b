package fr.parcours.step.closing;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.closing.Settlement;
import fr.parcours.register.closing.Settlement.Stated;
import fr.parcours.register.closing.Settlements;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** « Établir le décompte définitif »: what was paid and what is owed; the sums follow (role-matrix.md, row 39). */
@Component
class StateAccount implements Receiver {
    private final DossierParties parties;
    private final Settlements settlements;
    private final Account account;
    private final DossierSheet sheet;

    StateAccount(DossierParties parties, Settlements settlements, Account account, DossierSheet sheet) {
        this.parties = parties;
        this.settlements = settlements;
        this.account = account;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "state-account";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var number = asked.dossier();
        var earlier = settlements.find(number).map(Settlement::stated);
        var stated = earlier.orElseGet(() -> account.proposed(number));
        var isUntouched = account.isUntouched(number);
        var data = sheet.open(number);
        data.put("endText", account.end(number));
        data.put("accountText", account.text(number, account.settle(number, stated)));
        if (earlier.isPresent() || account.isDepositKnown(number)) { // else finance says it, nothing is proposed
            data.put("depositPaid", stated.depositPaid());
        }
        data.put("keptReason", stated.keptReason());
        data.put("feeText", French.amount(account.feeYear(number)) + " € par an");
        if (isUntouched) {
            data.put("untouchedText", "Aucun jour n'est dû : ce qui a été payé d'avance est restitué en entier.");
        } else {
            data.put("occupationStart", account.feeStart(number).toString());
        }
        data.put("feePaidUntil", stated.feePaidUntil().toString());
        data.put("feePaid", stated.feePaid());
        data.put("charges", stated.charges());
        data.put("chargesReason", stated.chargesReason());
        var percent = account.turnoverPercent(number);
        if (percent.signum() > 0 && !isUntouched) {
            data.put("shareText", French.amount(percent) + " % du chiffre d'affaires réalisé dans les lieux");
        }
        data.put("turnover", stated.turnover());
        account.promised(number).ifPresent(indemnity -> data.put("indemnityText", indemnity.sentence()));
        data.put("indemnity", stated.indemnity());
        data.put("indemnityReason", stated.indemnityReason());
        settlements.remark(number).ifPresent(remark -> data.put("returnReason", remark));
        return data;
    }

    /** What its form hides is as proposed: nothing to settle there. */
    @Override
    public void receive(Answer answer) {
        var proposed = account.proposed(answer.dossier());
        var stated = new Stated(
                answer.decimal("depositPaid"),
                answer.optionalText("keptReason"),
                answer.has("feePaidUntil") ? answer.date("feePaidUntil") : proposed.feePaidUntil(),
                Objects.requireNonNullElse(answer.optionalDecimal("feePaid"), proposed.feePaid()),
                answer.decimal("charges"),
                answer.optionalText("chargesReason"),
                Objects.requireNonNullElse(answer.optionalDecimal("turnover"), proposed.turnover()),
                Objects.requireNonNullElse(answer.optionalDecimal("indemnity"), proposed.indemnity()),
                answer.optionalText("indemnityReason"));
        account.requirePlausible(answer.dossier(), stated);
        settlements.state(answer.dossier(), account.settle(answer.dossier(), stated), answer.by());
        parties.acted(answer.dossier(), Act.STATE_DEPOSIT, answer.by());
    }
}
