package fr.parcours.step;

import static java.util.Map.entry;

import fr.parcours.register.occupancy.Endings.Indemnity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each paper could say: of EV-001, for a service of the MEL. Nobody in it exists. */
final class PaperSamples {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final String ADDRESSEE = "Association de démonstration, Représentant de démonstration (Présidence)";
    private static final Instant MOMENT = Instant.parse("2026-12-01T09:00:00Z");

    private static final String CONVENTION = "convention d'occupation du domaine public";

    private PaperSamples() {}

    /** Complete, with what {@link Papers} knows of every dossier. */
    static Map<String, Object> of(Paper paper) {
        var facts = new HashMap<String, Object>(Map.of(
                "number", "OCC-2026-0001",
                "title", paper.title(),
                "version", 1,
                "issuedOn", DAY,
                "place", "Lille",
                "author", "Gestionnaire de patrimoine",
                "service", "Mission innovation",
                "requestedOn", DAY,
                "space", "EV-001 — Ancien PC de régulation (Tourcoing)",
                "address", "rue de Chanzy, 59200 Tourcoing"));
        facts.putAll(Map.of(
                "area", "180 m²",
                "party", "Service demandeur",
                "addressee", "Association de démonstration, Représentant de démonstration (Présidence)",
                "period", French.period(DAY, DAY.plusMonths(6)),
                "purpose", "Permanence d'accueil provisoire pendant des travaux",
                "headcount", "6 agents, sans accueil du public"));
        facts.putAll(own(paper));
        return facts;
    }

