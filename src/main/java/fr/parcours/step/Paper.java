package fr.parcours.step;

import fr.parcours.register.document.DocumentKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The papers that the house writes itself, each with what it may not go without (domain.md, section 7; its item stands
 * beside each). The words are in {@code documents/<template>.html}. What {@link Papers} knows of every dossier is
 * there for each template and need not be given; the rest comes from the receiver, under the keys named here. Texts,
 * numbers, dates and lists of them; a list of rows is a list of maps, its columns as the template names them.
 */
public enum Paper {
    /** 7.9, inside the administration: without the appeal block of an external one, which CRPA L112-3 does not ask here. */
    ACKNOWLEDGEMENT(
            DocumentKind.ACKNOWLEDGEMENT,
            "request/acknowledgement",
            "Accusé de réception de la demande",
            said("requestedOn", "la date de réception"),
            said("serviceInCharge", "le service chargé du dossier"),
            told("missingPieces", "les pièces à joindre")),

    /** 7.9, to an occupant from outside: without what CRPA R112-5 asks for, no time limit runs (L112-6). */
    EXTERNAL_ACKNOWLEDGEMENT(
            DocumentKind.ACKNOWLEDGEMENT,
            "request/external-acknowledgement",
            "Accusé de réception de la demande",
            said("addressee", "le destinataire"),
            said("requestedOn", "la date de réception"),
            said("serviceInCharge", "le service chargé du dossier"),
            told("missingPieces", "les pièces manquantes"),
            said("implicitRefusalOn", "la date du refus implicite"),
            said("appeal", "les voies et délais de recours")),

    /** 7.9, to an occupant from outside: what is missing and until when, with what the waiting does (CRPA L114-5). */
    COMPLETION_REQUEST(
            DocumentKind.COMPLETION_REQUEST,
            "completion/completion-request",
            "Demande de complément",
            said("addressee", "le destinataire"),
            said("question", "la question"),
            told("wanted", "les pièces et les données demandées"),
            said("answerBefore", "la date limite de réponse"),
            said("unanswered", "ce qui suit sans réponse")),

    /**
     * 7.1. {@code checklist}: rows point, state, remark; {@code meters}: rows utility, number, index; {@code decision}: GO,
     * GO_RESERVES, NO_GO. May be told too: {@code meetingPoint}, {@code weather}, {@code excused}, {@code capacityEstimate},
     * {@code immediateMeasures} and {@code actions}, rows action, owner, due.
     */
    VISIT_REPORT(
            DocumentKind.VISIT_REPORT,
            "visit/visit-report",
            "Compte rendu de visite",
            said("visitAt", "la date et l'heure de la visite"),
            said("address", "l'adresse"),
            said("participants", "les participants"),
            said("checklist", "les points contrôlés"),
            told("meters", "les compteurs"),
            told("photos", "les photographies"),
            said("findings", "les constats"),
            said("decision", "l'avis à l'issue de la visite"),
            said("reserves", "les réserves à lever").when("decision", "GO_RESERVES")),

    /**
     * 7.2. {@code examined}: rows document, date; {@code opinion}: FAVORABLE, RESERVES, DEFAVORABLE; {@code reserves}: rows
     * reserve, owner, due.
     */
    TECHNICAL_OPINION(DocumentKind.OPINION, "opinion", "Avis technique", opinion()),
    /** 7.2, as {@link #TECHNICAL_OPINION}. */
    SAFETY_OPINION(DocumentKind.OPINION, "opinion", "Avis de sécurité", opinion()),
    /** 7.2, as {@link #TECHNICAL_OPINION}. */
    LEGAL_OPINION(DocumentKind.OPINION, "opinion", "Avis juridique", opinion()),
    /** 7.2, as {@link #TECHNICAL_OPINION}. */
    INSURANCE_OPINION(DocumentKind.OPINION, "opinion", "Avis de l'unité assurances", opinion()),

