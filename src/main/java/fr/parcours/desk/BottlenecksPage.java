package fr.parcours.desk;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** « Goulots » outside Cockpit: for phones, and for paper, which Cockpit's security policy keeps from its own pages. */
@Controller
class BottlenecksPage {
    @GetMapping("/goulots")
    String show() {
        return "goulots";
    }
}
