package fr.parcours.step.utilities;

import fr.parcours.engine.form.Asked;
import fr.parcours.register.utilities.UtilityAction.Trade;

/** Whose orders a task is about: two trades share its form. */
final class TradeOfTask {
    private TradeOfTask() {}

    static Trade of(Asked asked) {
        return String.valueOf(asked.taskKey()).endsWith("Network") ? Trade.NETWORK : Trade.FLUIDS;
    }
}