    /** 7.3a, never before publicity has ended. {@code validUntil}: 60 calendar days after its date [PARAM]. */
    AGREEMENT_IN_PRINCIPLE(
            DocumentKind.AGREEMENT_IN_PRINCIPLE,
            "request/agreement-in-principle",
            "Accord de principe",
            said("space", "l'espace"),
            said("purpose", "l'usage"),
            said("period", "la période"),
            told("terms", "le titre et la contrepartie"),
            told("conditions", "les conditions"),
            said("expectedPieces", "les pièces attendues"),
            said("validUntil", "la date de validité"),
            said("signedAs", "le nom et la qualité de l'auteur")),

    /** 7.3c: reasons and arbitration, no court block. */
    INTERNAL_REFUSAL(
            DocumentKind.REFUSAL,
            "request/internal-refusal",
            "Note de refus",
            said("requestedOn", "la date de réception de la demande"),
            said("reasons", "les motifs"),
            said("alternative", "l'autre possibilité"),
            said("signedAs", "le nom et la qualité de l'auteur")),

    /**
     * 7.9, CG3P L2122-1-1 and L2122-1-4: who has asked is not named.
     */
    PUBLICITY_NOTICE(DocumentKind.PUBLICITY_NOTICE, "legal/publicity-notice", "Avis de publicité", notice()),

    /** As {@link #PUBLICITY_NOTICE}, calling for candidates: they are told by what they are told apart. */
    SELECTION_NOTICE(
            DocumentKind.PUBLICITY_NOTICE,
            "legal/publicity-notice",
            "Avis de sélection",
            notice(),
            said("criteria", "les critères de la sélection")),

    /** CG3P L2122-1-3: reasons of law and fact of a grant without selection are published. */
    AMICABLE_GRANT_REASONS(
            DocumentKind.PUBLICITY_NOTICE,
            "legal/amicable-grant-reasons",
            "Motifs d'une attribution sans sélection",
            said("ground", "le texte appliqué"),
            said("space", "l'espace"),
            said("period", "la période"),
            said("reasons", "les motifs de droit et de fait"),
            said("places", "le lieu de publication"),
            said("publishedOn", "la date de publication"),
            said("signedAs", "le nom et la qualité de l'auteur")),

    /** To who had asked first and was not chosen: reasons, and never without the ways of appeal (7.3b). */
    APPLICANT_REJECTION(
            DocumentKind.REFUSAL, "legal/candidate-rejection", "Rejet de la candidature", candidateRejection()),

    /** As {@link #APPLICANT_REJECTION}, to somebody else who had declared an interest. */
    COMPETITOR_REJECTION(
            DocumentKind.LEGAL_ANALYSIS, "legal/candidate-rejection", "Rejet d'une candidature", candidateRejection()),

    /** 7.3b, also of a closing against the occupant's will: reasons in law and fact, and never without the ways of appeal. */
    EXTERNAL_REFUSAL(
            DocumentKind.REFUSAL,
            "request/external-refusal",
            "Décision de refus",
            said("addressee", "le destinataire"),
            said("requestedOn", "la date de réception de la demande"),
            said("reasons", "les motifs de droit et de fait"),
            said("alternative", "l'autre possibilité"),
            said("appeal", "les voies et délais de recours"),
            said("signedAs", "le nom et la qualité de l'auteur")),

    /** 7.4b, before its signature. */
    ASSIGNMENT_NOTE_DRAFT(
            DocumentKind.DRAFT_TITLE,
            "agreement/assignment-note",
            "Projet de note d'affectation interne",
            assignmentNote()),

    /** 7.4b, signed: the author's quality is owed by CRPA L212-1. */
    ASSIGNMENT_NOTE(
            DocumentKind.SIGNED_TITLE,
            "agreement/assignment-note",
            "Note d'affectation interne",
            assignmentNote(),
            said("signedAs", "le nom et la qualité du signataire"),
            said("signedOn", "la date de signature")),

    /** 7.4, before its signatures. {@code articles}: rows heading, paragraphs. May be told too: {@code amendment}, {@code act}. */
    CONVENTION_DRAFT(
            DocumentKind.DRAFT_TITLE, "agreement/convention", "Projet de convention d'occupation", convention()),