    private static Map<String, Object> own(Paper paper) {
        return switch (paper) {
            case ACKNOWLEDGEMENT -> Map.of("serviceInCharge", "Patrimoine", "missingPieces", List.of());
            case EXTERNAL_ACKNOWLEDGEMENT ->
                Map.of(
                        "party", "Occupant",
                        "service", "Association de démonstration",
                        "addressee", "Association de démonstration, Représentant de démonstration (Présidence)",
                        "serviceInCharge", "Guichet des espaces vacants",
                        "missingPieces", List.of("L'adresse du siège"),
                        "implicitRefusalOn", DAY.plusMonths(2),
                        "appeal", Appeal.againstSilence(DAY.plusMonths(2)));
            case COMPLETION_REQUEST ->
                Map.of(
                        "party", "Occupant",
                        "service", "Association de démonstration",
                        "addressee", "Association de démonstration, Représentant de démonstration (Présidence)",
                        "question", "Quels sont les horaires d'ouverture envisagés ?",
                        "wanted", List.of("Statuts, représentant légal"),
                        "answerBefore", "16 décembre 2026",
                        "unanswered", "Sans réponse, l'instruction se poursuit sans elle.",
                        "silenceSuspended", true);
            case EXTERNAL_REFUSAL ->
                Map.of(
                        "party", "Occupant",
                        "service", "Association de démonstration",
                        "addressee", "Association de démonstration, Représentant de démonstration (Présidence)",
                        "reasons", "– L'effectif prévu dépasse la capacité de l'espace.",
                        "alternative", "L'espace EV-101 convient à cet effectif.",
                        "appeal", Appeal.againstRefusal(),
                        "signedAs", "Gestionnaire de patrimoine");
            case VISIT_REPORT -> visit();
            case TECHNICAL_OPINION, SAFETY_OPINION, LEGAL_OPINION, INSURANCE_OPINION -> opinion();
            case AGREEMENT_IN_PRINCIPLE ->
                Map.of(
                        "terms", List.of(),
                        "conditions",
                                List.of("Effectif limité à 6 agents.", "Exercice d'évacuation tous les six mois."),
                        "expectedPieces",
                                List.of("Note de l'unité assurances : risque déclaré à l'assureur de la Métropole."),
                        "validUntil", DAY.plusDays(60),
                        "signedAs", "Le directeur général adjoint chargé du patrimoine, par délégation");
            case INTERNAL_REFUSAL ->
                Map.of(
                        "reasons",
                                "– L'effectif prévu dépasse la capacité de l'espace.\n– L'espace n'est pas accessible.",
                        "alternative", "L'espace EV-101 convient à cet effectif.",
                        "signedAs", "Gestionnaire de patrimoine");
            case CONVENTION_DRAFT -> convention();
            case CONVENTION -> {
                var signed = new HashMap<String, Object>(convention());
                signed.put("counterAs", "Représentant de démonstration, présidence");
                signed.put("counterOn", DAY);
                signed.put("signedAs", "L'élu délégué au patrimoine, pour le Président et par délégation");
                signed.put("signedOn", DAY);
                yield signed;
            }
            case DECISION_DRAFT, DELIBERATION_DRAFT -> act();
            case DECISION -> {
                var signed = new HashMap<String, Object>(act());
                signed.put("signedAs", "L'élu délégué au patrimoine, pour le Président et par délégation");
                signed.put("signedOn", DAY);
                yield signed;
            }
            case PUBLICITY_NOTICE, SELECTION_NOTICE ->
                Map.ofEntries(
                        entry("procedure", "sélection préalable"),
                        entry(
                                "ground",
                                "Code général de la propriété des personnes publiques, L2122-1-1, premier alinéa"),
                        entry("premises", "95 m², 40 personnes au plus en même temps, public compris"),
                        entry("price", "redevance, selon la grille votée"),
                        entry("object", "Le local commercial, pour tout projet compatible avec l'espace."),
                        entry("conditions", "Occupation temporaire, précaire et révocable, en l'état."),
                        entry("criteria", "– Intérêt du projet : 40 %\n– Garanties : 30 %\n– Moyens du projet : 30 %"),
                        entry("places", "Site internet de la Métropole Européenne de Lille"),
                        entry("publishedOn", DAY),
                        entry("endsOn", DAY.plusDays(30)),
                        entry("desk", "guichet des espaces vacants de la Métropole Européenne de Lille"),
                        entry("selection", true));
            case AMICABLE_GRANT_REASONS ->
                Map.of(
                        "ground",
                        "Code général de la propriété des personnes publiques, L2122-1-3",
                        "reasons",
                        "L'espace n'a d'accès que par les locaux de l'occupant : lui seul peut l'occuper.",
                        "places",
                        "Site internet de la Métropole Européenne de Lille",
                        "publishedOn",
                        DAY,
                        "signedAs",
                        "Juriste domanial");
            case APPLICANT_REJECTION, COMPETITOR_REJECTION ->
                Map.of(
                        "addressee", "Association d'exemple, 1 rue de l'Exemple, 59000 Lille",
                        "chosen", "Coopérative d'exemple",
                        "ground", "L2122-1-1",
                        "criteria", "– Intérêt du projet : 40 %",
                        "reasons", "Le projet retenu répond mieux au premier critère, qui compte pour 40 %.",
                        "appeal", Appeal.againstRefusal(),
                        "signedAs",
                                "Pour le Président de la Métropole Européenne de Lille et par délégation : le service du patrimoine");
            case ASSIGNMENT_NOTE_DRAFT -> note();
            case ASSIGNMENT_NOTE -> {
                var signed = note();
                signed.put("signedOn", DAY);
                signed.put("signedAs", "Le directeur général adjoint chargé du patrimoine, par délégation");
                yield signed;
            }
            case ENTRY_INVENTORY -> inventory();
            case EXIT_INVENTORY -> {
                var exit = inventory();
                exit.put("differences", List.of(Map.of("room", "Salle 1", "entry", 4, "exit", 3)));
                exit.put(
                        "changes",
                        List.of(Map.of(
                                "room", "Salle 1", "item", "Vitre fêlée", "cause", "Dégradation", "cost", "180 €")));
                yield exit;
            }
            case ENTRY_METERS, EXIT_METERS ->
                Map.of(
                        "inventory",
                        "d'entrée",
                        "readOn",
                        DAY,
                        "readings",
                        List.of(Map.of("utility", "Eau", "number", "–", "index", "123,50 m³, le 3 janvier 2027")),
                        "readBy",
                        "Service technique",
                        "enteredAt",
                        MOMENT);
            case KEY_RECEIPT ->
                Map.of(
                        "keySets",
                        List.of(
                                Map.of("setNo", 1, "kind", "Clé mécanique", "copies", 2, "reproducible", "non"),
                                Map.of("setNo", 2, "kind", "Badge", "copies", 6)),
                        "receiverFunction",
                        "Chef de projet",
                        "alarmCodeGiven",
                        true,
                        "deposit",
                        "1 250 €, reçus le 2 janvier 2027",
                        "givenAt",
                        MOMENT,
                        "givenBy",
                        "Gestionnaire de patrimoine",
                        "acknowledgedBy",
                        "Agent demandeur",
                        "acknowledgedAt",
                        MOMENT);
            case INSURER_DECLARATION ->
                Map.of(
                        "change",
                        "Bâtiment vacant depuis 14 mois, désormais occupé par un service",
                        "publicReception",
                        false,
                        "worksNeeded",
                        false,
                        "equipmentValue",
                        new BigDecimal("12500.50"),
                        "knownOn",
                        DAY,
                        "declareBefore",
                        DAY.plusDays(15));
            case FORMAL_NOTICE ->
                Map.of(
                        "titleLabel",
                        CONVENTION,
                        "breach",
                        "Le local sert d'entrepôt, contrairement à l'usage autorisé.",
                        "cureBy",
                        DAY.plusDays(15),
                        "consequence",
                        "Passé ce délai, la résiliation du titre pour faute pourra être prononcée.");
            case ENDING_DECISION -> {
                var facts = new HashMap<String, Object>(Map.of(
                        "ending", "Révocation pour un motif d'intérêt général",
                        "titleLabel", CONVENTION,
                        "reasons", "Le bâtiment accueillera un groupe scolaire provisoire dès septembre.",
                        "ground", "Le titre est précaire et révocable (CG3P, L2122-3).",
                        "hearing", "Invité le 2 novembre 2026 à présenter ses observations, il a demandé trois mois.",
                        "noticeText", "3 mois",
                        "lastDay", DAY.plusMonths(3),
                        "appeal", Judge.TA_LILLE.appeal(),
                        "signedAs", "L'élu délégué, pour le Président et par délégation"));
                facts.put("refund", "Ce qui est payé d'avance est restitué au prorata (CG3P, L2125-6).");
                facts.put("indemnity", Indemnity.PREJUDICE_DIRECT.sentence());
                yield facts;
            }
            case EXTENSION_REFUSAL ->
                Map.of(
                        "titleLabel",
                        CONVENTION,
                        "askedUntil",
                        DAY.plusMonths(6),
                        "reasons",
                        "L'espace est affecté à un autre projet dès la fin du titre.",
                        "lastDay",
                        DAY.plusMonths(3),
                        "appeal",
                        Judge.TA_LILLE.appeal(),
                        "signedAs",
                        "Gestionnaire de patrimoine");
            case NOTICE ->
                Map.of(
                        "titleLabel",
                        CONVENTION,
                        "givenOn",
                        DAY,
                        "effect",
                        "L'occupation prend fin le 31 décembre 2026 inclus.",
                        "next",
                        "L'état des lieux de sortie est dressé avec vous.");
            case ORDER_TO_LEAVE ->
                Map.of(
                        "titleLabel",
                        CONVENTION,
                        "endedOn",
                        DAY,
                        "since",
                        DAY.plusDays(1),
                        "penalty",
                        "50 €",
                        "leaveBy",
                        DAY.plusDays(16),
                        "judge",
                        Judge.TA_LILLE.label());
            case STATEMENT ->
                Map.of(
                        "titleLabel",
                        CONVENTION,
                        "endText",
                        "Terme ou congé ; dernier jour d'occupation : 1er décembre 2026.",
                        "lines",
                        List.of(
                                Map.of(
                                        "label", "Dégradation : Salle 1, vitre fêlée",
                                        "computation", "Chiffrée à l'état des lieux de sortie",
                                        "owed", "180 €",
                                        "credited", ""),
                                Map.of(
                                        "label", "Dépôt de garantie",
                                        "computation", "Versé 300 €, retenu 180 €, restitué 120 €",
                                        "owed", "",
                                        "credited", "300 €")),
                        "balance",
                        "La Métropole doit 120 € à l'occupant.",
                        "appeal",
                        Judge.TA_LILLE.appeal());
            case EVALUATION -> evaluation();
            case CERTIFICATE_REQUEST -> certificate();
            case CERTIFICATE_RETURN -> {
                var given = certificate();
                given.put("why", "L'attestation fournie ne peut pas être acceptée en l'état.");
                given.put("toChange", "– Adresse : faites écrire l'adresse exacte et la surface de l'espace.");
                yield given;
            }
            case OWNER_CERTIFICATE ->
                Map.of(
                        "reference",
                        "RC-2026-17",
                        "covers",
                        "Responsabilité civile et risques locatifs de la MEL.",
                        "demand",
                        "Risques locatifs : 500 000 € au moins.");
            case AUTHORITY_LETTER ->
                Map.of(
                        "recipient", "le maire (commune : Tourcoing)",
                        "object", "Autorisation d'ouverture par le maire",
                        "category", "4e catégorie, type L",
                        "request",
                                "La Métropole demande l'arrêté d'ouverture, après avis de la commission de sécurité.",
                        "ground", "Code de la construction et de l'habitation.",
                        "filedOn", DAY,
                        "latest", DAY.plusDays(2),
                        "signedAs", "Prévention et sécurité");
            case SUSPENSION ->
                Map.of(
                        "since",
                        DAY,
                        "reasons",
                        "La mise en demeure est restée sans effet.",
                        "measures",
                        "Les badges sont désactivés.",
                        "appeal",
                        Judge.TA_LILLE.appeal(),
                        "signedAs",
                        "Gestionnaire de patrimoine");
            case SUSPENSION_LIFTED ->
                Map.of(
                        "since",
                        DAY,
                        "liftedOn",
                        DAY.plusDays(3),
                        "reasons",
                        "Une attestation d'assurance en cours a été acceptée.",
                        "signedAs",
                        "Unité assurances");
        };
    }

