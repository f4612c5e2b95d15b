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

    /** May a key fact of the request still change? Nobody has keys yet. */
    public boolean takesNewFacts() {
        return compareTo(SIGNE) <= 0;
    }

    /** May its words still be put right? The title that repeats them is not drawn up to be signed yet. */
    public boolean takesNewWords() {
        return compareTo(ACCORD_PRINCIPE) <= 0;
    }

    /** From the agreement on the days of the space are the dossier's, until it ends. */
    public boolean hasItsSpace() {
        return compareTo(ACCORD_PRINCIPE) >= 0 && compareTo(EN_FIN) <= 0;
    }

    /** Nothing leads out of it. */
    public boolean isFinal() {
        return this == CLOS || this == REFUSE || this == ABANDONNE;
    }
}
