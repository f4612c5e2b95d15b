package fr.parcours.desk;

import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.Names;
import fr.parcours.engine.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands around every page of ours: who reads it, where this person may go. */
@ControllerAdvice(assignableTypes = {SignInPage.class, DossierPages.class, ErrorPages.class})
class Frame {
    /**
     * The reader.
     *
     * @param starts may ask for a space
     * @param watches may open Cockpit
     */
    record Reader(String login, String label, boolean reads, boolean works, boolean starts, boolean watches) {}

    private final CurrentUser currentUser;
    private final Names names;
    private final boolean demo;

    Frame(CurrentUser currentUser, Names names, @Value("${parcours.demo.enabled:false}") boolean demo) {
        this.currentUser = currentUser;
        this.names = names;
        this.demo = demo;
    }

    /** Null for a stranger. */
    @ModelAttribute("reader")
    @Nullable Reader reader() {
        return currentUser.get().map(this::reader).orElse(null);
    }

    @ModelAttribute("demo")
    boolean demo() {
        return demo;
    }

    private Reader reader(SignedIn person) {
        return new Reader(
                person.login(),
                names.account(person.login()),
                Sight.readsDossiers(person),
                Sight.hasTasks(person),
                person.isIn("grp-porteur"),
                person.isIn("grp-pilotage") || Sight.isTechnical(person));
    }
}
