package fr.parcours.desk;

import fr.parcours.NotFound;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.Names;
import fr.parcours.register.work.Works;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One task on one page, for a telephone on site as for a desk. */
@Controller
class TaskPage {
    private final Sight sight;
    private final Reading reading;
    private final Works works;
    private final Names names;
    private final CurrentUser currentUser;

    TaskPage(Sight sight, Reading reading, Works works, Names names, CurrentUser currentUser) {
        this.sight = sight;
        this.reading = reading;
        this.works = works;
        this.names = names;
        this.currentUser = currentUser;
    }

    /** 404 unknown or not yours to see · 410 done, or no longer to be done: the link of a mail leads on to the dossier. */
    @GetMapping("/taches/{id}")
    String show(@PathVariable String id, Model model, HttpServletResponse response) {
        var task = works.find(id)
                .filter(found -> sight.seen(found.dossier()).isPresent())
                .orElseThrow(() -> new NotFound("Cette tâche n'existe pas ou ne vous est pas ouverte."));
        var number = task.dossier();
        var person = sight.reader(sight.dossier(number));
        var login = currentUser.require().login();
        model.addAttribute("task", task);
        model.addAttribute("dossier", reading.dossier(number));
        if (task.endedAt() != null) {
            response.setStatus(HttpStatus.GONE.value());
            model.addAttribute("doer", task.endedBy() == null ? null : names.account(task.endedBy()));
            return "tache-faite";
        }
        model.addAttribute("login", login);
        model.addAttribute("forMe", task.roles().stream().anyMatch(person::isIn));
        model.addAttribute("mine", login.equals(task.claimedBy()));
        model.addAttribute(
                "roles", task.roles().stream().sorted().map(names::role).toList());
        model.addAttribute("holder", task.claimedBy() == null ? null : names.account(task.claimedBy()));
        return "tache";
    }
}
