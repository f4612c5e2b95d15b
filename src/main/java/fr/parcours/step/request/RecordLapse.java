package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.register.closing.Archives;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.space.Days;
import fr.parcours.step.ExternalRefusal;
import fr.parcours.step.Letters;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * « Constater la caducité »: the option or the agreement in principle has expired, the requester has not answered in time,
 * or no certificate could be accepted.
 */
@Component("recordLapse")
class RecordLapse implements JavaDelegate {
    private static final Set<DossierState> AGREED = EnumSet.of(DossierState.ACCORD_PRINCIPE, DossierState.EN_SIGNATURE);

    private static final String AGAIN =
            "L'espace est de nouveau proposé. Vous pouvez déposer une nouvelle demande quand vous le souhaitez.";

    private final Dossiers dossiers;
    private final Days days;
    private final RoundTrips roundTrips;
    private final Archives archives;
    private final Clock clock;
    private final StandDown standDown;
    private final Letters letters;
    private final ExternalRefusal external;

    RecordLapse(
            Dossiers dossiers,
            Days days,
            RoundTrips roundTrips,
            Archives archives,
            Clock clock,
            StandDown standDown,
            Letters letters,
            ExternalRefusal external) {
        this.dossiers = dossiers;
        this.days = days;
        this.roundTrips = roundTrips;
        this.archives = archives;
        this.clock = clock;
        this.standDown = standDown;
        this.letters = letters;
        this.external = external;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var number = dossier.number();
        var reason = reason(dossier);
        days.release(number);
        roundTrips.closeAll(number, Outcome.WITHDRAWN);
        dossiers.holdExpires(number, null);
        standDown.from(dossier);
        dossiers.abandonedBecause(number, reason);
        dossiers.moveTo(number, DossierState.ABANDONNE);
        archives.planUnused(number, LocalDate.now(clock));
        if (dossier.request().isExternal()) { // closed against his will, it is refused (domain.md 7.3b)
            external.send(dossier, "lapsed", reason, AGAIN);
            return;
        }
        letters.toRequester(dossier, "lapsed", "votre demande est classée", """
                        Bonjour,

                        Votre demande d'occupation %s est classée sans suite. %s

                        %s""".formatted(number, reason, AGAIN));
    }

    /** What somebody has decided on the way goes before what the state tells. */
    private static String reason(Dossier dossier) {
        if (dossier.abandonReason() != null) {
            return dossier.abandonReason();
        }
        if (dossier.holdExpiresAt() != null) {
            return "L'option sur l'espace a expiré avant que la visite ait conclu.";
        }
        return AGREED.contains(dossier.state())
                ? "L'accord de principe est caduc : le titre n'a pas été signé dans le délai."
                : "La demande de complément est restée sans réponse dans le délai.";
    }
}