    private static Map<String, Object> certificate() {
        return new HashMap<>(Map.of(
                "addressee",
                ADDRESSEE,
                "occasion",
                "L'accord de principe est donné.",
                "insured",
                "Association de démonstration (SIRET 99910001900010)",
                "insuredArea",
                "340 m²",
                "insuredPeriod",
                French.period(DAY, DAY.plusMonths(8)),
                "activity",
                "Ateliers ouverts aux habitants. Sans accueil du public.",
                "coverages",
                List.of(
                        Map.of(
                                "coverage", "Responsabilité civile d'exploitation",
                                "sum", "5 000 000 € au moins",
                                "duty", "exigée"),
                        Map.of("coverage", "Risques locatifs", "sum", "510 000 € au moins", "duty", "exigée")),
                "wording",
                "L'assureur atteste que l'association de démonstration est assurée.",
                "answerBefore",
                DAY.plusDays(15)));
    }

    private static Map<String, Object> visit() {
        return Map.of(
                "visitAt",
                MOMENT,
                "meetingPoint",
                "Devant la grille",
                "participants",
                List.of("Service demandeur", "Patrimoine", "Prévention et sécurité"),
                "checklist",
                List.of(
                        Map.of("point", "Accès", "state", "Conforme"),
                        Map.of(
                                "point",
                                "Chauffage",
                                "state",
                                "Non conforme ou non vérifié",
                                "remark",
                                "Chaudière à l'arrêt")),
                "meters",
                List.of(Map.of("utility", "Électricité", "number", "00000000000001", "index", "12 345 kWh")),
                "photos",
                List.of(),
                "findings",
                "Locaux sains.\nExtincteur absent au premier étage.",
                "capacityEstimate",
                "19 personnes",
                "decision",
                "GO_RESERVES",
                "reserves",
                "Remettre un extincteur au premier étage, par le service technique.");
    }

