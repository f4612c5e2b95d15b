package fr.parcours.step.request;

import java.util.Map;

/** What an occupation is for, in words. */
final class Scenarios {
    private static final Map<String, String> WORDS = Map.of(
            "TETE_DE_PONT", "tête de pont, un service près des citoyens",
            "CULTURE", "initiative culturelle",
            "INNOVATION_SOCIALE", "innovation sociale",
            "INCUBATION", "incubation d'entreprises",
            "PARTICIPATION", "participation citoyenne",
            "STOCKAGE", "stockage",
            "BUREAUX_TAMPON", "bureaux tampons",
            "EVENEMENT", "événement");

    private Scenarios() {}

    /** French; a scenario that has no words yet, as it is called. */
    static String told(String scenario) {
        return WORDS.getOrDefault(scenario, scenario);
    }
}