    /** 7.4, signed by both: the authors' qualities are owed by CRPA L212-1. */
    CONVENTION(
            DocumentKind.SIGNED_TITLE,
            "agreement/convention",
            "Convention d'occupation",
            convention(),
            said("counterAs", "le nom et la qualité du cocontractant"),
            said("counterOn", "la date de sa signature"),
            said("signedAs", "le nom et la qualité du signataire"),
            said("signedOn", "la date de signature")),

    /** 7.7, before an elected person signs it. */
    DECISION_DRAFT(DocumentKind.DRAFT_TITLE, "agreement/decision", "Projet de décision", act()),

    /** 7.7, for the Bureau or the Conseil. */
    DELIBERATION_DRAFT(DocumentKind.DRAFT_TITLE, "agreement/decision", "Projet de délibération", act()),

    /** 7.7, signed for the President and by delegation. */
    DECISION(
            DocumentKind.DECISION,
            "agreement/decision",
            "Décision d'autoriser l'occupation",
            act(),
            said("signedAs", "le nom et la qualité du signataire"),
            said("signedOn", "la date de signature")),

    /** 7.5 and 5.8. {@code rooms}: rows name, condition, remarks; {@code standing}: TO_SIGN, SIGNED. */
    ENTRY_INVENTORY(
            DocumentKind.ENTRY_INVENTORY, "keys/inventory", "Procès-verbal d'état des lieux d'entrée", inventory()),

    /** 7.5 and 5.8; {@code differences}: rows room, entry, exit; {@code changes}: rows room, item, cause, cost. */
    EXIT_INVENTORY(
            DocumentKind.EXIT_INVENTORY,
            "keys/inventory",
            "Procès-verbal d'état des lieux de sortie",
            inventory(),
            told("differences", "les écarts avec l'entrée"),
            told("changes", "ce qui a changé depuis l'entrée")),

    /** 5.8 and P19: beside the inventory, which the occupant may have signed before. {@code readings}: rows utility, number, index. */
    ENTRY_METERS(DocumentKind.METER_READING, "keys/meters", "Relevé des compteurs d'entrée", meters()),

    /** As {@link #ENTRY_METERS}. */
    EXIT_METERS(DocumentKind.METER_READING, "keys/meters", "Relevé des compteurs de sortie", meters()),

    /**
     * 7.6. {@code keySets}: rows setNo, kind, copies, reproducible. Once they are back also {@code returnedOn},
     * {@code returnedTo} and {@code missingKeys}.
     */
    KEY_RECEIPT(
            DocumentKind.KEY_RECEIPT,
            "keys/key-receipt",
            "Procès-verbal de remise des clés",
            said("keySets", "les jeux remis"),
            said("receiverFunction", "la qualité de la personne qui reçoit les clés"),
            said("givenAt", "la date et l'heure de la remise"),
            said("givenBy", "la personne qui remet les clés"),
            said("acknowledgedBy", "l'accusé de réception"),
            said("acknowledgedAt", "la date de l'accusé de réception")),

    /**
     * 7.9, C. assur. L113-2: {@code declareBefore} is fifteen days after {@code knownOn}. May be told too: {@code policy},
     * {@code equipmentValue} (EUR).
     */
    INSURER_DECLARATION(
            DocumentKind.INSURER_DECLARATION,
            "insurance/insurer-declaration",
            "Déclaration de modification du risque",
            said("address", "l'adresse"),
            said("area", "la surface"),
            said("change", "la modification du risque"),
            said("purpose", "l'usage"),
            said("headcount", "l'effectif"),
            said("publicReception", "l'accueil du public"),
            said("worksNeeded", "les travaux"),
            said("knownOn", "la date à laquelle la modification est connue"),
            said("declareBefore", "la date limite de déclaration")),

    /** 7.9 and 7.4, article 23: what is to be mended, by when, and what follows else. */
    FORMAL_NOTICE(
            DocumentKind.FORMAL_NOTICE,
            "occupancy/formal-notice",
            "Mise en demeure",
            said("addressee", "le destinataire"),
            said("titleLabel", "le titre"),
            said("breach", "le manquement"),
            said("cureBy", "le délai"),
            said("consequence", "la conséquence")),

