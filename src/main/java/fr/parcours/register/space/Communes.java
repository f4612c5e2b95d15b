package fr.parcours.register.space;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The 95 communes of the MEL, from {@code communes-mel.csv}. */
public final class Communes {
    /** A commune with its INSEE code and its postal codes, which are another thing: 59650 is either, of two communes. */
    public record Commune(String inseeCode, String name, List<String> postalCodes) {}

    private static final Map<String, Commune> BY_CODE = read();

    private Communes() {}

    /** By name. */
    public static List<Commune> all() {
        return BY_CODE.values().stream()
                .sorted((one, other) -> plain(one.name()).compareTo(plain(other.name())))
                .toList();
    }

    public static Optional<Commune> withInseeCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Accents, capitals and hyphens do not matter. */
    public static Optional<Commune> named(String name) {
        return BY_CODE.values().stream()
                .filter(commune -> plain(commune.name()).equals(plain(name)))
                .findFirst();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.FRENCH).replace("œ", "oe"), Normalizer.Form.NFD)
                .replaceAll("[^a-z]+", "");
    }

    private static Map<String, Commune> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Communes.class.getResourceAsStream("/communes-mel.csv")),
                StandardCharsets.UTF_8))) {
            var communes = new LinkedHashMap<String, Commune>();
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";"))
                    .forEach(cells ->
                            communes.put(cells[0], new Commune(cells[0], cells[1], List.of(cells[2].split(" ")))));
            return communes;
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
