package fr.parcours.step;

import fr.parcours.register.space.Space.Utility;

/** The utilities that a technician looks after, and how forms call them: their fields' keys begin with that word. */
public enum Fluid {
    ELEC(Utility.ELEC, "elec"),
    GAS(Utility.GAZ, "gas"),
    WATER(Utility.EAU, "water"),
    HEATING(Utility.CHAUFFAGE, "heating");

    private final Utility utility;
    private final String word;

    Fluid(Utility utility, String word) {
        this.utility = utility;
        this.word = word;
    }

    public Utility utility() {
        return utility;
    }

    /** The key of a form's field: {@code elecIndex} for « Index ». */
    public String key(String what) {
        return word + what;
    }
}