    /**
     * 7.4, article 23, by the owner: reasons, ground, last day, what is paid back or made good, and never without the ways
     * of appeal. Without {@code lastDay} it withdraws a title whose space is not open.
     */
    ENDING_DECISION(
            DocumentKind.ENDING,
            "occupancy/ending-decision",
            "Décision de fin d'occupation",
            said("addressee", "le destinataire"),
            said("ending", "la nature de la décision"),
            said("titleLabel", "le titre"),
            said("reasons", "les motifs de fait"),
            said("ground", "le fondement en droit"),
            said("hearing", "les observations de l'occupant"),
            said("noticeText", "le préavis"),
            said("refund", "le sort de ce qui est payé d'avance"),
            said("indemnity", "l'indemnité"),
            said("appeal", "les voies et délais de recours"),
            said("signedAs", "le nom et la qualité de l'auteur")),

    /** 7.3b and 7.3c, of an extension: the occupation ends as it was to end; reasons, and to whom the title lets one turn. */
    EXTENSION_REFUSAL(
            DocumentKind.REFUSAL,
            "occupancy/extension-refusal",
            "Refus de prolongation",
            said("titleLabel", "le titre"),
            said("askedUntil", "la fin demandée"),
            said("reasons", "les motifs de droit et de fait"),
            said("lastDay", "le dernier jour d'occupation"),
            said("appeal", "les voies et délais de recours"),
            said("signedAs", "le nom et la qualité de l'auteur")),

    /** 7.9, congé: the owner takes note of the occupant's. */
    NOTICE(
            DocumentKind.ENDING,
            "occupancy/notice",
            "Prise d'acte du congé",
            said("addressee", "le destinataire"),
            said("titleLabel", "le titre"),
            said("givenOn", "la date du congé"),
            said("effect", "l'effet du congé"),
            said("next", "la suite")),

    /** 7.9 and 7.4, article 24: the end is past and the keys are not back. */
    ORDER_TO_LEAVE(
            DocumentKind.FORMAL_NOTICE,
            "closing/order-to-leave",
            "Mise en demeure de libérer les lieux",
            said("addressee", "le destinataire"),
            said("titleLabel", "le titre"),
            said("endedOn", "la fin de l'occupation"),
            said("since", "le jour depuis lequel la pénalité court"),
            said("penalty", "la pénalité par jour"),
            said("leaveBy", "le délai"),
            said("judge", "le juge")),

    /** P22: {@code lines}: rows label, computation, owed, credited; {@code balance}: who owes what. */
    STATEMENT(
            DocumentKind.STATEMENT,
            "closing/statement",
            "Décompte définitif",
            said("addressee", "le destinataire"),
            said("titleLabel", "le titre"),
            said("endText", "la fin de l'occupation"),
            said("lines", "les sommes et leur calcul"),
            said("balance", "le solde"),
            said("appeal", "les voies et délais de recours")),

    /**
     * 7.9 and 7.3a, the exact wording: {@code coverages}: rows coverage, sum, duty; {@code wording}: what the insurer is to
     * write.
     */
    CERTIFICATE_REQUEST(
            DocumentKind.INSURANCE_REQUEST,
            "insurance/certificate-request",
            "Demande d'attestation d'assurance",
            certificate()),

    /** As {@link #CERTIFICATE_REQUEST}, after one that did not suit. May be told too: {@code arbitration}. */
    CERTIFICATE_RETURN(
            DocumentKind.INSURANCE_REQUEST,
            "insurance/certificate-return",
            "Attestation d'assurance à reprendre",
            certificate(),
            said("why", "le motif"),
            said("toChange", "ce qui est à changer")),

    /** D7, row 2. May be told too: {@code demand}. */
    OWNER_CERTIFICATE(
            DocumentKind.OWNER_CERTIFICATE,
            "insurance/owner-certificate",
            "Envoi de l'attestation d'assurance au propriétaire",
            said("reference", "la référence de l'attestation"),
            said("covers", "ce qui est couvert")),

