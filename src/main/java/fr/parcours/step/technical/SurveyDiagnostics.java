package fr.parcours.step.technical;

import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.space.Diagnostic.Code;
import fr.parcours.register.technical.DueDiagnostics;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.SecondLook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * « Recenser les diagnostics »: one that was made is written down, one that is to come is ordered for that day, and what
 * nobody tells of is ordered too.
 */
@Component
class SurveyDiagnostics implements Receiver {
    private final DueDiagnostics due;
    private final DiagnosticFiles files;
    private final DossierParties parties;
    private final SecondLook look;
    private final DossierSheet sheet;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final int orderDays;

    /** @param orderDays working days that a diagnostic takes to come, by the framework contract [PARAM] */
    SurveyDiagnostics(
            DueDiagnostics due,
            DiagnosticFiles files,
            DossierParties parties,
            SecondLook look,
            DossierSheet sheet,
            BusinessCalendar calendar,
            Clock clock,
            @Value("${parcours.diagnostic-days:20}") int orderDays) {
        this.due = due;
        this.files = files;
        this.parties = parties;
        this.look = look;
        this.sheet = sheet;
        this.calendar = calendar;
        this.clock = clock;
        this.orderDays = orderDays;
    }

    @Override
    public String form() {
        return "survey-diagnostics";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        var text = files.text(asked.dossier());
        data.put("diagnosticsText", text.isEmpty() ? "Aucun diagnostic n'est dû." : text);
        data.put("diagnosticOptions", files.options(asked.dossier()));
        data.put("asbestosDegraded", due.isAsbestosDegraded(asked.dossier()));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = answer.dossier();
        var today = LocalDate.now(clock);
        var degraded = answer.flag("asbestosDegraded");
        for (var row : answer.has("diagnostics") ? answer.list("diagnostics") : List.<Answer.Row>of()) {
            var code = Code.valueOf(row.text("code"));
            var day = LocalDate.parse(row.text("day"));
            if (day.isAfter(today)) {
                due.order(dossier, code, day);
                continue;
            }
            files.record(dossier, code, day, row.optionalText("conclusion"));
            if (code == Code.DTA) {
                files.asbestos(dossier, degraded);
            }
        }
        if (degraded) { // a warning counts without the file, the all-clear only with it
            files.asbestos(dossier, true);
        }
        var expected = calendar.plus(today, orderDays);
        due.missing(dossier).stream()
                .filter(one -> one.expectedOn() == null)
                .forEach(one -> due.order(dossier, one.code(), expected));
        parties.acted(dossier, Act.INSTRUCT, answer.by());
        look.after(dossier, answer.by());
    }
}
