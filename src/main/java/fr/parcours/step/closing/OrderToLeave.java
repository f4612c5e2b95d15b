package fr.parcours.step.closing;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.occupancy.Overstays;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.EarlyEnd;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** « Mettre en demeure de libérer les lieux »: the end is past, the keys are not back, each day costs. */
@Component
class OrderToLeave implements Receiver {
    private final Dossiers dossiers;
    private final Overstays overstays;
    private final Keys keys;
    private final EarlyEnd earlyEnd;
    private final Account account;
    private final DossierSheet sheet;
    private final Papers papers;
    private final Letters letters;
    private final Clock clock;
    private final int leaveDays;

    /** @param leaveDays calendar days that the order gives [PARAM] */
    OrderToLeave(
            Dossiers dossiers,
            Overstays overstays,
            Keys keys,
            EarlyEnd earlyEnd,
            Account account,
            DossierSheet sheet,
            Papers papers,
            Letters letters,
            Clock clock,
            @Value("${parcours.leave-days:8}") int leaveDays) {
        this.dossiers = dossiers;
        this.overstays = overstays;
        this.keys = keys;
        this.earlyEnd = earlyEnd;
        this.account = account;
        this.sheet = sheet;
        this.papers = papers;
        this.letters = letters;
        this.clock = clock;
        this.leaveDays = leaveDays;
    }

    @Override
    public String form() {
        return "order-to-leave";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var today = LocalDate.now(clock);
        var last = dossiers.get(asked.dossier()).lastDay();
        var data = sheet.open(asked.dossier());
        data.put("keysText", keys.text(asked.dossier()));
        data.put("occupationEnd", last.toString());
        data.put("overstaySince", last.plusDays(1).toString());
        data.put("penaltyDay", account.penaltyDay(asked.dossier()));
        data.put("today", today.toString());
        data.put("leaveBy", today.plusDays(leaveDays).toString());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.get(answer.dossier());
        var since = answer.date("overstaySince");
        var penalty = answer.decimal("penaltyDay");
        var leaveBy = answer.date("leaveBy");
        overstays.order(dossier.number(), since, penalty, leaveBy, answer.by());
        var judge = earlyEnd.judge(dossier);
        papers.issue(
                dossier.number(),
                Paper.ORDER_TO_LEAVE,
                Map.of(
                        "titleLabel",
                        earlyEnd.titleLabel(dossier),
                        "endedOn",
                        dossier.lastDay(),
                        "since",
                        since,
                        "penalty",
                        French.amount(penalty) + " €",
                        "leaveBy",
                        leaveBy,
                        "judge",
                        judge.label()),
                answer.by());
        letters.toOccupant(dossier, "order-to-leave", "mise en demeure de libérer les lieux", """
            Bonjour,

            L'occupation a pris fin le %s et les clés ne sont pas rendues. Libérez les lieux et rendez les clés au plus tard le %s. Chaque jour depuis le %s vous est compté %s €.

            Passé ce délai, %s sera saisi en référé.""".formatted(
                        French.day(dossier.lastDay()),
                        French.day(leaveBy),
                        French.day(since),
                        French.amount(penalty),
                        judge.label()));
    }
}