    /**
     * 7.9, courrier mairie/commission, and to an owner who is not the house. May be told too: {@code latest}, by when the law
     * wants it; {@code late}: that day is past.
     */
    AUTHORITY_LETTER(
            DocumentKind.AUTHORITY_LETTER,
            "safety/authority-letter",
            "Courrier sur la sécurité du public",
            said("recipient", "le destinataire"),
            said("object", "l'objet"),
            said("request", "la demande"),
            said("ground", "le fondement en droit"),
            said("filedOn", "la date du dépôt"),
            said("signedAs", "le nom et la qualité de l'auteur")),

    /** A decision against the occupant: reasons, and never without the ways of appeal. */
    SUSPENSION(
            DocumentKind.SUSPENSION,
            "occupancy/suspension",
            "Décision de suspension de l'occupation",
            said("addressee", "le destinataire"),
            said("since", "la date d'effet"),
            said("reasons", "les motifs"),
            said("measures", "les mesures"),
            said("appeal", "les voies et délais de recours"),
            said("signedAs", "le nom et la qualité de l'auteur")),

    SUSPENSION_LIFTED(
            DocumentKind.SUSPENSION,
            "occupancy/suspension-lifted",
            "Levée de la suspension de l'occupation",
            said("addressee", "le destinataire"),
            said("since", "la date de la suspension"),
            said("liftedOn", "la date de la levée"),
            said("reasons", "les motifs"),
            said("signedAs", "le nom et la qualité de l'auteur")),

    /**
     * 7.8. {@code costs}, {@code usage}: rows label, value; {@code delays}: rows step, duration; {@code recommendation}: ARRETER,
     * PROLONGER, PERENNISER, REPRODUIRE.
     */
    EVALUATION(
            DocumentKind.EVALUATION,
            "closing/evaluation",
            "Bilan de l'expérimentation",
            said("actualPeriod", "les dates de l'occupation"),
            said("costs", "les coûts"),
            said("avoidedCost", "le coût évité"),
            said("usage", "l'usage"),
            said("delays", "les délais par étape"),
            told("roundTrips", "les allers-retours par cause"),
            told("incidents", "les incidents"),
            told("quotes", "les paroles d'usagers"),
            told("energy", "l'énergie et le carbone"),
            said("lessons", "les enseignements"),
            said("recommendation", "la recommandation"));

    private final DocumentKind kind;
    private final String template;
    private final String title;
    private final List<Element> elements;

    Paper(DocumentKind kind, String template, String title, Element... elements) {
        this(kind, template, title, List.of(elements));
    }

    Paper(DocumentKind kind, String template, String title, List<Element> shared, Element... more) {
        this.kind = kind;
        this.template = template;
        this.title = title;
        this.elements = Stream.concat(shared.stream(), List.of(more).stream()).toList();
    }

    /** What it is in the dossier. */
    public DocumentKind kind() {
        return kind;
    }

    String template() {
        return template;
    }

    /** As it stands on the paper. */
    public String title() {
        return title;
    }

    /** What may not be missing. */
    List<Element> elements() {
        return elements;
    }

    /** The French names of what this content lacks; empty when the paper may go. */
    List<String> missingIn(Map<String, ? extends @Nullable Object> content) {
        return elements.stream()
                .filter(element -> element.isMissingIn(content))
                .map(Element::label)
                .toList();
    }

    /**
     * Something that a paper may not go without.
     *
     * @param label French, with its article, for the sentence that says it is missing
     * @param mayBeNone an empty list says « néant »; else it counts as missing
     * @param onlyWhen key and value of the element that makes it mandatory; null: always
     */
    record Element(String key, String label, boolean mayBeNone, Map.@Nullable Entry<String, String> onlyWhen) {
        Element when(String other, String value) {
            return new Element(key, label, mayBeNone, Map.entry(other, value));
        }

        private boolean isMissingIn(Map<String, ? extends @Nullable Object> content) {
            if (onlyWhen != null && !onlyWhen.getValue().equals(content.get(onlyWhen.getKey()))) {
                return false;
            }
            var value = content.get(key);
            return value == null
                    || value instanceof String text && text.isBlank()
                    || value instanceof Collection<?> list && list.isEmpty() && !mayBeNone;
        }
    }

    private static Element said(String key, String label) {
        return new Element(key, label, false, null);
    }

