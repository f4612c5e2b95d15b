package fr.parcours.desk;

import fr.parcours.Groups;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.Names;
import fr.parcours.engine.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands around every page of ours: who reads it, where this person may go. */
@ControllerAdvice(
        assignableTypes = {
            SignInPage.class,
            DossierPages.class,
            TaskPage.class,
            DoorPage.class,
            SpacePages.class,
            TakeOverPages.class,
            ClosingDaysPage.class,
            SessionsPage.class,
            SubstitutePage.class,
            PreferencesPage.class,
            ParkedMailsPage.class,
            AuditPage.class,
            BottlenecksPage.class,
            GuidePages.class,
            ErrorPages.class
        })
class Frame {
    /**
     * The reader.
     *
     * @param everywhere sees the dossiers of every service
     * @param starts may open a dossier, for the own service or for an occupant from outside
     * @param keeps changes the inventory and takes occupations over
     * @param measures sees the figures of all services
     * @param watches may open Cockpit
     * @param audits may read of the audit trail
     */
    record Reader(
            String login,
            String label,
            boolean reads,
            boolean everywhere,
            boolean works,
            boolean starts,
            boolean keeps,
            boolean measures,
            boolean watches,
            boolean audits) {}

    private final CurrentUser currentUser;
    private final Names names;
    private final boolean demo;

    Frame(CurrentUser currentUser, Names names, @Value("${parcours.demo.enabled:false}") boolean demo) {
        this.currentUser = currentUser;
        this.names = names;
        this.demo = demo;
    }

    /** Null for a stranger, and for an occupant who comes by his link: nothing of the house is for him. */
    @ModelAttribute("reader")
    @Nullable
    Reader reader() {
        return currentUser
                .get()
                .filter(person -> person.door().isEmpty())
                .map(this::describe)
                .orElse(null);
    }

    @ModelAttribute("demo")
    boolean demo() {
        return demo;
    }

    private Reader describe(SignedIn person) {
        return new Reader(
                person.login(),
                names.account(person.login()),
                Sight.readsDossiers(person),
                Sight.seesEveryService(person),
                Sight.hasTasks(person),
                Groups.STARTERS.stream().anyMatch(person::isIn),
                Sight.keepsSpaces(person),
                Sight.readsFigures(person),
                person.isIn(Groups.PILOTAGE) || Sight.isTechnical(person),
                AuditDesk.reads(person));
    }
}
