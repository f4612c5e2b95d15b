package fr.parcours.engine;

import fr.parcours.AuditEvent;
import fr.parcours.AuditTrail;
import fr.parcours.DossierNumber;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes into the audit trail what the signed-in person does: in the transaction of the fact, or in one of its own. */
@Component
public class Audit {
    /** Who acts when nobody is signed in. */
    private static final String HOUSE = "parcours";

    private final AuditTrail trail;
    private final CurrentUser currentUser;
    private final TransactionTemplate transaction;

    Audit(AuditTrail trail, CurrentUser currentUser, PlatformTransactionManager transactions) {
        this.trail = trail;
        this.currentUser = currentUser;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param dossier null: the house itself · @param about ids, days and kinds, never content */
    public void record(AuditEvent event, @Nullable DossierNumber dossier, String about) {
        currentUser
                .get()
                .ifPresentOrElse(
                        person -> record(event, dossier, about, person.login(), person.groups()),
                        () -> record(event, dossier, about, HOUSE, List.of()));
    }

    /** The same where nobody is signed in any more. */
    public void record(
            AuditEvent event, @Nullable DossierNumber dossier, String about, String login, Collection<String> roles) {
        transaction.executeWithoutResult(status -> trail.write(event, dossier, about, login, roles));
    }
}