    private static Map<String, Object> opinion() {
        return Map.of(
                "object",
                "Compatibilité du bâtiment avec l'usage demandé.",
                "examined",
                List.of(Map.of("document", "Dossier technique amiante", "date", DAY.minusYears(1))),
                "findings",
                "Aucun matériau dégradé.",
                "opinion",
                "RESERVES",
                "reserves",
                List.of(Map.of("reserve", "Remettre l'extincteur", "owner", "Technique", "due", DAY)),
                "legalReferences",
                List.of("Code du travail, R4227-29"));
    }

    private static Map<String, Object> note() {
        var facts = new HashMap<String, Object>(Map.of(
                "noteNumber", "AFI-2026-001",
                "authorisedUse", "Permanence d'accueil provisoire pendant des travaux",
                "notePeriod", French.period(DAY, DAY.plusMonths(6)),
                "noteHeadcount", "6 personnes",
                "publicRule", "Aucun accueil du public.",
                "responsibleFunction", "Chef de la mission innovation",
                "budget", "budget principal",
                "worksCost", new BigDecimal("1200"),
                "returnOn", DAY.plusMonths(6),
                "visas", List.of(Map.of("role", "Patrimoine", "visa", "à recueillir"))));
        facts.put("noticePeriod", "un mois");
        return facts;
    }

