package fr.parcours.desk;

import fr.parcours.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which one names a substitute: one's own, or for who may that of an absent colleague or group. */
@Controller
@RequestMapping("/suppleance")
class SubstitutePage {
    private static final Set<String> FIELDS = Set.of("substitute", "from", "to", "ground");

    private final Absences absences;

    SubstitutePage(Absences absences) {
        this.absences = absences;
    }

    /** @param absent whose substitute; one's own without, which the administrator has not */
    @GetMapping
    String show(@RequestParam(required = false) @Nullable String absent, Model model) {
        model.addAttribute("seen", absences.seen());
        model.addAttribute("persons", absences.persons());
        model.addAttribute("groups", absences.groups());
        model.addAttribute("others", absences.mayNameForOthers());
        model.addAttribute("absent", absent);
        model.addAttribute("absentLabel", absent == null ? null : absences.label(absent));
        model.addAttribute("absence", isNobody(absent) ? null : absences.of(holder(absent)));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
        return "suppleance";
    }

    /** The page again, with why, when it is refused. */
    @PostMapping
    String name(
            @RequestParam(required = false) @Nullable String absent,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        var typed = new LinkedHashMap<String, Object>(sent);
        typed.keySet().retainAll(FIELDS);
        try {
            absences.name(holder(absent), new Submitted(typed));
            return back(absent);
        } catch (Refusal refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("refused", refused.reason());
            model.addAttribute("typed", typed);
            return show(absent, model);
        }
    }

    @PostMapping("/fin")
    String end(@RequestParam(required = false) @Nullable String absent) {
        absences.end(holder(absent));
        return back(absent);
    }

    private String holder(@Nullable String absent) {
        return absent == null ? absences.self() : absences.other(absent);
    }

    private boolean isNobody(@Nullable String absent) {
        return absent == null && absences.mayNameForOthers();
    }

    private static String back(@Nullable String absent) {
        return absent == null ? "redirect:/suppleance" : "redirect:/suppleance?absent=" + absent;
    }
}
