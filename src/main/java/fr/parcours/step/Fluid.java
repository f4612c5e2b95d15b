package fr.parcours.step;

import fr.parcours.register.space.Space.Utility;

/** The utilities that a technician looks after, and how forms call them: their fields' keys begin with that word. */
public enum Fluid {
    ELEC(Utility.ELEC, "elec", "Électricité"),
    GAS(Utility.GAZ, "gas", "Gaz"),
    WATER(Utility.EAU, "water", "Eau"),
    HEATING(Utility.CHAUFFAGE, "heating", "Chauffage");

    private final Utility utility;
    private final String word;
    private final String label;

    Fluid(Utility utility, String word, String label) {
        this.utility = utility;
        this.word = word;
        this.label = label;
    }

    public Utility utility() {
        return utility;
    }

    /** The key of a form's field: {@code elecIndex} for « Index ». */
    public String key(String what) {
        return word + what;
    }

    /** French. */
    public String label() {
        return label;
    }
}
