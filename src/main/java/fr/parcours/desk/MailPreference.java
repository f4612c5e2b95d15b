package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.engine.CurrentUser;
import fr.parcours.register.preference.Preferences;
import fr.parcours.register.preference.Preferences.MailPace;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the signed-in person prefers; nobody's but one's own. */
@Component
class MailPreference {
    private static final String FIELD = "mailPace";

    /** @param mailPace when mails about new tasks come */
    record Chosen(MailPace mailPace) {}

    private final Preferences preferences;
    private final CurrentUser currentUser;
    private final TransactionTemplate transaction;

    MailPreference(Preferences preferences, CurrentUser currentUser, PlatformTransactionManager transactions) {
        this.preferences = preferences;
        this.currentUser = currentUser;
        this.transaction = new TransactionTemplate(transactions);
    }

    Chosen mine() {
        return new Chosen(preferences.mailPace(currentUser.require().login()));
    }

    /** @throws BadInput naming the field at fault */
    Chosen choose(Submitted asked) {
        var wanted = asked.only(Set.of(FIELD)).text(FIELD);
        var pace = Stream.of(MailPace.values())
                .filter(known -> known.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new BadInput(FIELD, "Choisissez AT_ONCE (à la minute) ou DAILY (une fois par jour)."));
        var login = currentUser.require().login();
        transaction.executeWithoutResult(status -> preferences.choose(login, pace));
        return new Chosen(pace);
    }
}
