package fr.parcours.desk;

import fr.parcours.Groups;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.Names;
import fr.parcours.engine.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What stands around every page of ours: who reads it, where this person may go. */
@ControllerAdvice(
        assignableTypes = {
            SignInPage.class,
            DossierPages.class,
            TaskPage.class,
            SpacePages.class,
            TakeOverPages.class,
            ClosingDaysPage.class,
            SubstitutePage.class,
            PreferencesPage.class,
            ParkedMailsPage.class,
            BottlenecksPage.class,
            GuidePages.class,
            ErrorPages.class
        })
class Frame implements HandlerInterceptor, WebMvcConfigurer {
    private static final String ATTRIBUTE = "parcours.reader";

    /**
     * The reader.
     *
     * @param everywhere sees the dossiers of every service
     * @param starts may ask for a space
     * @param keeps changes the inventory and takes occupations over
     * @param measures sees the figures of all services
     * @param watches may open Cockpit
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
            boolean watches) {}

    private final CurrentUser currentUser;
    private final Names names;
    private final boolean demo;

    Frame(CurrentUser currentUser, Names names, @Value("${parcours.demo.enabled:false}") boolean demo) {
        this.currentUser = currentUser;
        this.names = names;
        this.demo = demo;
    }

    /** Remembers who asks, for the page that says no: where that one is made, nobody is signed in any more. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        currentUser.get().ifPresent(person -> request.setAttribute(ATTRIBUTE, person));
        return true;
    }

    /** Null for a stranger. */
    @ModelAttribute("reader")
    @Nullable
    Reader reader(@RequestAttribute(name = ATTRIBUTE, required = false) @Nullable SignedIn person) {
        return person == null ? null : describe(person);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).excludePathPatterns("/api/**", "/v3/**", "/assets/**");
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
                person.isIn(Groups.PORTEUR),
                Sight.keepsSpaces(person),
                Sight.readsFigures(person),
                person.isIn(Groups.PILOTAGE) || Sight.isTechnical(person));
    }
}
