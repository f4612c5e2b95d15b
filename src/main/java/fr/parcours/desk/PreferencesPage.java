package fr.parcours.desk;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** « Mes préférences ». */
@Controller
@RequestMapping("/preferences")
class PreferencesPage {
    private final MailPreference preference;

    PreferencesPage(MailPreference preference) {
        this.preference = preference;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "false") boolean enregistre, Model model) {
        model.addAttribute("mailPace", preference.mine().mailPace().name());
        model.addAttribute("saved", enregistre);
        return "preferences";
    }

    @PostMapping
    String choose(@RequestParam String mailPace) {
        preference.choose(new Submitted(Map.of("mailPace", mailPace)));
        return "redirect:/preferences?enregistre=true";
    }
}
