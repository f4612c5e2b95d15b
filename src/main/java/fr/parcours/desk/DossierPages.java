package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.engine.CurrentUser;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of dossiers: the list, one of them, and how the journey goes. */
@Controller
class DossierPages {
    private static final int LINES = 25;

    private final Sight sight;
    private final Reading reading;
    private final CurrentUser currentUser;

    DossierPages(Sight sight, Reading reading, CurrentUser currentUser) {
        this.sight = sight;
        this.reading = reading;
        this.currentUser = currentUser;
    }

    /** The technical administrator has no dossiers: Cockpit is his place. */
    @GetMapping("/")
    String home() {
        return currentUser.get().filter(person -> !Sight.readsDossiers(person)).isPresent()
                ? "redirect:/camunda/app/cockpit/"
                : "redirect:/dossiers";
    }

    /** @param apres the last number of the page before · numero goes straight to one dossier */
    @GetMapping("/dossiers")
    String list(
            @RequestParam(required = false) @Nullable DossierNumber apres,
            @RequestParam(required = false) @Nullable String numero,
            Model model) {
        var person = sight.reader();
        if (numero != null && !numero.isBlank()) {
            try {
                return "redirect:/dossiers/" + new DossierNumber(numero.strip().toUpperCase(Locale.ROOT));
            } catch (BadInput unfit) {
                model.addAttribute("unfitNumber", unfit.reason());
            }
        }
        model.addAttribute("page", reading.page(new PageAsked(apres, LINES)));
        model.addAttribute("sought", numero == null ? "" : numero);
        model.addAttribute("all", Sight.seesEveryService(person));
        model.addAttribute("first", apres == null);
        return "dossiers";
    }

    @GetMapping("/dossiers/{number}")
    String one(@PathVariable DossierNumber number, Model model) {
        model.addAttribute("dossier", reading.dossier(number));
        return "dossier";
    }
}
