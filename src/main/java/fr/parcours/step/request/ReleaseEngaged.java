package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.closing.Archives;
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
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Libérer ce qui est engagé »: what the registers say, not what the process remembers. */
@Component("releaseEngaged")
class ReleaseEngaged implements JavaDelegate {
    private final Dossiers dossiers;
    private final Days days;
    private final RoundTrips roundTrips;
    private final Agreements agreements;
    private final Archives archives;
    private final Clock clock;
    private final Keys keys;
    private final StandDown standDown;
    private final Letters letters;
    private final Mailboxes mailboxes;

    ReleaseEngaged(
            Dossiers dossiers,
            Days days,
            RoundTrips roundTrips,
            Agreements agreements,
            Archives archives,
            Clock clock,
            Keys keys,
            StandDown standDown,
            Letters letters,
            Mailboxes mailboxes) {
        this.dossiers = dossiers;
        this.days = days;
        this.roundTrips = roundTrips;
        this.agreements = agreements;
        this.archives = archives;
        this.clock = clock;
        this.keys = keys;
        this.standDown = standDown;
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var number = dossier.number();
        var areOut = keys.areOut(number);
        if (!areOut) {
            days.release(number); // with keys out, the space is free when they are back
        }
        roundTrips.closeAll(number, Outcome.WITHDRAWN);
        dossiers.holdExpires(number, null);
        standDown.from(dossier);
        if (dossier.occupationEnd() == null && agreements.executory(number).isEmpty()) {
            archives.planUnused(number, LocalDate.now(clock));
        } else {
            archives.plan(number, LocalDate.now(clock));
        }
        Variables.KEYS_OUT.write(execution, areOut);
        letters.send(
                mailboxes.of(Groups.PATRIMOINE, dossier.service()), number, "stopped", "demande arrêtée", """
                        Bonjour,

                        Le dossier %s est arrêté (%s). %s""".formatted(
                                number,
                                dossier.state().label().toLowerCase(Locale.FRENCH),
                                areOut
                                        ? "Les clés restent à reprendre : une tâche vous attend, et l'espace sera libre ensuite."
                                        : "L'espace est libéré."));
    }
}
