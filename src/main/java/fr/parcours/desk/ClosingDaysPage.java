package fr.parcours.desk;

import fr.parcours.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the closing days. */
@Controller
@RequestMapping("/jours-de-fermeture")
class ClosingDaysPage {
    private final Closings closings;

    ClosingDaysPage(Closings closings) {
        this.closings = closings;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("days", closings.all());
        model.addAttribute("mayChange", closings.mayChange());
        return "jours-de-fermeture";
    }

    /** The page again, with why, when the day is refused. */
    @PostMapping
    String add(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String label,
            Model model,
            HttpServletResponse response) {
        try {
            closings.add(new Submitted(Map.of("day", day, "label", label)));
            return "redirect:/jours-de-fermeture";
        } catch (Refusal refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("refused", refused.reason());
            model.addAttribute("day", day);
            model.addAttribute("label", label);
            return show(model);
        }
    }

    @PostMapping("/retrait")
    String remove(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        closings.remove(day);
        return "redirect:/jours-de-fermeture";
    }
}
