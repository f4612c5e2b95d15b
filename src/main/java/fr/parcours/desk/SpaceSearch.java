package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.register.space.Space;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a space must be to show in the list. Null: it does not matter. A fact that is unknown does not fit.
 *
 * @param capacity persons at least
 * @param areaMin m²
 * @param areaMax m²
 * @param from first day on which it must be open and free; with {@code to} only
 * @param text each of its words stands in the code, the name, the last use, the commune or the transport
 */
record SpaceSearch(
        @Nullable String commune,
        @Nullable Integer capacity,
        @Nullable Integer areaMin,
        @Nullable Integer areaMax,
        boolean publicReception,
        boolean accessible,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String text,
        Space.@Nullable Status status) {

    private static final int LONGEST_TEXT = 100;
    private static final List<String> NAMES = List.of(
            "commune",
            "capacity",
            "areaMin",
            "areaMax",
            "publicReception",
            "accessible",
            "from",
            "to",
            "text",
            "status");

    /** @throws BadInput naming the parameter that is unknown, given twice or not understood; an empty one does not matter */
    static SpaceSearch of(Map<String, String[]> parameters) {
        parameters.forEach((name, values) -> {
            if (!NAMES.contains(name)) {
                throw new BadInput(
                        name.length() > 50 ? "parameter" : name,
                        "Ce critère n'est pas proposé. Les espaces se cherchent par : %s."
                                .formatted(String.join(", ", NAMES)));
            }
            if (values.length != 1) {
                throw new BadInput(name, "Ce critère ne se donne qu'une fois.");
            }
        });
        var from = day(parameters, "from");
        var to = day(parameters, "to");
        if ((from == null) != (to == null)) {
            throw new BadInput(from == null ? "from" : "to", "Une période se donne avec ses deux dates.");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new BadInput("to", "La fin de la période précède son début.");
        }
        return new SpaceSearch(
                text(parameters, "commune"),
                number(parameters, "capacity"),
                number(parameters, "areaMin"),
                number(parameters, "areaMax"),
                flag(parameters, "publicReception"),
                flag(parameters, "accessible"),
                from,
                to,
                text(parameters, "text"),
                status(parameters));
    }

    /** @param taken codes of the spaces that somebody holds or occupies on a day of the period */
    boolean fits(Space space, Standing standing, Set<String> taken) {
        return (commune == null || commune.equals(space.commune()))
                && (capacity == null || space.maxCapacity() >= capacity)
                && (areaMin == null || isLarge(space, areaMin))
                && (areaMax == null
                        || space.areaUsable() != null && space.areaUsable().compareTo(BigDecimal.valueOf(areaMax)) <= 0)
                && (!publicReception || SpaceView.receivesPublic(space))
                && (!accessible || Boolean.TRUE.equals(space.pmrAccess()))
                && (from == null || to == null || space.isOpenFor(from, to) && !taken.contains(space.code()))
                && (text == null || says(space, text))
                && (status == null || standing.is(status));
    }

    private static boolean isLarge(Space space, int least) {
        return space.areaUsable() != null && space.areaUsable().compareTo(BigDecimal.valueOf(least)) >= 0;
    }

    private static boolean says(Space space, String text) {
        var words = plain(
                String.join(" ", space.code(), space.label(), space.lastUse(), space.commune(), space.transport()));
        return List.of(plain(text).split(" ")).stream().allMatch(words::contains);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.FRENCH), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9œ]+", " ")
                .strip();
    }

    private static @Nullable String text(Map<String, String[]> parameters, String name) {
        return Optional.ofNullable(parameters.get(name))
                .map(values -> values[0].strip())
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    if (text.length() > LONGEST_TEXT) {
                        throw new BadInput(name, "Cent caractères au plus.");
                    }
                    return text;
                })
                .orElse(null);
    }

    private static @Nullable Integer number(Map<String, String[]> parameters, String name) {
        var text = text(parameters, name);
        if (text != null && !text.matches("[0-9]{1,6}")) {
            throw new BadInput(name, "« %s » n'est pas un nombre entier.".formatted(text));
        }
        return text == null ? null : Integer.valueOf(text);
    }

    private static boolean flag(Map<String, String[]> parameters, String name) {
        var text = text(parameters, name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new BadInput(name, "On attend « true » ou « false ».");
        }
        return "true".equals(text);
    }

    private static @Nullable LocalDate day(Map<String, String[]> parameters, String name) {
        var text = text(parameters, name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException unread) {
            throw new BadInput(name, "« %s » n'est pas une date (aaaa-mm-jj).".formatted(text));
        }
    }

    private static Space.@Nullable Status status(Map<String, String[]> parameters) {
        var text = text(parameters, "status");
        try {
            return text == null ? null : Space.Status.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw new BadInput("status", "« %s » n'est pas un statut.".formatted(text));
        }
    }
}
