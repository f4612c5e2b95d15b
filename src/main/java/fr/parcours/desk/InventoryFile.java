package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.register.space.Fact;
import fr.parcours.register.space.Kind;
import fr.parcours.register.space.Sheet;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
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

    /** Largest file, in characters [PARAM]: it travels to the page of the report and back. */
    static final int LARGEST = 500_000;

    private static final int MOST_ROWS = 1_000;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setRecordSeparator("\r\n")
            .setIgnoreEmptyLines(true)
            .get();
    private static final String FORMULA = "=+-@\t\r";

    /**
     * One line.
     *
     * @param line which one it is, 1 for the headings
     * @param cells text by column; empty for unknown
     */
    record Row(long line, Map<String, String> cells) {}

    /** Text of a file that somebody sent: UTF-8, or else what Excel writes. @throws BadInput when it is none */
    static String text(byte[] bytes) {
        if (bytes.length == 0) {
            throw refused("Choisissez un fichier : celui-ci est vide.");
        }
        if (bytes.length > 2 * LARGEST) {
            throw tooLarge();
        }
        for (var one : bytes) {
            if (one == 0) {
                throw refused("Ce fichier n'est pas un CSV. Dans le tableur, enregistrez-le au format « CSV UTF-8 ».");
            }
        }
        return decode(bytes);
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(bytes, WINDOWS);
        }
    }

    /** @throws BadInput on {@code file} when it is no table of spaces */
    static InventoryFile read(String text) {
        if (text.length() > LARGEST) {
            throw tooLarge();
        }
        var records = records(text.startsWith("\ufeff") ? text.substring(1) : text);
        if (records.size() < 2) {
            throw refused("Ce fichier ne compte aucune ligne sous ses titres de colonnes.");
        }
        if (records.size() > MOST_ROWS + 1) {
            throw refused("Ce fichier compte %d lignes, pour %d au plus : partagez-le."
                    .formatted(records.size() - 1, MOST_ROWS));
        }
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

    private static List<CSVRecord> records(String text) {
        try (var parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            return parser.getRecords();
        } catch (IOException | UncheckedIOException malformed) {
            throw refused("Ce fichier n'est pas un CSV bien formé : un guillemet n'est pas refermé, peut-être.");
        }
    }

    private static void requireHeadings(boolean fromCartofriches, List<String> columns, List<String> ignored) {
        if (ignored.size() == columns.size()) {
            throw refused(
                    "Aucune colonne n'est reconnue. Exportez l'inventaire pour voir les titres attendus ; le séparateur est le point-virgule.");
        }
        if (!fromCartofriches && !columns.contains(CODE)) {
            throw refused(
                    "La colonne « Code » manque : elle dit de quel espace il s'agit (vide pour un nouvel espace).");
        }
        var seen = new HashSet<String>();
        columns.stream()
                .filter(column -> !ignored.contains(column) && !seen.add(column))
                .findFirst()
                .ifPresent(twice -> {
                    throw refused("La colonne « %s » figure deux fois.".formatted(twice));
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
        if (record.size() > columns.size()) {
            throw refused("La ligne %d compte plus de cellules que de titres de colonnes.".formatted(line));
        }
        var cells = new HashMap<String, String>();
        for (var i = 0; i < record.size(); i++) {
            cells.put(columns.get(i), cell(record.get(i), columns.get(i)));
        }
        return new Row(line, cells);
    }

    private static String cell(String written, String column) {
        var text = armed(written).strip();
        if (text.equals("NA")) {
            return "";
        }
        return column.equals(Fact.DIAGNOSTICS) ? text.replaceAll("\\s*\\|\\s*(?=[A-Z_]+ [0-9]{4}-)", "\n") : text;
    }

    /** The whole inventory in our own columns, for a spreadsheet: no cell is a formula. */
    static String write(List<Sheet> sheets) {
        var lines = new StringBuilder("\ufeff");
        var headings = new ArrayList<String>(List.of("Code", "Édition"));
        Fact.ALL.forEach(fact -> headings.add(fact.label()));
        lines.append(FORMAT.format(headings.toArray())).append("\r\n");
        for (var sheet : sheets) {
            var cells = new ArrayList<String>(List.of(sheet.code(), String.valueOf(sheet.edition())));
            Fact.ALL.forEach(fact -> cells.add(sheet.get(fact.key())
                    .map(text -> written(fact.kind(), text))
                    .orElse("")));
            lines.append(FORMAT.format(
                            cells.stream().map(InventoryFile::defused).toArray()))
                    .append("\r\n");
        }
        return lines.toString();
    }

    private static String written(Kind kind, String text) {
        if (kind instanceof Kind.Decimal) {
            return kind.show(text);
        }
        return text.replace("\n", " | ");
    }

    /** A spreadsheet runs what begins like a formula: an apostrophe makes it text again. */
    private static String defused(String text) {
        return !text.isEmpty() && (FORMULA.indexOf(text.charAt(0)) >= 0 || isArmed(text)) ? "'" + text : text;
    }

    private static String armed(String text) {
        return isArmed(text) ? text.substring(1) : text;
    }

    /** An apostrophe before a formula, or before another such apostrophe: one is ours. */
    private static boolean isArmed(String text) {
        return text.matches("(?s)'+[=+\\-@\\t\\r].*");
    }

    private static BadInput tooLarge() {
        return refused("Ce fichier dépasse la taille admise (500 000 caractères) : partagez-le.");
    }

    private static BadInput refused(String message) {
        return new BadInput("file", message);
    }
}
