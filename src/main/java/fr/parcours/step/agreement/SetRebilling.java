package fr.parcours.step.agreement;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Rebillings;
import fr.parcours.register.agreement.Rebillings.Rebilling;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Fixer la refacturation interne »: what the service's budget pays to the budget that bears the space (row 23). */
@Component
class SetRebilling implements Receiver {
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Rebillings rebillings;
    private final DossierSheet sheet;

    SetRebilling(Dossiers dossiers, Spaces spaces, Rebillings rebillings, DossierSheet sheet) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.rebillings = rebillings;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "set-rebilling";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var space = spaces.get(dossiers.get(asked.dossier()).request().spaceCode());
        var data = sheet.open(asked.dossier());
        data.put("spaceBudgetText", "L'espace relève du " + French.budget(space.budgetCode()));
        rebillings.find(asked.dossier()).ifPresent(earlier -> {
            data.put("rebilledAmount", earlier.amountYear());
            data.put("rebilledBudget", earlier.budgetCode());
        });
        return data;
    }

    @Override
    public void receive(Answer answer) {
        rebillings.set(
                answer.dossier(),
                new Rebilling(answer.decimal("rebilledAmount"), answer.text("rebilledBudget")),
                answer.by());
    }
}
