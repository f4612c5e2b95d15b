package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.PlainText;
import fr.parcours.TooMany;
import fr.parcours.register.door.Doors;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Suspensions;
import fr.parcours.register.space.Spaces;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page of an occupant from outside: where his dossier is, and what is his to do. */
@Controller
class DoorPage {
    private final Door door;
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Suspensions suspensions;
    private final CertificateState certificate;
    private final StateLabel stateLabel;
    private final Sendings sendings;
    private final String desk;

    /** @param desk whom an occupant from outside asks [PARAM] */
    DoorPage(
            Door door,
            Dossiers dossiers,
            Spaces spaces,
            Suspensions suspensions,
            CertificateState certificate,
            StateLabel stateLabel,
            Sendings sendings,
            @Value("${parcours.desk}") String desk) {
        this.door = door;
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.suspensions = suspensions;
        this.certificate = certificate;
        this.stateLabel = stateLabel;
        this.sendings = sendings;
        this.desk = desk;
    }

    /**
     * His dossier; to anybody else, how to get in.
     *
     * @param lien there after a link that opens nothing
     * @param sortie there after leaving
     */
    @GetMapping("/porte")
    String show(
            @RequestParam(required = false) @Nullable String lien,
            @RequestParam(required = false) @Nullable String sortie,
            Model model) {
        model.addAttribute("desk", desk);
        model.addAttribute("refused", lien != null);
        model.addAttribute("left", sortie != null);
        door.dossier().map(dossiers::get).ifPresent(dossier -> {
            var request = dossier.request();
            model.addAttribute("dossier", dossier);
            model.addAttribute("stateLabel", stateLabel.of(dossier));
            model.addAttribute("space", spaces.title(request.spaceCode()));
            model.addAttribute("start", request.requestedStart());
            model.addAttribute("end", dossier.lastDay());
            if (dossier.state() == DossierState.OUVERT) {
                suspensions
                        .underWay(dossier.number())
                        .ifPresent(one -> model.addAttribute("suspendedSince", one.since()));
            }
            certificate.of(dossier.number()).ifPresent(state -> model.addAttribute("certificate", state));
            model.addAttribute("tasks", door.tasks());
            door.toComplete().ifPresent(asked -> model.addAttribute("toComplete", asked));
            door.signature().ifPresent(task -> model.addAttribute("signature", task));
            model.addAttribute("actions", door.actions());
            model.addAttribute("papers", door.papers());
            model.addAttribute("messages", door.messages());
            model.addAttribute("sendings", sendings.of(dossier.number()));
        });
        return "porte";
    }

    /** Back to the thread; a message that is refused stands there again with why. */
    @PostMapping("/porte/messages")
    String write(
            @RequestParam(required = false) @Nullable String dossier,
            @RequestParam(defaultValue = "") String text,
            Model model,
            HttpServletResponse response) {
        try {
            door.write(dossier, text);
            return "redirect:/porte#messages";
        } catch (BadInput | Conflict | TooMany unfit) {
            response.setStatus(unfit.status().value());
            if (unfit instanceof TooMany many) {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(many.seconds()));
            }
            model.addAttribute("unsent", PlainText.isFit(text) ? text : "");
            model.addAttribute("unfit", unfit.reason());
            return show(null, null, model);
        }
    }

    /** Looking at a link does not use it up: programs that read mails look at them first. */
    @GetMapping("/porte/{cle:[A-Za-z0-9_-]{43}}")
    String knock(@PathVariable String cle, Model model) {
        model.addAttribute("desk", desk);
        model.addAttribute("key", cle);
        model.addAttribute("hours", Doors.SESSION.toHours());
        return "porte-ouvrir";
    }
}
