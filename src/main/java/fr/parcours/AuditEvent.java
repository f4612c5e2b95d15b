package fr.parcours;

/** What is written down for good (security.md, rule 37): who did it, when and about what, never what it says. */
public enum AuditEvent {
    FIGURES_EXPORTED("Chiffres du pilotage exportés", Nature.EXPORT),
    INVENTORY_EXPORTED("Inventaire des espaces exporté", Nature.EXPORT),
    DOSSIER_EXPORTED("Dossier emporté", Nature.EXPORT),
    DOCUMENT_READ("Document à lecture tracée ouvert", Nature.READ),
    SUBSTITUTE_NAMED("Suppléant désigné", Nature.GRANT),
    SUBSTITUTE_ENDED("Suppléance terminée", Nature.GRANT),
    DOOR_LINK_SENT("Lien envoyé à l'occupant extérieur", Nature.GRANT),
    DOOR_OPENED("Porte ouverte par un lien", Nature.GRANT),
    DOOR_LEFT("Visite terminée par l'occupant extérieur", Nature.GRANT),
    DOOR_CLOSED("Porte de l'occupant extérieur fermée", Nature.GRANT),
    DOOR_KEY_REFUSED("Lien refusé à la porte de l'occupant extérieur", Nature.TECHNICAL),
    OCCUPANT_ADDRESS_CHANGED("Adresse de courriel de l'occupant extérieur changée", Nature.GRANT),
    SENT_BY_DOOR("Réponse envoyée par la porte de l'occupant extérieur", Nature.DEED),
    SIGNED_WITHOUT_PIECE("Titre signé sans une pièce due", Nature.DEED),
    MAIL_RESENT("Courriel non parti renvoyé", Nature.TECHNICAL),
    MAIL_DISMISSED("Courriel non parti classé sans suite", Nature.TECHNICAL),
    RULE_IN_FORCE("Table de règles mise en vigueur", Nature.TECHNICAL),
    CLOSING_DAY_ADDED("Jour de fermeture ajouté", Nature.TECHNICAL),
    CLOSING_DAY_REMOVED("Jour de fermeture retiré", Nature.TECHNICAL),
    CLOCK_MOVED("Horloge de la démonstration avancée", Nature.TECHNICAL),
    REFUSED("Accès refusé", Nature.TECHNICAL),
    REFUSED_OFTEN("Accès refusés trop souvent : la suite de l'heure n'est pas écrite", Nature.TECHNICAL);

    /** Whose business it is to read of it (role-matrix.md, row 68 and its note 7). */
    public enum Nature {
        EXPORT,
        READ,
        GRANT,
        DEED,
        TECHNICAL
    }

    private final String label;
    private final Nature nature;

    AuditEvent(String label, Nature nature) {
        this.label = label;
        this.nature = nature;
    }

    /** In French, as a person reads it. */
    public String label() {
        return label;
    }

    public Nature nature() {
        return nature;
    }
}
