package fr.parcours.desk;

import fr.parcours.Refusal;
import fr.parcours.register.assembly.Session.Assembly;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the sessions. */
@Controller
@RequestMapping("/seances")
class SessionsPage {
    private final SessionCalendar calendar;

    SessionsPage(SessionCalendar calendar) {
        this.calendar = calendar;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("sessions", calendar.upcoming());
        model.addAttribute("assemblies", Assembly.values());
        model.addAttribute("mayChange", calendar.mayChange());
        return "seances";
    }

    /** The page again, with why, when the session is refused. */
    @PostMapping
    String add(
            @RequestParam(defaultValue = "") String assembly,
            @RequestParam(defaultValue = "") String heldOn,
            @RequestParam(defaultValue = "") String fileDeadline,
            Model model,
            HttpServletResponse response) {
        try {
            calendar.add(new Submitted(Map.of("assembly", assembly, "heldOn", heldOn, "fileDeadline", fileDeadline)));
            return "redirect:/seances";
        } catch (Refusal refused) {
            model.addAttribute("assembly", assembly);
            model.addAttribute("heldOn", heldOn);
            model.addAttribute("fileDeadline", fileDeadline);
            return refused(refused, model, response);
        }
    }

    @PostMapping("/retrait")
    String remove(@RequestParam String id, Model model, HttpServletResponse response) {
        try {
            calendar.remove(id);
            return "redirect:/seances";
        } catch (Refusal refused) {
            return refused(refused, model, response);
        }
    }

    private String refused(Refusal refused, Model model, HttpServletResponse response) {
        response.setStatus(refused.status().value());
        model.addAttribute("refused", refused.reason());
        return show(model);
    }
}
