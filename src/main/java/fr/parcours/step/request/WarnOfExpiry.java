package fr.parcours.step.request;

import fr.parcours.Groups;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.Round;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Mornings;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Each morning, warns of the options and of the agreements in principle that end soon, before the journey ends with them:
 * once for each, to the requester and to patrimony.
 */
@Component
class WarnOfExpiry implements Round {
    private final Dossiers dossiers;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Mornings mornings;
    private final int daysOfHold;
    private final int daysOfAgreement;

    /** @param daysOfHold calendar days before the option ends, as the next before the agreement does [PARAM] */
    WarnOfExpiry(
            Dossiers dossiers,
            Letters letters,
            Mailboxes mailboxes,
            Mornings mornings,
            @Value("${parcours.hold-warning-days:7}") int daysOfHold,
            @Value("${parcours.agreement-warning-days:10}") int daysOfAgreement) {
        this.dossiers = dossiers;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.mornings = mornings;
        this.daysOfHold = daysOfHold;
        this.daysOfAgreement = daysOfAgreement;
    }

    @Override
    public Instant nextAfter(Instant moment) {
        return mornings.after(moment);
    }

    @Override
    public void make() {
        mornings.each(daysOfHold, dossiers::holdsExpiring, Dossier::number, this::warnOfHold);
        mornings.each(daysOfAgreement, dossiers::agreementsLapsing, Dossier::number, this::warnOfAgreement);
    }

    private void warnOfHold(Dossier dossier) {
        warn(dossier, dossier.holdExpiresAt(), "hold-expires", "l'option expire le %s", """
                L'option sur l'espace %s expire le %s. Si la visite n'a pas conclu d'ici là, la demande est classée et l'espace de nouveau proposé.""");
    }

    private void warnOfAgreement(Dossier dossier) {
        warn(dossier, dossier.agreementLapsesAt(), "agreement-lapses", "l'accord de principe prend fin le %s", """
                L'accord de principe pour l'espace %s prend fin le %s. Si le titre n'est pas signé d'ici là, la demande est classée et l'espace de nouveau proposé. La page du dossier dit ce qui manque et qui doit agir.""");
    }

    private void warn(Dossier dossier, @Nullable Instant end, String occasion, String subject, String body) {
        if (end == null) {
            return; // not among those found
        }
        letters.send(
                Stream.concat(
                        mailboxes.of(dossier.requesterLogin()), mailboxes.of(Groups.PATRIMOINE, dossier.service())),
                dossier.number(),
                "%s-%s".formatted(occasion, end.atZone(HouseClock.PARIS).toLocalDate()),
                subject.formatted(French.day(end)),
                "Bonjour,\n\n" + body.formatted(dossier.request().spaceCode(), French.moment(end)));
    }
}
