package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.engine.CurrentUser;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of dossiers: the list, one of them, and how the journey goes. */
@Controller
class DossierPages {
    private static final int LINES = 25;
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    /** bpmn-js writes its colours at each element; nothing else in a picture may do anything. */
    private static final String DRAWING =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final Sight sight;
    private final Reading reading;
    private final FollowUp followUp;
    private final Pictures pictures;
    private final Conversation conversation;
    private final ConventionReading conventions;
    private final CurrentUser currentUser;

    DossierPages(
            Sight sight,
            Reading reading,
            FollowUp followUp,
            Pictures pictures,
            Conversation conversation,
            ConventionReading conventions,
            CurrentUser currentUser) {
        this.sight = sight;
        this.reading = reading;
        this.followUp = followUp;
        this.pictures = pictures;
        this.conversation = conversation;
        this.conventions = conventions;
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
        model.addAttribute("follow", followUp.of(number));
        model.addAttribute("hasConvention", conventions.isThere(number));
        return "dossier";
    }

    /**
     * The versions of the convention, and what changed from one to another.
     *
     * @param de the earlier one; without it the one before {@code a}
     * @param a the later one; without it the last
     */
    @GetMapping("/dossiers/{number}/convention")
    String convention(
            @PathVariable DossierNumber number,
            @RequestParam(required = false) @Nullable Integer de,
            @RequestParam(required = false) @Nullable Integer a,
            Model model) {
        model.addAttribute("convention", conventions.compared(number, de, a));
        return "convention";
    }

    /** 404 also when this process is not under way. */
    @GetMapping("/dossiers/{number}/schema/{process}.svg")
    ResponseEntity<byte[]> picture(@PathVariable DossierNumber number, @PathVariable String process) {
        return ResponseEntity.ok()
                .contentType(SVG)
                .header("Content-Security-Policy", DRAWING)
                .body(pictures.draw(sight.dossier(number).number(), process).getBytes(StandardCharsets.UTF_8));
    }

    /** Back to the thread; a message that is refused stands there again with why. */
    @PostMapping("/dossiers/{number}/messages")
    String write(
            @PathVariable DossierNumber number,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        var typed = new HashMap<String, Object>(sent);
        typed.keySet().retainAll(Set.of("text", "visibility"));
        try {
            conversation.write(number, new Submitted(typed));
            return "redirect:/dossiers/%s#messages".formatted(number);
        } catch (BadInput refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("unsent", typed.get("text"));
            model.addAttribute("refused", refused.reason());
            return one(number, model);
        }
    }
}
