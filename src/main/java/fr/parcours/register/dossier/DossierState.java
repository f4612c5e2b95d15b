package fr.parcours.register.dossier;

/** Where a dossier stands (contract.md). */
public enum DossierState {
    DEPOSE("Demande déposée"),
    INCOMPLET("À compléter"),
    EN_INSTRUCTION("En instruction"),
    ACCORD_PRINCIPE("Accord de principe"),
    EN_SIGNATURE("En signature"),
    SIGNE("Signé"),
    OUVERT("Ouvert"),
    EN_FIN("En fin d'occupation"),
    CLOS("Occupation close"),
    REFUSE("Demande refusée"),
    ABANDONNE("Abandonné");

    private final String label;

    DossierState(String label) {
        this.label = label;
    }

    /** French, as the requester reads it. */
    public String label() {
        return label;
    }

    /** Nothing leads out of it. */
    public boolean isFinal() {
        return this == CLOS || this == REFUSE || this == ABANDONNE;
    }
}
