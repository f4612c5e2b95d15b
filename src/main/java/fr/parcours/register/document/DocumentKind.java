package fr.parcours.register.document;

import java.util.EnumSet;
import java.util.Set;

/** What a paper is. Its {@link Drawer} says who may put it there and who may read it. */
public enum DocumentKind {
    REQUEST_ATTACHMENT("Pièce jointe à la demande", Drawer.REQUEST),
    ACKNOWLEDGEMENT("Accusé de réception de la demande", Drawer.REQUEST),
    COMPLETION_REQUEST("Demande de complément", Drawer.REQUEST),
    VISIT_REPORT("Compte rendu de visite", Drawer.VISIT),
    VISIT_PHOTO("Photo de la visite", Drawer.VISIT),
    PLAN("Plan", Drawer.BUILDING),
    DIAGNOSTIC("Diagnostic", Drawer.BUILDING),
    ASBESTOS_SHEET("Fiche récapitulative du dossier technique amiante", Drawer.BUILDING_SUMMARY),
    OPINION("Avis", Drawer.OPINIONS),
    LEGAL_ANALYSIS("Analyse juridique", Drawer.OPINIONS),
    PUBLICITY_NOTICE("Avis publié", Drawer.ACTS),
    DRAFT_TITLE("Projet de titre", Drawer.DRAFTS),
    AGREEMENT_IN_PRINCIPLE("Accord de principe", Drawer.ACTS),
    REFUSAL("Refus motivé", Drawer.ACTS),
    SIGNED_TITLE("Titre signé", Drawer.ACTS),
    DECISION("Décision d'autoriser l'occupation", Drawer.ACTS),
    TRANSMISSION_PROOF("Preuve de transmission", Drawer.ACTS),
    EVALUATION("Bilan de l'occupation", Drawer.ACTS),
    INSURANCE_CERTIFICATE("Attestation d'assurance", Drawer.INSURANCE),
    INSURER_DECLARATION("Déclaration à l'assureur", Drawer.INSURANCE),
    INSURANCE_REQUEST("Demande d'attestation d'assurance", Drawer.REQUEST),
    AUTHORITY_LETTER("Courrier à la mairie, à la commission ou au propriétaire", Drawer.ACTS),
    OWNER_CERTIFICATE("Attestation de la MEL pour le propriétaire", Drawer.INSURANCE),
    SUSPENSION("Suspension de l'occupation", Drawer.ACTS),
    FORMAL_NOTICE("Mise en demeure", Drawer.ACTS),
    ENDING("Fin de l'occupation", Drawer.ACTS),
    STATEMENT("Décompte définitif", Drawer.ACTS),
    RECEIVABLE("Écritures du décompte", Drawer.ACCOUNTS),
    BANK_DETAILS("Coordonnées bancaires", Drawer.BANK),
    STATUTES("Statuts, représentant légal", Drawer.STATUTES),
    ENTRY_INVENTORY("État des lieux d'entrée", Drawer.INVENTORIES),
    ENTRY_PHOTO("Photo de l'état des lieux d'entrée", Drawer.INVENTORIES),
    EXIT_INVENTORY("État des lieux de sortie", Drawer.INVENTORIES),
    EXIT_PHOTO("Photo de l'état des lieux de sortie", Drawer.INVENTORIES),
    METER_READING("Relevé des compteurs", Drawer.INVENTORIES),
    KEY_RECEIPT("Procès-verbal de remise des clés", Drawer.INVENTORIES),
    INCIDENT_FILE("Pièce d'incident ou de sinistre", Drawer.INCIDENTS);

    private static final Set<DocumentKind> OF_A_FORM = EnumSet.of(ENTRY_PHOTO, EXIT_PHOTO);

    private static final Set<DocumentKind> OF_THE_HOUSE = EnumSet.of(
            ACKNOWLEDGEMENT,
            COMPLETION_REQUEST,
            PUBLICITY_NOTICE,
            AGREEMENT_IN_PRINCIPLE,
            REFUSAL,
            DECISION,
            EVALUATION,
            INSURER_DECLARATION,
            INSURANCE_REQUEST,
            AUTHORITY_LETTER,
            SUSPENSION,
            FORMAL_NOTICE,
            ENDING,
            STATEMENT,
            RECEIVABLE,
            METER_READING);

    /** What is signed with him, with its photographs, or is addressed to him; no opinion, draft or note of the house. */
    private static final Set<DocumentKind> FOR_THE_OCCUPANT = EnumSet.of(
            ACKNOWLEDGEMENT,
            COMPLETION_REQUEST,
            AGREEMENT_IN_PRINCIPLE,
            REFUSAL,
            SIGNED_TITLE,
            DECISION,
            INSURANCE_REQUEST,
            SUSPENSION,
            FORMAL_NOTICE,
            ENDING,
            STATEMENT,
            ENTRY_INVENTORY,
            ENTRY_PHOTO,
            EXIT_INVENTORY,
            EXIT_PHOTO,
            METER_READING,
            KEY_RECEIPT);

    /** security.md, rule 37. */
    private static final Set<DocumentKind> TRACED =
            EnumSet.of(LEGAL_ANALYSIS, INSURANCE_CERTIFICATE, BANK_DETAILS, KEY_RECEIPT, INCIDENT_FILE);

    private final String label;
    private final Drawer drawer;

    DocumentKind(String label, Drawer drawer) {
        this.label = label;
        this.drawer = drawer;
    }

    /** May somebody file one by hand? Not what only the house issues, nor what a signed report lists. */
    public boolean isFiledByHand() {
        return !OF_THE_HOUSE.contains(this) && !OF_A_FORM.contains(this);
    }

    /** Is it the occupant's to have? One from outside finds it behind his door. */
    public boolean isForTheOccupant() {
        return FOR_THE_OCCUPANT.contains(this);
    }

    /** Is it written down who opens one? */
    public boolean isReadingTraced() {
        return TRACED.contains(this);
    }

    /** In French, as a person reads it. */
    public String label() {
        return label;
    }

    public Drawer drawer() {
        return drawer;
    }
}
