package fr.parcours.step.utilities;

import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.Rules;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.register.utilities.UtilityAction;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** « Commander les fluides » and « Commander le réseau »: all that was prepared, now that the title is executory. */
@Component
class OrderUtilities implements Receiver {
    private final Dossiers dossiers;
    private final Utilities utilities;
    private final UtilityPlan plan;
    private final Rules rules;
    private final BusinessCalendar calendar;
    private final DossierSheet sheet;
    private final Clock clock;

    OrderUtilities(
            Dossiers dossiers,
            Utilities utilities,
            UtilityPlan plan,
            Rules rules,
            BusinessCalendar calendar,
            DossierSheet sheet,
            Clock clock) {
        this.dossiers = dossiers;
        this.utilities = utilities;
        this.plan = plan;
        this.rules = rules;
        this.calendar = calendar;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "order-utilities";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var today = LocalDate.now(clock);
        var entry = dossiers.get(asked.dossier()).request().requestedStart();
        var orders = utilities.toOrder(asked.dossier(), TradeOfTask.of(asked)).stream()
                .map(OrderUtilities::told)
                .collect(Collectors.joining("\n"));
        var data = sheet.open(asked.dossier());
        data.put(
                "ordersText",
                "%s%nJours ouvrés d'ici l'entrée, le %s : %d."
                        .formatted(orders, French.day(entry), plan.workingDaysUntil(entry)));
        data.put("today", today.toString());
        data.put("orderedOn", today.toString());
        data.put(
                "expectedOn",
                calendar.plus(today, rules.workingDays("MISE_EN_SERVICE")).toString());
        return data;
    }

    private static String told(UtilityAction action) {
        return action.isToOrderAgain()
                ? "– %s (un fait a changé : la commande %s est à reprendre)"
                        .formatted(action.title(), action.reference())
                : "– " + action.title();
    }

    @Override
    public void receive(Answer answer) {
        utilities.order(
                answer.dossier(),
                TradeOfTask.of(answer.asked()),
                answer.text("orderReference"),
                answer.date("orderedOn"),
                answer.date("expectedOn"),
                answer.by());
    }
}
