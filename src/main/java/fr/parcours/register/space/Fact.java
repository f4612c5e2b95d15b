package fr.parcours.register.space;

import fr.parcours.register.space.Kind.Choice;
import fr.parcours.register.space.Kind.Day;
import fr.parcours.register.space.Kind.Decimal;
import fr.parcours.register.space.Kind.Diagnoses;
import fr.parcours.register.space.Kind.Text;
import fr.parcours.register.space.Kind.Whole;
import fr.parcours.register.space.Kind.YesNo;
import fr.parcours.register.space.Space.Utility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fact of a space as its sheet, the CSV files and the trace know it: one list for all three.
 *
 * @param key as in domain.md 5.1
 * @param section heading under which the sheet shows it
 * @param help where to find the answer, or what it changes
 * @param needed may not stay unknown
 * @param initial what a new space has when nobody says; null: somebody must
 * @param meter whose meter it is about; null: the space itself
 */
public record Fact(
        String key,
        String section,
        String label,
        String help,
        Kind kind,
        boolean needed,
        @Nullable String initial,
        @Nullable Utility meter) {

    /** What a fact says that nobody knows yet and that may not stay empty. */
    static final String TO_COMPLETE = "à compléter";

    static final String STATE = "State";
    static final String POINT = "Point";
    static final String HOLDER = "HolderIsMel";
    /** Key of the list of diagnostics. */
    public static final String DIAGNOSTICS = "diagnostics";

    private static final String PLACE = "Le lieu";
    private static final String USE = "La disponibilité";
    private static final String SIZE = "La capacité et l'accès";
    private static final String BUILDING = "Le bâtiment";
    private static final String OWNER = "La domanialité";
    private static final String METERS = "Les fluides";
    private static final String CHECKS = "Les diagnostics";

    private static final int LARGEST_BUILDING = 50_000;
    private static final int LARGEST_PLOT = 5_000_000;

    /** All of them, in the order in which people read them. */
    public static final List<Fact> ALL = list();

    /** Its column in table {@code space}. */
    String column() {
        return key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    boolean isOfTheSpace() {
        return meter == null && !isOfDiagnostics();
    }

    /** Is it the list of diagnostics? */
    public boolean isOfDiagnostics() {
        return key.equals(DIAGNOSTICS);
    }

    /** By key or French label, whatever the capitals. */
    public static Optional<Fact> named(String name) {
        return ALL.stream()
                .filter(fact -> fact.key.equalsIgnoreCase(name) || fact.label.equalsIgnoreCase(name))
                .findFirst();
    }

    private static List<Fact> list() {
        var facts = new ArrayList<Fact>();
        facts.add(needed(PLACE, "label", "Nom", "Comme les services l'appellent.", new Text(3, 120, null, ""), null));
        facts.add(needed(
                PLACE, "addressLine", "Adresse", "Numéro et rue, sans la commune.", Text.upTo(200), TO_COMPLETE));
        facts.add(needed(
                PLACE,
                "postalCode",
                "Code postal",
                "Ce n'est pas le code INSEE.",
                Text.like("[0-9]{5}", 5, "cinq chiffres"),
                null));
        facts.add(needed(PLACE, "commune", "Commune", "L'une des 95 communes de la MEL.", Text.upTo(80), null));
        facts.add(needed(
                PLACE,
                "inseeCode",
                "Code INSEE",
                "Celui de la commune ; ce n'est pas le code postal.",
                Text.like("59[0-9]{3}", 5, "59 suivi de trois chiffres"),
                null));
        facts.add(open(
                PLACE,
                "cadastralRef",
                "Références cadastrales",
                "Quatorze caractères chacune, une barre verticale entre deux.",
                Text.like("[0-9]{8}[0A-Z][A-Z][0-9]{4}( ?\\| ?[0-9]{8}[0A-Z][A-Z][0-9]{4})*", 400, "59599000ZZ0001")));
        facts.add(needed(
                PLACE,
                "confidentiality",
                "Confidentialité de l'adresse",
                "Une adresse vide attire les intrusions : « interne » la réserve aux services qui instruisent, « restreint » au patrimoine, jusqu'à l'option.",
                choice("PUBLIC", "Public", "INTERNE", "Interne", "RESTREINT", "Restreint"),
                "INTERNE"));
        facts.add(needed(
                USE,
                "status",
                "Statut",
                "Les options et occupations des dossiers se lisent au calendrier ; ici, ce qui se passe sans dossier.",
                choice(
                        "VACANT",
                        "Vacant",
                        "OPTION",
                        "Sous option",
                        "OCCUPE",
                        "Occupé",
                        "SQUATTE",
                        "Occupé sans titre",
                        "EN_TRAVAUX",
                        "En travaux",
                        "CEDE",
                        "Cédé"),
                "VACANT"));
        facts.add(open(USE, "availableFrom", "Disponible du", "Premier jour où l'espace peut être prêté.", new Day()));
        facts.add(open(USE, "availableUntil", "Disponible jusqu'au", "Dernier jour, inclus.", new Day()));
        facts.add(open(
                USE,
                "closedSince",
                "Fermé depuis le",
                "Au-delà de 24 mois, un diagnostic de structure est dû.",
                new Day()));
        facts.add(needed(USE, "lastUse", "Dernier usage", "Bureaux, atelier, école…", Text.upTo(120), TO_COMPLETE));
        facts.add(needed(
                USE,
                "reserveFonciere",
                "Réserve foncière",
                "Acquis pour un projet urbain à venir.",
                new YesNo(),
                "non"));
        facts.add(open(
                USE, "releaseDate", "Attendu par le projet urbain le", "L'occupation doit finir avant.", new Day()));
        facts.add(needed(SIZE, "building", "Bâti", "« Non » pour un terrain nu.", new YesNo(), "oui"));
        facts.add(open(
                SIZE,
                "areaUsable",
                "Surface utile (m²)",
                "Au relevé de surfaces ou au plan.",
                new Decimal(LARGEST_BUILDING)));
        facts.add(open(SIZE, "areaPlot", "Surface de la parcelle (m²)", "Au cadastre.", new Decimal(LARGEST_PLOT)));
        facts.add(needed(
                SIZE,
                "maxCapacity",
                "Capacité (personnes)",
                "Public et personnel ensemble ; 0 tant que la sécurité ne l'a pas fixée.",
                new Whole(0, 20_000),
                "0"));
        facts.add(open(
                SIZE,
                "erpType",
                "Type d'ERP",
                "Celui du dernier procès-verbal de la commission de sécurité.",
                choice(
                        "L_REUNION", "L – réunions, auditions, quartier, associations",
                        "L_SPECTACLE", "L – spectacles, projections, usages multiples",
                        "M", "M – magasins",
                        "N", "N – restaurants et débits de boissons",
                        "P", "P – salles de danse et de jeux",
                        "R_ENSEIGNEMENT", "R – enseignement, ateliers",
                        "R_PETITE_ENFANCE", "R – petite enfance",
                        "S", "S – bibliothèques, documentation",
                        "T", "T – expositions",
                        "V", "V – lieux de culte",
                        "W", "W – administrations, bureaux",
                        "X", "X – sports en salle",
                        "Y", "Y – musées",
                        "PA", "PA – établissements de plein air",
                        "CTS", "CTS – chapiteaux et tentes")));
        facts.add(needed(
                SIZE,
                "erpCategory",
                "Catégorie d'ERP",
                "« Non ERP » : l'espace ne reçoit pas de public en l'état.",
                choice(
                        "NON_ERP",
                        "Non ERP",
                        "CAT5",
                        "5e catégorie",
                        "CAT4",
                        "4e catégorie",
                        "CAT3",
                        "3e catégorie",
                        "CAT2",
                        "2e catégorie",
                        "CAT1",
                        "1re catégorie",
                        "A_ETUDIER",
                        "À étudier"),
                "NON_ERP"));
        facts.add(open(
                SIZE,
                "pmrAccess",
                "Accessible aux personnes handicapées",
                "Inconnu vaut non accessible.",
                new YesNo()));
        facts.add(needed(
                SIZE,
                "accessibilityDerogation",
                "Dérogation d'accessibilité",
                "Accordée par le préfet.",
                new YesNo(),
                "non"));
        facts.add(needed(SIZE, "transport", "Transports", "Mode et distance.", Text.upTo(120), TO_COMPLETE));
        facts.add(open(
                SIZE,
                "nearTransit",
                "Métro ou tramway à moins de 500 m",
                "Il compte pour proposer un autre espace.",
                new YesNo()));
        facts.add(open(
                BUILDING,
                "buildingPermitYear",
                "Année du permis de construire",
                "Jusqu'en 1997, ou inconnue : le dossier amiante est dû.",
                new Whole(1700, 2200)));
        facts.add(open(
                BUILDING,
                "structuralState",
                "État de la structure",
                "« Péril » interdit toute occupation.",
                choice("BON", "Bon", "MOYEN", "Moyen", "DEGRADE", "Dégradé", "PERIL", "Péril")));
        facts.add(open(
                BUILDING,
                "dtaPresent",
                "Dossier technique amiante présent",
                "« Oui » dès que le dossier est reçu.",
                new YesNo()));
        facts.add(needed(
                BUILDING,
                "dtaDegraded",
                "Amiante dégradé",
                "Le dossier conclut à des matériaux dégradés : travaux avant toute occupation.",
                new YesNo(),
                "non"));
        facts.add(needed(
                BUILDING,
                "soil",
                "Pollution du sol",
                "Elle compte si le projet touche au sol.",
                choice("ABSENTE", "Absente", "AVEREE", "Avérée", "INCONNUE", "Inconnue"),
                "INCONNUE"));
        facts.add(open(BUILDING, "housing", "Logement", "Un logement relève d'autres diagnostics.", new YesNo()));
        facts.add(open(
                BUILDING,
                "riskZone",
                "En zone de risques",
                "Plans de prévention, sismicité, radon : voir Géorisques.",
                new YesNo()));
        facts.add(open(BUILDING, "boiler", "Chaudière de 4 à 400 kW", "Entretien chaque année.", new YesNo()));
        facts.add(open(BUILDING, "fireEquipment", "Alarme ou extincteurs", "Vérification chaque année.", new YesNo()));
        facts.add(open(BUILDING, "hasLift", "Ascenseur", "Contrôle tous les cinq ans.", new YesNo()));
        facts.add(open(
                BUILDING, "visibleCracks", "Fissures visibles", "Un diagnostic de structure est dû.", new YesNo()));
        facts.add(open(
                BUILDING, "showers", "Eau chaude et douches", "Recherche de légionelles chaque année.", new YesNo()));
        facts.add(needed(
                OWNER,
                "ownerType",
                "Propriétaire",
                "Seuls les espaces de la MEL se prêtent aujourd'hui par ce parcours.",
                choice(
                        "MEL",
                        "MEL",
                        "COMMUNE",
                        "Commune",
                        "ETAT",
                        "État",
                        "EPF",
                        "Établissement public foncier",
                        "AUTRE_PUBLIC",
                        "Autre personne publique",
                        "PRIVE",
                        "Personne privée"),
                null));
        facts.add(needed(
                OWNER,
                "managedByOperator",
                "Confié à un exploitant",
                "Délégataire ou concessionnaire.",
                new YesNo(),
                "non"));
        facts.add(needed(
                OWNER,
                "domaniality",
                "Domanialité",
                "À faire dire par le service juridique en cas de doute.",
                choice("PUBLIC", "Domaine public", "PRIVE", "Domaine privé", "A_QUALIFIER", "À qualifier"),
                "A_QUALIFIER"));
        facts.add(needed(
                OWNER,
                "budgetCode",
                "Budget",
                "Celui qui porte l'espace.",
                choice(
                        "PRINCIPAL",
                        "Budget principal",
                        "TRANSPORTS",
                        "Transports",
                        "EAU",
                        "Eau",
                        "ASSAINISSEMENT",
                        "Assainissement"),
                "PRINCIPAL"));
        facts.add(open(METERS, "fibre", "Fibre", "Raccordement à très haut débit.", new YesNo()));
        meter(
                facts,
                Utility.ELEC,
                "Électricité",
                "PRM : quatorze chiffres, sur la facture ou le compteur.",
                "[0-9]{14}",
                "14 chiffres");
        meter(
                facts,
                Utility.GAZ,
                "Gaz",
                "PCE : quatorze chiffres, ou GI et six chiffres.",
                "[0-9]{14}|GI[0-9]{6}",
                "14 chiffres, ou GI et 6 chiffres");
        meter(
                facts,
                Utility.EAU,
                "Eau",
                "Numéro de série du compteur.",
                "[A-Za-z0-9]{6,15}",
                "de 6 à 15 lettres et chiffres");
        meter(
                facts,
                Utility.CHAUFFAGE,
                "Chauffage",
                "Numéro du compteur d'énergie.",
                "[A-Za-z0-9]{6,15}",
                "de 6 à 15 lettres et chiffres");
        meter(
                facts,
                Utility.INTERNET,
                "Internet",
                "Référence de la ligne.",
                "[A-Za-z0-9-]{4,20}",
                "de 4 à 20 lettres et chiffres");
        facts.add(open(
                CHECKS, DIAGNOSTICS, "Diagnostics", "Nature, date, fin de validité et conclusion.", new Diagnoses()));
        return List.copyOf(facts);
    }

    private static void meter(
            List<Fact> facts, Utility utility, String name, String help, String pattern, String example) {
        var key = utility.name().toLowerCase(Locale.ROOT);
        facts.add(new Fact(
                key + STATE,
                METERS,
                name,
                "Compteur ou branchement.",
                choice("OUVERT", "Ouvert", "FERME", "Fermé", "ABSENT", "Absent"),
                false,
                null,
                utility));
        facts.add(new Fact(
                key + POINT,
                METERS,
                name + " : point de livraison",
                help,
                Text.like(pattern, 20, example),
                false,
                null,
                utility));
        facts.add(new Fact(
                key + HOLDER,
                METERS,
                name + " : contrat à la MEL",
                "« Non » : changement de titulaire à prévoir.",
                new YesNo(),
                false,
                null,
                utility));
    }

    private static Fact needed(
            String section, String key, String label, String help, Kind kind, @Nullable String initial) {
        return new Fact(key, section, label, help, kind, true, initial, null);
    }

    private static Fact open(String section, String key, String label, String help, Kind kind) {
        return new Fact(key, section, label, help, kind, false, null, null);
    }

    private static Choice choice(String... codesAndLabels) {
        var options = new LinkedHashMap<String, String>();
        for (var i = 0; i < codesAndLabels.length; i += 2) {
            options.put(codesAndLabels[i], codesAndLabels[i + 1]);
        }
        return new Choice(options);
    }
}
