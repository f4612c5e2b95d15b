package fr.parcours.step.technical;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.dossier.Reserves.State;
import fr.parcours.register.space.Diagnostic.Code;
import fr.parcours.register.technical.DueDiagnostics;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.SecondLook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * An ordered diagnostic comes in: a task while the keys wait for it, else an action of the dossier, with the same four
 * eyes.
 */
@Component
@Order(6)
class RecordDiagnostic implements Receiver, DossierAction {
    private final Dossiers dossiers;
    private final DueDiagnostics due;
    private final DiagnosticFiles files;
    private final DossierParties parties;
    private final Reserves reserves;
    private final SecondLook look;
    private final DossierSheet sheet;
    private final Clock clock;

    RecordDiagnostic(
            Dossiers dossiers,
            DueDiagnostics due,
            DiagnosticFiles files,
            DossierParties parties,
            Reserves reserves,
            SecondLook look,
            DossierSheet sheet,
            Clock clock) {
        this.dossiers = dossiers;
        this.due = due;
        this.files = files;
        this.parties = parties;
        this.reserves = reserves;
        this.look = look;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "record-diagnostic";
    }

    @Override
    public String label() {
        return "Enregistrer un diagnostic";
    }

    @Override
    public String form() {
        return "record-diagnostic";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return person.isIn(Groups.TECHNIQUE);
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return !dossiers.get(dossier).state().isFinal()
                && due.of(dossier).stream().anyMatch(one -> !one.isThere() || !one.countsOn(LocalDate.now(clock)));
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        var options = files.options(asked.dossier());
        data.put("diagnosticsText", files.text(asked.dossier()));
        data.put("diagnosticOptions", options);
        data.put("diagnosticCode", options.get(0).get("value"));
        data.put("today", LocalDate.now(clock).toString());
        data.put("diagnosticDate", LocalDate.now(clock).toString());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var code = answer.choice("diagnosticCode", Code.class);
        parties.acted(answer.dossier(), Act.INSTRUCT, answer.by());
        var conclusion = answer.text("diagnosticConclusion");
        files.record(answer.dossier(), code, answer.date("diagnosticDate"), conclusion);
        reserves.open(answer.dossier()).stream()
                .filter(reserve -> reserve.text().equals(DueDiagnostics.awaited(code)))
                .forEach(reserve -> reserves.settle(
                        answer.dossier(), reserve.no(), State.LEVEE, "Reçu : " + conclusion, answer.by()));
        if (code == Code.DTA) {
            files.asbestos(answer.dossier(), answer.flag("asbestosDegraded"));
        }
        look.after(answer.dossier(), answer.by());
    }

    @Override
    public Set<String> candidateGroups(Answer answer) {
        return Set.of(Groups.TECHNIQUE);
    }

    @Override
    public void perform(Answer answer) {
        dossiers.lock(answer.dossier());
        receive(answer);
    }
}
