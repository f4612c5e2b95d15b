package fr.parcours.step;

import fr.parcours.register.dossier.OccupationRequest;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a question may ask the requester to put right in his request. */
public enum RequestFact {
    OBJET("L'objet du projet", "purposeBefore", "purpose"),
    SCENARIO("Le scénario d'occupation", "scenarioBefore", "scenario"),
    ECONOMIE("Le caractère économique de l'activité", "economicBefore", "economicUse"),
    EFFECTIF("L'effectif", "staffBefore", "staffCount"),
    PERIODE("La période", "periodBefore", "requestedStart", "requestedEnd"),
    PUBLIC(
            "L'accueil du public",
            "publicBefore",
            "publicReception",
            "publicCountFloors",
            "publicCountBasement",
            "publicCountTotal",
            "erpType"),
    TRAVAUX("Les travaux", "worksBefore", "worksNeeded", "worksCost"),
    MATERIEL("La valeur du matériel apporté", "equipmentBefore", "equipmentValue"),
    GRATUITE("La demande de gratuité", "freeBefore", "freeRequested");

    private final String label;
    private final String shownIn;
    private final List<String> fields;

    /**
     * @param shownIn key under which form {@code correct-facts} shows it as it stands; it asks for what is shown, no more
     * @param fields keys of the start form that say it
     */
    RequestFact(String label, String shownIn, String... fields) {
        this.label = label;
        this.shownIn = shownIn;
        this.fields = List.of(fields);
    }

    /** French, with its article. */
    public String label() {
        return label;
    }

    public String shownIn() {
        return shownIn;
    }

    public List<String> fields() {
        return fields;
    }

    /** How it stands in this request, in French. */
    public String told(OccupationRequest request) {
        return switch (this) {
            case OBJET -> request.purpose();
            case SCENARIO -> French.scenario(request.scenario());
            case ECONOMIE -> request.economicUse() ? "activité économique" : "activité non économique";
            case EFFECTIF -> French.staff(request);
            case PERIODE -> French.period(request.requestedStart(), request.requestedEnd());
            case PUBLIC -> publicOf(request);
            case TRAVAUX ->
                request.worksNeeded() ? "travaux nécessaires, " + amount(request.worksCost()) : "aucuns travaux";
            case MATERIEL -> amount(request.equipmentValue());
            case GRATUITE -> request.freeRequested() ? "gratuité demandée" : "gratuité non demandée";
        };
    }

    private static String publicOf(OccupationRequest request) {
        return request.publicReception()
                ? "%s du public (%s dans les étages, %s en sous-sol), type %s"
                        .formatted(
                                French.count(request.publicCount(), "personne"),
                                request.publicCountFloors(),
                                request.publicCountBasement(),
                                request.erpType())
                : "personnel uniquement";
    }

    private static String amount(@Nullable BigDecimal euros) {
        return euros == null ? "montant inconnu" : French.amount(euros) + " €";
    }
}
