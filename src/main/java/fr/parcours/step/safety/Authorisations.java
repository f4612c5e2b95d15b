package fr.parcours.step.safety;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.House;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.NamedInModels;
import fr.parcours.engine.form.Asked;
import fr.parcours.register.safety.Requirement;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.safety.Step;
import fr.parcours.register.technical.DueDiagnostics;
import fr.parcours.step.Variables;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What the models ask about authorisations, and which one a task is about. */
@Component
@NamedInModels
public class Authorisations {
    private final Safety safety;
    private final DueDiagnostics diagnostics;
    private final RuntimeService runtime;
    private final House house;
    private final Clock clock;

    Authorisations(Safety safety, DueDiagnostics diagnostics, RuntimeService runtime, House house, Clock clock) {
        this.safety = safety;
        this.diagnostics = diagnostics;
        this.runtime = runtime;
        this.house = house;
        this.clock = clock;
    }

    /** Codes of what this process instance has taken upon itself; often none. */
    public List<String> of(String processInstance) {
        return safety.takenBy(processInstance).stream().map(Requirement::name).toList();
    }

    /** The group that files it: the legal trade for planning, else the safety trade. */
    public String trade(String code) {
        return Requirement.valueOf(code).isPlanning() ? Groups.JURIDIQUE : Groups.SECURITE;
    }

    /** Does the authority answer, or is it only told? */
    public boolean isAnswered(String code) {
        return Requirement.valueOf(code).isAnswered();
    }

    /** When the silence of the authority says something, or when to remind it. */
    public Date silenceEnds(String dossier, String code) {
        var day = Objects.requireNonNull(safety.step(new DossierNumber(dossier), Requirement.valueOf(code))
                .silenceEnds());
        var moment = day.atStartOfDay(HouseClock.PARIS).toInstant();
        return Date.from(moment.isBefore(clock.instant()) ? clock.instant() : moment);
    }

    /** Does the key wait for the asbestos file? */
    public boolean awaitsAsbestosFile(String dossier) {
        return diagnostics.awaitsAsbestosFile(new DossierNumber(dossier));
    }

    /** The one that the process of a task carries. */
    Step carriedBy(Asked asked) {
        var code = house.act(
                () -> (String) runtime.getVariable(asked.processInstanceId(), Variables.AUTHORISATION.name()));
        return safety.step(asked.dossier(), Requirement.valueOf(code));
    }
}
