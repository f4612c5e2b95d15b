package fr.parcours.desk;

import fr.parcours.BadInput.Error;
import fr.parcours.register.space.Communes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line of Cartofriches (Cerema, national standard of brownfields; domain.md 8.1) says of a space. What it does not
 * know stays as it is; a value that nobody foresaw refuses the line rather than being guessed.
 */
final class Cartofriches {
    /** The columns that say something here. */
    static final Set<String> COLUMNS = Set.of(
            "site_id",
            "site_nom",
            "site_adresse",
            "site_occupation",
            "activite_libelle",
            "comm_nom",
            "comm_insee",
            "bati_nombre",
            "bati_surface",
            "bati_etat",
            "proprio_type",
            "proprio_personne",
            "proprio_nom",
            "sol_pollution_existe",
            "unite_fonciere_surface",
            "unite_fonciere_refcad",
            "desserte_commentaire");

    /** Our name for what identifies its line. */
    static final String SOURCE = "site_id";

    private static final Pattern POSTAL_CODE = Pattern.compile("\\b59[0-9]{3}\\b");
    private static final Map<String, String> DECAY = Map.of(
            "dégradation inexistante ou faible", "BON",
            "dégradation moyenne", "MOYEN",
            "dégradation hétérogène", "DEGRADE",
            "dégradation importante", "DEGRADE",
            "dégradation très importante", "DEGRADE");
    private static final Map<String, String> SOIL = Map.of(
            "pollution inexistante", "ABSENTE",
            "pollution avérée", "AVEREE",
            "pollution supposée", "INCONNUE",
            "pollution probable", "INCONNUE",
            "pollution peu probable", "INCONNUE",
            "pollution traitée", "INCONNUE");

    private final Map<String, String> cells;
    private final Map<String, String> facts = new HashMap<>();
    private final List<Error> errors = new ArrayList<>();

    private Cartofriches(Map<String, String> cells) {
        this.cells = cells;
    }

    /** A line in our words. */
    record Translated(Map<String, String> facts, List<Error> errors) {}

    static boolean knows(List<String> headings) {
        return headings.contains("site_id") && headings.contains("comm_insee");
    }

    /** @param isNew what it does not say of a new space falls on the side that lends nothing by mistake */
    static Translated translate(Map<String, String> cells, boolean isNew) {
        var line = new Cartofriches(cells);
        line.place();
        line.building();
        line.owner();
        line.occupation(isNew);
        return new Translated(line.facts, line.errors);
    }

    private void place() {
        put("label", cell("site_nom"));
        put("addressLine", cell("site_adresse"));
        put("inseeCode", cell("comm_insee"));
        put("commune", cell("comm_nom"));
        put("lastUse", cell("activite_libelle"));
        put("transport", cell("desserte_commentaire"));
        put("cadastralRef", cell("unite_fonciere_refcad"));
        put("postalCode", postalCode());
    }

    /** It has no such column: the address may name it, or the commune has one only. */
    private @Nullable String postalCode() {
        var commune = Communes.withInseeCode(cells.getOrDefault("comm_insee", ""));
        if (commune.isEmpty()) {
            return null;
        }
        var known = commune.get().postalCodes();
        var told = POSTAL_CODE.matcher(cells.getOrDefault("site_adresse", ""));
        while (told.find()) {
            if (known.contains(told.group())) {
                return told.group();
            }
        }
        return known.size() == 1 ? known.get(0) : null;
    }

    private void building() {
        put("areaUsable", area("bati_surface"));
        put("areaPlot", area("unite_fonciere_surface"));
        put("structuralState", oneOf("bati_etat", DECAY, "structuralState"));
        put("soil", oneOf("sol_pollution_existe", SOIL, "soil"));
        var buildings = cell("bati_nombre");
        if (buildings != null) {
            put("building", buildings.matches("0+([.,]0+)?") ? "non" : "oui");
        }
    }

    /** Nought means that nobody measured. */
    private @Nullable String area(String column) {
        var area = cell(column);
        return area == null || area.matches("0+([.,]0+)?") ? null : area;
    }

    private void owner() {
        var told = String.join(
                        " ",
                        cells.getOrDefault("proprio_type", ""),
                        cells.getOrDefault("proprio_personne", ""),
                        cells.getOrDefault("proprio_nom", ""))
                .toLowerCase(Locale.FRENCH);
        if (told.isBlank()) {
            return;
        }
        if (told.contains("métropole européenne de lille")) {
            put("ownerType", "MEL");
        } else if (told.contains("établissement public foncier") || told.matches(".*\\bepf\\b.*")) {
            put("ownerType", "EPF");
        } else if (told.matches(".*\\bcommune\\b.*")) {
            put("ownerType", "COMMUNE");
        } else if (told.matches(".*\\bétat\\b.*") || told.matches("état .*|.* état .*|état")) {
            put("ownerType", "ETAT");
        } else if (told.contains("privé") || told.contains("personne physique")) {
            put("ownerType", "PRIVE");
        } else if (told.contains("public")
                || told.contains("intercommun")
                || told.contains("département")
                || told.contains("région")) {
            put("ownerType", "AUTRE_PUBLIC");
        } else {
            refuse(
                    "ownerType",
                    "le propriétaire « %s » n'est pas reconnu : complétez proprio_type.".formatted(told.strip()));
        }
    }

    private void occupation(boolean isNew) {
        var told = cells.getOrDefault("site_occupation", "").toLowerCase(Locale.FRENCH);
        if (told.equals("totalement inoccupé")) {
            put("status", isNew ? "VACANT" : null); // of a known space our own word holds
        } else if (isNew) {
            put("status", "OCCUPE");
        }
    }

    private @Nullable String oneOf(String column, Map<String, String> values, String fact) {
        var told = cell(column);
        if (told == null) {
            return null;
        }
        var value = values.get(told.toLowerCase(Locale.FRENCH));
        if (value == null) {
            refuse(fact, "la valeur « %s » de %s n'est pas reconnue.".formatted(told, column));
        }
        return value;
    }

    /** Null for what it does not know. */
    private @Nullable String cell(String column) {
        var text = cells.getOrDefault(column, "");
        return text.isEmpty() || text.equalsIgnoreCase("inconnu") ? null : text;
    }

    private void put(String fact, @Nullable String text) {
        if (text != null) {
            facts.put(fact, text);
        }
    }

    private void refuse(String fact, String message) {
        errors.add(new Error(fact, message.substring(0, 1).toUpperCase(Locale.FRENCH) + message.substring(1)));
    }
}
