package fr.parcours.step.closing;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.closing.Settlements;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.closing.Account.Stated;
import java.math.BigDecimal;
import java.util.Map;
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
        var proposed = account.proposed(number);
        var data = sheet.open(number);
        data.put("endText", account.end(number));
        data.put("accountText", account.text(number, account.settle(number, proposed)));
        data.put("feeText", French.amount(account.feeYear(number)) + " € par an");
        data.put("occupationStart", account.feeStart(number).toString());
        data.put("depositPaid", proposed.depositPaid());
        data.put("feePaidUntil", proposed.feePaidUntil().toString());
        data.put("charges", proposed.charges());
        var percent = account.turnoverPercent(number);
        if (percent.signum() > 0) {
            data.put(
                    "shareText",
                    French.amount(percent) + " % du chiffre d'affaires réalisé dans les lieux, s'ajoutant aux charges");
            data.put("turnover", BigDecimal.ZERO);
        }
        account.promised(number).ifPresent(indemnity -> data.put("indemnityText", indemnity.sentence()));
        data.put("indemnity", proposed.indemnity());
        settlements.remark(number).ifPresent(remark -> data.put("returnReason", remark));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var stated = new Stated(
                answer.decimal("depositPaid"),
                answer.optionalText("keptReason"),
                answer.date("feePaidUntil"),
                answer.decimal("charges"),
                answer.optionalText("chargesReason"),
                answer.has("indemnity") ? answer.decimal("indemnity") : BigDecimal.ZERO,
                answer.optionalText("indemnityReason"));
        var turnover = answer.has("turnover") ? answer.decimal("turnover") : BigDecimal.ZERO;
        var whole = account.withShare(answer.dossier(), stated, turnover);
        settlements.state(answer.dossier(), account.settle(answer.dossier(), whole), answer.by());
        parties.acted(answer.dossier(), Act.STATE_DEPOSIT, answer.by());
    }
}
