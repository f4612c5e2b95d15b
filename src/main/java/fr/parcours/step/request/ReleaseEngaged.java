package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.space.Days;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Variables;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Libérer ce qui est engagé »: what the registers say, not what the process remembers. */
@Component("releaseEngaged")
class ReleaseEngaged implements JavaDelegate {
    private final Dossiers dossiers;
    private final Days days;
    private final RoundTrips roundTrips;
    private final Keys keys;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Clock clock;

    ReleaseEngaged(
            Dossiers dossiers,
            Days days,
            RoundTrips roundTrips,
            Keys keys,
            Letters letters,
            Mailboxes mailboxes,
            Clock clock) {
        this.dossiers = dossiers;
        this.days = days;
        this.roundTrips = roundTrips;
        this.keys = keys;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var number = dossier.number();
        var areOut = keys.areOut(number);
        if (areOut) {
            days.releaseAfter(number, LocalDate.now(clock));
        } else {
            days.release(number);
        }
        roundTrips.closeAll(number, Outcome.WITHDRAWN);
        dossiers.holdExpires(number, null);
        Variables.KEYS_OUT.write(execution, areOut);
        letters.send(
                mailboxes.of("grp-patrimoine", dossier.service()),
                number,
                "abandoned",
                "demande abandonnée",
                """
                        Bonjour,

                        Le dossier %s est abandonné. L'espace est libéré.%s""".formatted(number, areOut ? " Les clés restent à reprendre : une tâche vous attend." : ""));
    }
}
