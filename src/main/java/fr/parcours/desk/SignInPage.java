package fr.parcours.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page to sign in, for our pages and the webapps. What happens with the form is the room {@code access}'s business. */
@Controller
class SignInPage {
    /** One of the demonstration's roles and the logins that play it (design.md, section 5); the password is the login. */
    record DemoRole(String role, List<String> logins) {}

    private static final List<DemoRole> DEMO_ROLES = List.of(
            new DemoRole("Service demandeur", List.of("agent", "agent2")),
            new DemoRole("Hiérarchie du service", List.of("hierarchie", "hierarchie2")),
            new DemoRole("Gestion du patrimoine", List.of("patrimoine", "patrimoine2")),
            new DemoRole("Affaires juridiques", List.of("juridique", "juridique2")),
            new DemoRole("Signature", List.of("signature-dga", "signature-dgs", "signature-elu")),
            new DemoRole("Pilotage", List.of("pilotage")),
            new DemoRole(
                    "Autres métiers",
                    List.of(
                            "technique",
                            "securite",
                            "assurances",
                            "finances",
                            "finances2",
                            "numerique",
                            "communication",
                            "assemblees")),
            new DemoRole("Données et archives", List.of("dpo", "dpo2")),
            new DemoRole("Administration technique", List.of("admin")));

    /**
     * The form, with why it is shown again.
     *
     * @param erreur there after a wrong password
     * @param attente seconds to wait after too many
     * @param sortie there after signing out
     * @param compte a login to begin with
     */
    @GetMapping("/connexion")
    String show(
            @RequestParam(required = false) @Nullable String erreur,
            @RequestParam(required = false) @Nullable String attente,
            @RequestParam(required = false) @Nullable String sortie,
            @RequestParam(required = false) @Nullable String compte,
            Model model) {
        model.addAttribute("failed", erreur != null);
        model.addAttribute("waitSeconds", attente != null && attente.matches("[0-9]{1,5}") ? attente : null);
        model.addAttribute("signedOut", sortie != null);
        model.addAttribute("login", compte != null && compte.matches("[a-z0-9-]{1,30}") ? compte : "");
        model.addAttribute("demoRoles", DEMO_ROLES);
        return "connexion";
    }
}
