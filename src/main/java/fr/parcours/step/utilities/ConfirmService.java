package fr.parcours.step.utilities;

import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Meter;
import fr.parcours.register.space.Meters;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.register.utilities.UtilityAction;
import fr.parcours.register.utilities.UtilityAction.Trade;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * « Confirmer la mise en service ». What is late may follow the keys if the trade says so: it stays ordered, with the
 * reason. The space's meters follow what is done.
 */
@Component
class ConfirmService implements Receiver {
    private final Dossiers dossiers;
    private final Meters meters;
    private final Utilities utilities;
    private final DossierSheet sheet;
    private final Clock clock;

    ConfirmService(Dossiers dossiers, Meters meters, Utilities utilities, DossierSheet sheet, Clock clock) {
        this.dossiers = dossiers;
        this.meters = meters;
        this.utilities = utilities;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "confirm-service";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        return data(asked.dossier(), TradeOfTask.of(asked));
    }

    Map<String, Object> data(DossierNumber dossier, Trade trade) {
        var data = sheet.open(dossier);
        data.put(
                "orderedText",
                utilities.ordered(dossier, trade).stream()
                        .map(ConfirmService::told)
                        .collect(Collectors.joining("\n")));
        data.put("today", LocalDate.now(clock).toString());
        data.put("inServiceOn", LocalDate.now(clock).toString());
        return data;
    }

    private static String told(UtilityAction action) {
        var expected = Optional.ofNullable(action.expectedOn())
                .map(day -> ", attendu le " + French.day(day))
                .orElse("");
        return "– %s (%s)%s".formatted(action.title(), action.reference(), expected);
    }

    @Override
    public void receive(Answer answer) {
        receive(answer, TradeOfTask.of(answer.asked()));
    }

    void receive(Answer answer, Trade trade) {
        if (!answer.flag("allInService")) {
            utilities.remains(answer.dossier(), trade, answer.text("serviceRemark"));
            return;
        }
        var space = dossiers.get(answer.dossier()).request().spaceCode();
        var known = meters.of(space);
        utilities
                .confirm(answer.dossier(), trade, answer.date("inServiceOn"), answer.by())
                .forEach(action -> follow(known, action));
        meters.set(space, known.values());
    }

    private static void follow(Map<Utility, Meter> meters, UtilityAction action) {
        switch (action.kind()) {
            case MISE_EN_SERVICE, MISE_EN_SERVICE_EXPRESS, CHANGEMENT_TITULAIRE ->
                meters.put(action.utility(), meter(meters, action).opened(true)); // a contract made here is the MEL's
            case MISE_HORS_SERVICE ->
                meters.put(action.utility(), meter(meters, action).closed());
            default -> {}
        }
    }

    private static Meter meter(Map<Utility, Meter> meters, UtilityAction action) {
        return meters.getOrDefault(action.utility(), Meter.seen(action.utility(), MeterState.FERME));
    }
}
