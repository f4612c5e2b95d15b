package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.CsvLines;
import fr.parcours.register.space.Fact;
import fr.parcours.register.space.Kind;
import fr.parcours.register.space.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of spaces: read, not yet judged. Semicolons between the cells, {@code NA} or nothing for what is unknown, a
 * bar between several values. Our own columns are the labels or keys of {@link Fact}; those of Cartofriches are known too.
 *
 * @param fromCartofriches its columns are those of the national inventory of brownfields
 * @param ignored columns that say nothing here
 */
record InventoryFile(boolean fromCartofriches, List<Row> rows, List<String> ignored) {
    static final String CODE = "code";
    static final String EDITION = "edition";

    private static final int MOST_ROWS = 1_000;
    private static final Pattern DIAGNOSTIC = Pattern.compile("\\s*+[A-Z_]++ [0-9]{4}-");

    /**
     * One line.
     *
     * @param line which one it is, 1 for the headings
     * @param cells text by column; empty for unknown
     */
    record Row(long line, Map<String, String> cells) {}

    /** @throws BadInput on {@code file} when it is no table of spaces */
    static InventoryFile read(String text) {
        var records = CsvText.records(text, MOST_ROWS);
        var headings = records.get(0).stream().map(String::strip).toList();
        var fromCartofriches = Cartofriches.knows(headings);
        var columns = headings.stream()
                .map(heading -> fromCartofriches ? heading : column(heading))
                .toList();
        var ignored = columns.stream()
                .filter(column -> fromCartofriches ? !Cartofriches.COLUMNS.contains(column) : !isOurs(column))
                .toList();
        requireHeadings(fromCartofriches, columns, ignored);
        var rows = records.stream().skip(1).map(record -> row(record, columns)).toList();
        return new InventoryFile(fromCartofriches, rows, ignored);
    }

    private static void requireHeadings(boolean fromCartofriches, List<String> columns, List<String> ignored) {
        if (ignored.size() == columns.size()) {
            throw CsvText.refused(
                    "Aucune colonne n'est reconnue. Exportez l'inventaire pour voir les titres attendus ; le"
                            + " séparateur est le point-virgule.");
        }
        if (!fromCartofriches && !columns.contains(CODE)) {
            throw CsvText.refused(
                    "La colonne « Code » manque : elle dit de quel espace il s'agit (vide pour un nouvel espace).");
        }
        var seen = new HashSet<String>();
        columns.stream()
                .filter(column -> !ignored.contains(column) && !seen.add(column))
                .findFirst()
                .ifPresent(twice -> {
                    throw CsvText.refused("La colonne « %s » figure deux fois.".formatted(twice));
                });
    }

    private static String column(String heading) {
        return switch (heading.toLowerCase(Locale.ROOT)) {
            case CODE -> CODE;
            case EDITION, "édition" -> EDITION;
            default -> Fact.named(heading).map(Fact::key).orElse(heading);
        };
    }

    private static boolean isOurs(String column) {
        return column.equals(CODE)
                || column.equals(EDITION)
                || Fact.ALL.stream().anyMatch(fact -> fact.key().equals(column));
    }

    private static Row row(CSVRecord record, List<String> columns) {
        var line = record.getRecordNumber();
        var cells = new HashMap<String, String>();
        for (var i = 0; i < record.size(); i++) {
            cells.put(columns.get(i), cell(record.get(i), columns.get(i)));
        }
        return new Row(line, cells);
    }

    private static String cell(String written, String column) {
        var text = CsvText.cell(written);
        return column.equals(Fact.DIAGNOSTICS) ? onePerLine(text) : text;
    }

    /** A bar before a diagnostic's code and year begins the next one; any other is part of a conclusion. */
    private static String onePerLine(String diagnostics) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var part : diagnostics.split("\\|", -1)) {
            if (line.isEmpty()) {
                line.append(part);
            } else if (DIAGNOSTIC.matcher(part).lookingAt()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(part.stripLeading());
            } else {
                line.append('|').append(part);
            }
        }
        lines.add(line.toString());
        return String.join("\n", lines);
    }

    /** The whole inventory in our own columns, for a spreadsheet: no cell is a formula. */
    static String write(List<Sheet> sheets) {
        var lines = new ArrayList<List<String>>();
        var headings = new ArrayList<String>(List.of("Code", "Édition"));
        Fact.ALL.forEach(fact -> headings.add(fact.label()));
        lines.add(headings);
        for (var sheet : sheets) {
            var cells = new ArrayList<String>(List.of(sheet.code(), String.valueOf(sheet.edition())));
            Fact.ALL.forEach(fact -> cells.add(sheet.get(fact.key())
                    .map(text -> written(fact.kind(), text))
                    .orElse("")));
            lines.add(cells);
        }
        return CsvLines.write(lines);
    }

    private static String written(Kind kind, String text) {
        if (kind instanceof Kind.Decimal) {
            return kind.show(text);
        }
        return text.replace("\n", " | ");
    }
}
