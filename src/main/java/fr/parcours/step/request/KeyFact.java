package fr.parcours.step.request;

import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.step.French;
import fr.parcours.step.RequestFact;
import java.util.Set;

/** What may change of a request on the way, as input {@code changed} of table {@code rework} calls it. */
enum KeyFact {
    PERIODE("La période", "requestedEnd"),
    EFFECTIF("L'effectif : l'équipe présente", "staffCount"),
    PUBLIC("L'accueil du public", "publicCountTotal"),
    ACTIVITE("Le projet : objet, scénario, activité", "purpose"),
    REDEVANCE("La demande de gratuité", "freeRequested"),
    COQUILLE("Une coquille dans l'objet, sans rien changer d'autre", "purpose"),
    ADRESSE("L'adresse de l'espace, que l'inventaire a corrigée", "changed", "addressLine", "postalCode", "commune"),
    SURFACE("La surface de l'espace, que l'inventaire a corrigée", "changed", "areaUsable");

    private static final int LONGEST = 200;

    private final String label;
    private final String field;
    private final Set<String> ofTheSpace;

    /** @param ofTheSpace keys of the inventory; none for what the request itself says */
    KeyFact(String label, String field, String... ofTheSpace) {
        this.label = label;
        this.field = field;
        this.ofTheSpace = Set.of(ofTheSpace);
    }

    /** Which key fact it is that a question asks to put right. */
    static KeyFact of(RequestFact asked) {
        return switch (asked) {
            case PERIODE -> PERIODE;
            case EFFECTIF -> EFFECTIF;
            case PUBLIC -> PUBLIC;
            case GRATUITE -> REDEVANCE;
            case OBJET, SCENARIO, ECONOMIE, TRAVAUX, MATERIEL -> ACTIVITE;
        };
    }

    /** What the inventory calls it; empty for what the request itself says. */
    Set<String> ofTheSpace() {
        return ofTheSpace;
    }

    /** Is it for patrimony alone to say? Nobody calls his own words a typing error. */
    boolean isOfPatrimony() {
        return this == COQUILLE || !ofTheSpace.isEmpty();
    }

    /** French. */
    String label() {
        return label;
    }

    /** The field of the form that is named when the rules refuse the change. */
    String field() {
        return field;
    }

    /** Does any check depend on it? */
    boolean isChecked() {
        return this != COQUILLE;
    }

    /** Is it what a superior says yes to: who comes, and for what? */
    boolean isOfWhatWasValidated() {
        return this == PUBLIC || this == ACTIVITE;
    }

    /** How it stands in this request, in French, 200 characters at most; the space's facts are told by its sheet. */
    String told(OccupationRequest request) {
        return cut(
                switch (this) {
                    case PERIODE -> French.period(request.requestedStart(), request.requestedEnd());
                    case EFFECTIF -> French.staff(request);
                    case PUBLIC ->
                        request.publicReception()
                                ? "%s du public, type %s"
                                        .formatted(French.count(request.publicCount(), "personne"), request.erpType())
                                : "personnel uniquement";
                    case ACTIVITE ->
                        "%s%s : %s"
                                .formatted(
                                        French.scenario(request.scenario()),
                                        request.economicUse() ? ", activité économique" : "",
                                        request.purpose());
                    case REDEVANCE -> request.freeRequested() ? "gratuité demandée" : "gratuité non demandée";
                    case COQUILLE -> request.purpose();
                    case ADRESSE, SURFACE -> request.spaceCode();
                });
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
