package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.PlainText;
import fr.parcours.insight.Filter;
import fr.parcours.insight.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which figures are asked for. An empty parameter says nothing; one that says nothing here is refused rather than
 * ignored: who misspells one would take a part for the whole.
 */
record FiguresAsked(Period period, Filter filter) {
    private static final Set<String> EVERYWHERE =
            Set.of("from", "to", "commune", "title", "service", "occupantType", "process", "version");

    private static final int LONGEST = 200;

    /** @param more parameters of this address alone @throws BadInput naming the parameter that is unfit */
    static FiguresAsked of(Map<String, String[]> parameters, LocalDate today, String... more) {
        var known = new HashSet<>(EVERYWHERE);
        known.addAll(List.of(more));
        parameters.forEach((name, values) -> check(name, values, known));
        return new FiguresAsked(
                Period.of(text(parameters, "from"), text(parameters, "to"), today),
                new Filter(
                        text(parameters, "commune"),
                        text(parameters, "title"),
                        text(parameters, "service"),
                        text(parameters, "occupantType"),
                        text(parameters, "process"),
                        version(text(parameters, "version"))));
    }

    private static void check(String name, String[] values, Collection<String> known) {
        if (!known.contains(name)) {
            throw new BadInput(
                    name.length() > 50 ? "parameter" : name,
                    "Ce paramètre n'est pas proposé : les chiffres se demandent par « from » et « to », et se filtrent par « commune », « title », « service », « occupantType », « process » et « version ».");
        }
        if (values.length != 1) {
            throw new BadInput(name, "Ce paramètre ne se donne qu'une fois.");
        }
        if (values[0].length() > LONGEST || !PlainText.isOneLine(values[0])) {
            throw new BadInput(name, "Ce paramètre tient sur une ligne de %d caractères au plus.".formatted(LONGEST));
        }
    }

    static @Nullable String text(Map<String, String[]> parameters, String name) {
        var values = parameters.get(name);
        return values == null || values[0].isBlank() ? null : values[0].strip();
    }

    private static @Nullable Integer version(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new BadInput("version", "Une version est un nombre entier : 1, 2, 3…");
        }
        return Integer.valueOf(text);
    }
}
