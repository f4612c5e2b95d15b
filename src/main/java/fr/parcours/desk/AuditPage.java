package fr.parcours.desk;

import fr.parcours.DossierNumber;
import fr.parcours.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** « Journal d'audit ». */
@Controller
@RequestMapping("/audit")
class AuditPage {
    private final AuditDesk audit;

    AuditPage(AuditDesk audit) {
        this.audit = audit;
    }

    /** A number that is none shows why beside the form. */
    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String dossier,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("asked", dossier.strip());
        model.addAttribute("verifies", audit.mayVerify());
        try {
            model.addAttribute(
                    "trail", audit.lines(dossier.isBlank() ? null : new DossierNumber(dossier.strip()), page));
        } catch (Refusal refused) {
            model.addAttribute("trail", audit.lines(null, 1));
            response.setStatus(refused.status().value());
            model.addAttribute("refused", refused.reason());
        }
        return "audit";
    }

    @GetMapping("/verification")
    String verify(Model model, HttpServletResponse response) {
        model.addAttribute("verification", audit.verify());
        return show("", 1, model, response);
    }
}
