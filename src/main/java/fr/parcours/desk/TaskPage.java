package fr.parcours.desk;

import fr.parcours.Conflict;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.Names;
import fr.parcours.engine.form.Forms;
import fr.parcours.register.work.Works;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One task on one page, for a telephone on site as for a desk. */
@Controller
class TaskPage {
    private final Forms forms;
    private final Sight sight;
    private final Reading reading;
    private final Works works;
    private final Names names;
    private final CurrentUser currentUser;

    TaskPage(Forms forms, Sight sight, Reading reading, Works works, Names names, CurrentUser currentUser) {
        this.forms = forms;
        this.sight = sight;
        this.reading = reading;
        this.works = works;
        this.names = names;
        this.currentUser = currentUser;
    }

    /** 404 unknown or not yours to see · 409 already done. */
    @GetMapping("/taches/{id}")
    String show(@PathVariable String id, Model model) {
        var number = forms.seen(id).dossier();
        var person = sight.reader(sight.dossier(number));
        var task = works.open(number).stream()
                .filter(open -> open.taskId().equals(id))
                .findFirst()
                .orElseThrow(() -> new Conflict("Cette tâche est déjà terminée."));
        var login = currentUser.require().login();
        model.addAttribute("task", task);
        model.addAttribute("dossier", reading.dossier(number));
        model.addAttribute("login", login);
        model.addAttribute("forMe", task.roles().stream().anyMatch(person::isIn));
        model.addAttribute("mine", login.equals(task.claimedBy()));
        model.addAttribute(
                "roles", task.roles().stream().sorted().map(names::role).toList());
        model.addAttribute("holder", task.claimedBy() == null ? null : names.account(task.claimedBy()));
        return "tache";
    }
}
