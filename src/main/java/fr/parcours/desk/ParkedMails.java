package fr.parcours.desk;

import fr.parcours.AuditEvent;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.engine.Audit;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.SignedIn;
import fr.parcours.notice.Notices;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The mails that were given up, for who steers and for the technical administration; what they say stays closed. */
@Component
class ParkedMails {
    /**
     * One of them.
     *
     * @param subject null for the technical administration: it tells of the dossier's content
     * @param reason what the mail server said last
     */
    record Line(
            String id,
            String recipient,
            @Nullable String dossier,
            @Nullable String subject,
            Instant postedAt,
            Instant parkedAt,
            int attempts,
            String reason) {}

    private final Notices notices;
    private final CurrentUser currentUser;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ParkedMails(Notices notices, CurrentUser currentUser, Audit audit, PlatformTransactionManager transactions) {
        this.notices = notices;
        this.currentUser = currentUser;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The latest first. @throws Forbidden for all others */
    List<Line> all() {
        var steers = watcher().isIn(Groups.PILOTAGE);
        return notices.parked().stream()
                .map(mail -> new Line(
                        mail.id(),
                        mail.recipient(),
                        mail.dossier(),
                        steers ? mail.subject() : null,
                        mail.postedAt(),
                        mail.parkedAt(),
                        mail.attempts(),
                        mail.reason()))
                .toList();
    }

    /** Tries one anew. @throws Forbidden for all others · NotFound when it is not parked (any more) */
    void resend(String id) {
        watcher();
        transaction.executeWithoutResult(status -> trace(AuditEvent.MAIL_RESENT, id, notices.resend(id)));
    }

    /** Puts one away for good. @throws Forbidden for all others · NotFound when it is not parked (any more) */
    void dismiss(String id) {
        watcher();
        transaction.executeWithoutResult(status -> trace(AuditEvent.MAIL_DISMISSED, id, notices.dismiss(id)));
    }

    private void trace(AuditEvent event, String id, Optional<String> dossier) {
        audit.record(event, dossier.map(DossierNumber::new).orElse(null), id);
    }

    private SignedIn watcher() {
        var person = currentUser.require();
        if (!person.isIn(Groups.PILOTAGE) && !Sight.isTechnical(person)) {
            throw new Forbidden("Les courriels non partis sont l'affaire du pilotage et de l'administration.");
        }
        return person;
    }
}