    private static Map<String, Object> inventory() {
        var facts = new HashMap<String, Object>(Map.of(
                "takenOn",
                DAY,
                "participants",
                List.of("Gestionnaire de patrimoine", "Agent demandeur"),
                "rooms",
                List.of(
                        Map.of("name", "Salle 1", "condition", 4, "remarks", "Une vitre fêlée"),
                        Map.of("name", "Sanitaires", "condition", 3)),
                "equipment",
                "Deux tables, huit chaises",
                "keys",
                "Aucun jeu remis",
                "safety",
                "Un extincteur vérifié ; issues libres"));
        facts.putAll(Map.of(
                "photos", "Aucune",
                "takenBy", "Gestionnaire de patrimoine",
                "takenAt", MOMENT,
                "standing", "SIGNED",
                "countersignedAs", "Agent demandeur, Mission innovation",
                "countersignedAt", MOMENT));
        return facts;
    }

    private static Map<String, Object> convention() {
        return Map.of(
                "agreementNumber",
                "CODP-2026-001",
                "amendment",
                "avenant n° 1",
                "act",
                "décision n° ACTE-ESSAI du 1er décembre 2026",
                "articles",
                List.of(
                        Map.of(
                                "heading",
                                "Article 1 – Parties",
                                "paragraphs",
                                List.of("Entre la Métropole et l'occupant,", "il est convenu ce qui suit.")),
                        Map.of("heading", "Article 2 – Nature", "paragraphs", List.of("Annexes :\n– plan\n– clés"))));
    }

    private static Map<String, Object> act() {
        return Map.of(
                "actNumber",
                "ACTE-ESSAI",
                "agreementNumber",
                "CODP-2026-001",
                "visas",
                List.of("Vu le code général des collectivités territoriales ;"),
                "considerations",
                List.of("Le projet présente un intérêt pour le territoire."),
                "decider",
                "Le Président de la Métropole Européenne de Lille",
                "object",
                "La conclusion de la convention est autorisée.",
                "price",
                "L'occupation est consentie à titre gratuit.",
                "transmission",
                "Le présent acte est transmis et publié.",
                "appeal",
                Appeal.againstAct());
    }

    private static Map<String, Object> evaluation() {
        var facts = new HashMap<String, Object>(Map.of(
                "actualPeriod", French.period(DAY, DAY.plusMonths(6)),
                "costs", List.of(Map.of("label", "Fluides", "value", "1 850 €")),
                "avoidedCost", "non estimé",
                "usage", List.of(Map.of("label", "Jours d'ouverture", "value", 120)),
                "delays",
                        List.of(Map.of(
                                "step", "Visite", "duration", "6 jours, du 4 janvier 2027 au 10 janvier 2027"))));
        facts.putAll(Map.of(
                "roundTrips", List.of("Information incomplète : 1"),
                "incidents", List.of(),
                "quotes", List.of("« Un lieu facile à trouver. »"),
                "energy", List.of(),
                "lessons", "Inviter tout le monde dès la première visite.",
                "recommendation", "REPRODUIRE"));
        return facts;
    }
}
