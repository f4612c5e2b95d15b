package fr.parcours.demo;

import fr.parcours.register.space.Communes;
import fr.parcours.register.space.Sheets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The fictitious spaces in which the history plays, beside those of the inventory's seed ({@code demo/spaces.csv}). */
@Component
@ConditionalOnProperty("parcours.demo.enabled")
class Places {
    record Place(String code, String label, String commune, int area, int capacity) {}

    /** All that is alike: in good order, and nothing about it that would need an opinion of its own. */
    private static final Map<String, String> ALIKE = Map.ofEntries(
            Map.entry("addressLine", "rue Inventée"),
            Map.entry("lastUse", "Bureaux"),
            Map.entry("ownerType", "MEL"),
            Map.entry("managedByOperator", "non"),
            Map.entry("domaniality", "PRIVE"),
            Map.entry("structuralState", "BON"),
            Map.entry("buildingPermitYear", "2004"),
            Map.entry("pmrAccess", "oui"),
            Map.entry("nearTransit", "oui"),
            Map.entry("fibre", "oui"),
            Map.entry("elecState", "OUVERT"),
            Map.entry("eauState", "OUVERT"),
            Map.entry("chauffageState", "OUVERT"));

    private static final int YEARS_OPEN = 4;

    private final Sheets sheets;

    Places(Sheets sheets) {
        this.sheets = sheets;
    }

    List<Place> all() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Places.class.getResourceAsStream("/demo/spaces.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";"))
                    .map(cells -> new Place(
                            cells[0], cells[1], cells[2], Integer.parseInt(cells[3]), Integer.parseInt(cells[4])))
                    .toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /** Enters them in the inventory, to lend from this day on; those that are there stay as they are. */
    public void enter(LocalDate from, String by) {
        all().forEach(place ->
                sheets.save(sheets.draft(place.code(), null, facts(place, from)), null, Sheets.Origin.IMPORT, by));
    }

    private static Map<String, String> facts(Place place, LocalDate from) {
        var commune = Communes.named(place.commune()).orElseThrow();
        var facts = new HashMap<>(ALIKE);
        facts.put("label", place.label());
        facts.put("commune", commune.name());
        facts.put("inseeCode", commune.inseeCode());
        facts.put("postalCode", commune.postalCodes().get(0));
        facts.put("areaUsable", String.valueOf(place.area()));
        facts.put("maxCapacity", String.valueOf(place.capacity()));
        facts.put("availableFrom", from.toString());
        facts.put("availableUntil", from.plusYears(YEARS_OPEN).toString());
        return facts;
    }
}
