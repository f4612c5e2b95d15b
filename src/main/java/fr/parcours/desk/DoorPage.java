package fr.parcours.desk;

import fr.parcours.register.door.Doors;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Suspensions;
import fr.parcours.register.space.Spaces;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

    DoorPage(
            Door door,
            Dossiers dossiers,
            Spaces spaces,
            Suspensions suspensions,
            CertificateState certificate,
            StateLabel stateLabel) {
        this.door = door;
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.suspensions = suspensions;
        this.certificate = certificate;
        this.stateLabel = stateLabel;
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
            model.addAttribute("actions", door.actions());
        });
        return "porte";
    }

    /** Looking at a link does not use it up: programs that read mails look at them first. */
    @GetMapping("/porte/{cle:[A-Za-z0-9_-]{43}}")
    String knock(@PathVariable String cle, Model model) {
        model.addAttribute("key", cle);
        model.addAttribute("hours", Doors.SESSION.toHours());
        return "porte-ouvrir";
    }
}