    private static Element told(String key, String label) {
        return new Element(key, label, true, null);
    }

    private static List<Element> opinion() {
        return List.of(
                said("object", "l'objet"),
                told("examined", "les documents examinés"),
                said("findings", "les constats"),
                said("opinion", "l'avis"),
                said("reserves", "les réserves, leur responsable et leur échéance")
                        .when("opinion", "RESERVES"),
                told("legalReferences", "les références juridiques"));
    }

    private static List<Element> candidateRejection() {
        return List.of(
                said("addressee", "le destinataire"),
                said("space", "l'espace"),
                said("chosen", "le candidat retenu"),
                said("ground", "le texte appliqué"),
                said("criteria", "les critères"),
                said("reasons", "les motifs de droit et de fait"),
                said("appeal", "les voies et délais de recours"),
                said("signedAs", "le nom et la qualité de l'auteur"));
    }

    private static List<Element> notice() {
        return List.of(
                said("procedure", "la procédure"),
                said("ground", "le texte appliqué"),
                said("space", "l'espace"),
                said("premises", "la surface et l'effectif admis"),
                said("object", "l'objet"),
                said("period", "la période"),
                said("price", "la contrepartie"),
                said("conditions", "les conditions"),
                said("places", "le lieu de publication"),
                said("publishedOn", "la date de publication"),
                said("endsOn", "la date limite"),
                said("desk", "le guichet à qui écrire"));
    }

    private static List<Element> assignmentNote() {
        return List.of(
                said("noteNumber", "le numéro de la note"),
                said("service", "le service"),
                said("space", "l'espace"),
                said("authorisedUse", "l'usage autorisé"),
                said("notePeriod", "les dates"),
                said("noteHeadcount", "l'effectif"),
                said("publicRule", "l'accueil du public"),
                said("responsibleFunction", "le responsable unique de sécurité"),
                said("budget", "l'imputation des charges"),
                said("returnOn", "la date de restitution"),
                said("noticePeriod", "le préavis"),
                said("visas", "les visas"));
    }

    private static List<Element> certificate() {
        return List.of(
                said("addressee", "le destinataire"),
                said("insured", "l'assuré"),
                said("address", "l'adresse"),
                said("insuredArea", "la surface"),
                said("insuredPeriod", "la période"),
                said("activity", "l'activité"),
                said("coverages", "les garanties et leurs montants"),
                said("wording", "le libellé attendu"),
                said("answerBefore", "le délai de réponse"));
    }

    private static List<Element> convention() {
        return List.of(said("agreementNumber", "le numéro de la convention"), said("articles", "les articles"));
    }

    /** Its number is not made up: until it is known, the paper says that it is to be filled in. */
    private static List<Element> act() {
        return List.of(
                said("actNumber", "le numéro de l'acte"),
                said("agreementNumber", "le numéro de la convention"),
                said("visas", "les visas"),
                said("considerations", "les considérants"),
                said("decider", "l'autorité qui décide"),
                said("object", "l'objet de la décision"),
                said("price", "le prix ou la gratuité"),
                said("transmission", "la transmission et la publication"),
                said("appeal", "les voies et délais de recours"));
    }

    private static List<Element> meters() {
        return List.of(
                said("readOn", "le jour du relevé"),
                said("readings", "les index"),
                said("readBy", "qui a relevé"),
                said("enteredAt", "le jour et l'heure de la saisie"));
    }

    private static List<Element> inventory() {
        return List.of(
                said("takenOn", "la date"),
                said("participants", "les participants"),
                said("rooms", "les pièces"),
                said("equipment", "les équipements"),
                said("keys", "les clés"),
                said("safety", "la sécurité"),
                said("photos", "les photographies"),
                said("takenBy", "la signature du service du patrimoine"),
                said("takenAt", "la date de cette signature"),
                said("standing", "ce qu'il en est de sa signature"),
                said("countersignedAs", "le nom et la qualité de qui signe pour l'occupant")
                        .when("standing", "SIGNED"),
                said("countersignedAt", "la date de la signature de l'occupant").when("standing", "SIGNED"));
    }
}
