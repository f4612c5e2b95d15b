package fr.parcours.step;

/**
 * Who hears the occupant of a space (domain.md 7.3b, 7.4 article 26): the administrative judge for a title of the public
 * domain, the civil one for a contract, nobody outside the house for an assignment to a service.
 */
public enum Judge {
    TA_LILLE("le tribunal administratif de Lille", Appeal.againstRefusal()),
    TJ_LILLE(
            "le tribunal judiciaire de Lille",
            "Ce titre est un contrat de droit privé : après une tentative de règlement amiable, toute contestation se"
                    + " porte devant le tribunal judiciaire de Lille."),
    AUCUN(
            "la direction générale",
            "La direction du service peut saisir le directeur général adjoint chargé du patrimoine, puis le directeur"
                    + " général des services, qui arbitrent.");

    private final String label;
    private final String appeal;

    Judge(String label, String appeal) {
        this.label = label;
        this.appeal = appeal;
    }

    /** French, with its article. */
    public String label() {
        return label;
    }

    /** On what it is decided whether what was paid ahead goes back; the code speaks of the public domain alone. */
    public String paidAheadGround() {
        return this == TA_LILLE ? "article 11 du titre ; CG3P, L2125-6" : "article 11 du titre";
    }

    /** The block of a letter that says to whom and until when one may appeal. */
    public String appeal() {
        return appeal;
    }
}
