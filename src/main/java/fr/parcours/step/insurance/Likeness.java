package fr.parcours.step.insurance;

import fr.parcours.register.space.Space;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Do two ways of writing name the same person or place? Accents, capitals, points and articles do not count. */
final class Likeness {
    private static final Set<String> UNTOLD = Set.of(
            "association",
            "asso",
            "loi",
            "1901",
            "sarl",
            "sas",
            "sasu",
            "sa",
            "eurl",
            "sci",
            "scop",
            "scic",
            "ste",
            "societe",
            "la",
            "le",
            "les",
            "l",
            "d",
            "de",
            "des",
            "du");
    private static final Map<String, String> SHORT =
            Map.of("av", "avenue", "ave", "avenue", "bd", "boulevard", "bld", "boulevard", "r", "rue", "pl", "place");

    private Likeness() {}

    /** The same legal person: its words, without the form of its company. */
    static boolean ofNames(String one, String other) {
        return words(one).equals(words(other));
    }

    /** The address names the space: every word of its street and number where they are known, and its commune or postal code. */
    static boolean ofPlace(Space space, String address) {
        var told = words(address);
        return told.containsAll(words(space.street().orElse("")))
                && (told.contains(space.postalCode()) || told.containsAll(words(space.commune())));
    }

    private static List<String> words(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.FRENCH);
        return Arrays.stream(plain.split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty() && !UNTOLD.contains(word))
                .map(word -> SHORT.getOrDefault(word, word))
                .toList();
    }
}
