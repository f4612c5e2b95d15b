package fr.parcours.desk;

import fr.parcours.AuditEvent;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.engine.Audit;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.House;
import fr.parcours.engine.SignedIn;
import fr.parcours.notice.Notices;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
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
     * @param recipient all of it for an account of the house; of an address from outside, what tells where it fails (row 53)
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
    private final IdentityService identity;
    private final House house;
    private final CurrentUser currentUser;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ParkedMails(
            Notices notices,
            IdentityService identity,
            House house,
            CurrentUser currentUser,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.notices = notices;
        this.identity = identity;
        this.house = house;
        this.currentUser = currentUser;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The latest first. @throws Forbidden for all others */
    List<Line> all() {
        var steers = watcher().isIn(Groups.PILOTAGE);
        return notices.parked().stream()
                .map(mail -> line(mail, shown(mail.recipient()), steers))
                .toList();
    }

    private static Line line(Notices.Parked mail, String recipient, boolean steers) {
        return new Line(
                mail.id(),
                recipient,
                mail.dossier(),
                steers ? mail.subject() : null,
                mail.postedAt(),
                mail.parkedAt(),
                mail.attempts(),
                mail.reason().replace(mail.recipient(), recipient));
    }

    private String shown(String address) {
        var accounts = identity.createUserQuery().userEmail(address);
        if (house.act(accounts::count) > 0) {
            return address;
        }
        var at = address.lastIndexOf('@');
        return at < 1 ? "…" : address.charAt(0) + "…" + address.substring(at);
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
