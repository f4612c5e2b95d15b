package fr.parcours.step.safety;

import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.safety.Requirement;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.French;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What goes with a file of safety (domain.md 7.9): a letter to the mayor, who decides; to the commission of safety where it
 * gives its opinion first; and to the owner where the space is not the house's.
 */
@Component
class AuthorityLetters {
    private static final String SIGNED_AS = "Prévention et sécurité, pour le Président et par délégation";

    private final Spaces spaces;
    private final Safety safety;
    private final Papers papers;

    AuthorityLetters(Spaces spaces, Safety safety, Papers papers) {
        this.spaces = spaces;
        this.safety = safety;
        this.papers = papers;
    }

    /** The last day on which the law wants the file, before the use begins; null where it sets none. */
    static @Nullable LocalDate latest(Dossier dossier, Requirement requirement) {
        return requirement.notice().equals(Period.ZERO)
                ? null
                : dossier.request().requestedStart().minus(requirement.notice());
    }

    void send(Dossier dossier, Requirement requirement, LocalDate filedOn, String by) {
        var space = spaces.get(dossier.request().spaceCode());
        var content = content(dossier, requirement, filedOn);
        issue(
                dossier,
                "maire",
                "le maire (commune : %s)".formatted(space.commune()),
                request(requirement),
                content,
                by);
        if (requirement == Requirement.ARRETE_OUVERTURE) {
            issue(
                    dossier,
                    "commission",
                    "la commission de sécurité compétente (commune : %s)".formatted(space.commune()),
                    "La commission est saisie pour avis, et pour la visite qui précède l'ouverture. Son avis est à adresser au maire, qui prend l'arrêté d'ouverture, et en copie à la Métropole.",
                    content,
                    by);
        }
        if (!isOfTheHouse(space)) {
            issue(
                    dossier,
                    "propriétaire",
                    "le propriétaire de l'espace %s".formatted(space.title()),
                    "Vous êtes informé, comme propriétaire, de la demande faite au maire ; elle n'autorise aucun travail sans votre accord.",
                    content,
                    by);
        }
    }

    private static boolean isOfTheHouse(Space space) {
        return space.ownerType().equals("MEL");
    }

    private void issue(
            Dossier dossier,
            String whom,
            String recipient,
            String request,
            Map<String, @Nullable Object> shared,
            String by) {
        var content = new HashMap<>(shared);
        content.put("recipient", recipient);
        content.put("request", request);
        papers.issueTo(whom, dossier.number(), Paper.AUTHORITY_LETTER, content, by);
    }

    private Map<String, @Nullable Object> content(Dossier dossier, Requirement requirement, LocalDate filedOn) {
        var latest = latest(dossier, requirement);
        var content = new HashMap<String, @Nullable Object>();
        content.put("object", requirement.label());
        content.put(
                "category",
                GiveSafetyOpinion.Category.of(safety.category(dossier.number())).told(dossier.request()));
        content.put("ground", ground(requirement));
        content.put("filedOn", filedOn);
        content.put("latest", latest);
        content.put("signedAs", SIGNED_AS);
        if (latest != null && filedOn.isAfter(latest)) {
            content.put(
                    "late",
                    "La commission est saisie moins d'un mois avant le %s : l'ouverture attendra son avis et l'arrêté."
                            .formatted(French.day(dossier.request().requestedStart())));
        }
        return content;
    }

    private static String request(Requirement requirement) {
        return switch (requirement) {
            case ARRETE_OUVERTURE ->
                "La Métropole demande l'arrêté autorisant l'ouverture au public, après avis de la commission de sécurité, saisie le même jour. Aucune clé n'est remise avant cet arrêté.";
            case GN6 ->
                "La Métropole demande, avec l'utilisateur occasionnel, l'autorisation d'utiliser exceptionnellement l'établissement. Joints au dossier : nature, durée, emplacement, effectif, matériaux de décoration, plan des dégagements et mesures complémentaires. Aucune clé n'est remise avant cette autorisation.";
            case DOSSIER_AT_13824 ->
                "La Métropole dépose une demande d'autorisation de travaux (CERFA 13824). À défaut de réponse dans les quatre mois d'un dossier complet, elle est acceptée.";
            default -> "La Métropole informe la mairie que l'espace accueille de nouveau du public.";
        };
    }

    private static String ground(Requirement requirement) {
        return switch (requirement) {
            case ARRETE_OUVERTURE ->
                "Code de la construction et de l'habitation (établissements recevant du public) ; décret n° 95-260 du 8 mars 1995 : la commission est saisie un mois au moins avant l'ouverture.";
            case GN6 ->
                "Règlement de sécurité, article GN 6 : la demande est présentée quinze jours au moins avant l'utilisation.";
            default -> "Code de la construction et de l'habitation (établissements recevant du public).";
        };
    }
}
