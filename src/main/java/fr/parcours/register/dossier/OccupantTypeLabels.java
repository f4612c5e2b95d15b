package fr.parcours.register.dossier;

import static java.util.Map.entry;

import java.util.Map;

/** What each type of occupant (domain.md, section 4) is called, as inside a sentence: « association d'intérêt général ». */
public final class OccupantTypeLabels {
    private static final Map<String, String> LABELS = Map.ofEntries(
            entry(OccupationRequest.SERVICE, "service de la MEL"),
            entry("COMMUNE_MEMBRE", "commune membre"),
            entry("AUTRE_PERSONNE_PUBLIQUE", "autre personne publique"),
            entry("ASSOCIATION_IG", "association d'intérêt général"),
            entry("ASSOCIATION_AUTRE", "autre association"),
            entry("ENTREPRISE", "entreprise"),
            entry("PARTICULIER", "particulier"));

    private OccupantTypeLabels() {}

    /** Of a code that is no type: itself. */
    public static String of(String type) {
        return LABELS.getOrDefault(type, type);
    }
}
