package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.engine.CurrentUser;
import fr.parcours.register.assembly.Session;
import fr.parcours.register.assembly.Session.Assembly;
import fr.parcours.register.assembly.Sessions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** When the Bureau and the Conseil meet: everybody reads it, the secretariat of the assemblies keeps it (row 26). */
@Component
class SessionCalendar {
    private static final int FURTHEST = 5; // years [PARAM]

    private final Sessions sessions;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SessionCalendar(Sessions sessions, CurrentUser currentUser, Clock clock, PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.currentUser = currentUser;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    List<Session> upcoming() {
        return sessions.upcoming();
    }

    boolean mayChange() {
        return currentUser.require().isIn(Groups.ASSEMBLEES);
    }

    /** @throws BadInput · Forbidden · fr.parcours.Conflict when the assembly meets on that day already */
    Session add(Submitted asked) {
        requireKeeper();
        asked.only(Set.of("assembly", "heldOn", "fileDeadline"));
        var assembly = assembly(asked.text("assembly"));
        var heldOn = asked.day("heldOn");
        if (heldOn.isBefore(LocalDate.now(clock))) {
            throw new BadInput("heldOn", "Cette séance est passée : aucun dossier ne s'y inscrit plus.");
        }
        if (heldOn.isAfter(LocalDate.now(clock).plusYears(FURTHEST))) {
            throw new BadInput("heldOn", "Le calendrier s'arrête à %d ans : vérifiez l'année.".formatted(FURTHEST));
        }
        var deadline = asked.day("fileDeadline");
        if (deadline.isBefore(heldOn.minusYears(1))) {
            throw new BadInput("fileDeadline", "Les dossiers sont remis dans l'année qui précède la séance.");
        }
        return transaction.execute(status ->
                sessions.add(assembly, heldOn, deadline, currentUser.require().login()));
    }

    private static Assembly assembly(String name) {
        return Arrays.stream(Assembly.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("assembly", "Choisissez le Bureau ou le Conseil."));
    }

    /** @throws Forbidden · fr.parcours.NotFound · fr.parcours.Conflict when a dossier is on its agenda */
    void remove(String id) {
        requireKeeper();
        transaction.executeWithoutResult(status -> sessions.remove(id));
    }

    private void requireKeeper() {
        if (!mayChange()) {
            throw new Forbidden("Le calendrier des séances est tenu par le secrétariat des assemblées.");
        }
    }
}
