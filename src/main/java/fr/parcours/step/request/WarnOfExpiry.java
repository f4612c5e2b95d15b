package fr.parcours.step.request;

import fr.parcours.Groups;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.Round;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each morning, warns of the options that end soon, before the journey ends with them: once for each option. */
@Component
class WarnOfExpiry implements Round {
    private final Dossiers dossiers;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Duration before;

    /** @param days calendar days before the option ends [PARAM] */
    WarnOfExpiry(
            Dossiers dossiers,
            Letters letters,
            Mailboxes mailboxes,
            BusinessCalendar calendar,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${parcours.hold-warning-days:7}") int days) {
        this.dossiers = dossiers;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.calendar = calendar;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.before = Duration.ofDays(days);
    }

    @Override
    public Instant nextAfter(Instant moment) {
        return calendar.nextMorning(moment);
    }

    @Override
    public void make() {
        var now = clock.instant();
        dossiers.holdsExpiring(now, now.plus(before))
                .forEach(dossier -> transaction.executeWithoutResult(status -> warn(dossier)));
    }

    private void warn(Dossier dossier) {
        var expires = dossier.holdExpiresAt();
        if (expires == null) {
            return; // not among those found
        }
        letters.send(
                Stream.concat(
                        mailboxes.of(dossier.requesterLogin()), mailboxes.of(Groups.PATRIMOINE, dossier.service())),
                dossier.number(),
                "hold-expires-" + expires.atZone(HouseClock.PARIS).toLocalDate(),
                "l'option expire le %s".formatted(French.day(expires)),
                """
                        Bonjour,

                        L'option sur l'espace %s expire le %s. Si la visite n'a pas conclu d'ici là, la demande est classée et l'espace de nouveau proposé.""".formatted(dossier.request().spaceCode(), French.moment(expires)));
    }
}
