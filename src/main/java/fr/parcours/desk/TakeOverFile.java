package fr.parcours.desk;

import static java.util.stream.Collectors.joining;

import fr.parcours.CsvLines;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of occupations that run already: read, not yet judged. Columns that are not ours say nothing here. */
record TakeOverFile(List<Row> rows) {
    /** Most lines of a file [PARAM]: all of them are entered in one transaction. */
    private static final int MOST_ROWS = 200;

    /** The columns, by their headings. */
    enum Column {
        SPACE("Espace"),
        SERVICE("Service"),
        REQUESTER("Demandeur"),
        PURPOSE("Objet"),
        SCENARIO("Scénario"),
        STAFF("Effectif"),
        PUBLIC("Public"),
        START("Début"),
        END("Fin"),
        TITLE("Référence du titre"),
        SIGNED("Date de signature"),
        SIGNATORY("Signataire"),
        RESPONSIBLE("Responsable"),
        KEYS("Jeux de clés");

        private final String heading;

        Column(String heading) {
            this.heading = heading;
        }

        String heading() {
            return heading;
        }

        private static Optional<Column> of(String heading) {
            return Arrays.stream(values())
                    .filter(column -> column.heading.equalsIgnoreCase(heading))
                    .findFirst();
        }
    }

    /** One line. @param line which one it is, 1 for the headings */
    record Row(long line, Map<Column, String> cells) {
        /** Empty where nothing is said. */
        String cell(Column column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** @throws fr.parcours.BadInput on {@code file} when it is no table of occupations */
    static TakeOverFile read(String text) {
        var records = CsvText.records(text, MOST_ROWS);
        var columns = records.get(0).stream()
                .map(heading -> Column.of(heading.strip()))
                .toList();
        requireAll(columns.stream().flatMap(Optional::stream).toList());
        return new TakeOverFile(
                records.stream().skip(1).map(record -> row(record, columns)).toList());
    }

    private static void requireAll(List<Column> found) {
        var missing = EnumSet.allOf(Column.class);
        found.forEach(column -> {
            if (!missing.remove(column)) {
                throw CsvText.refused("La colonne « %s » figure deux fois.".formatted(column.heading));
            }
        });
        if (!missing.isEmpty()) {
            throw CsvText.refused("Colonnes manquantes : %s. Le séparateur est le point-virgule."
                    .formatted(missing.stream().map(Column::heading).collect(joining(", "))));
        }
    }

    private static Row row(CSVRecord record, List<Optional<Column>> columns) {
        var cells = new EnumMap<Column, String>(Column.class);
        for (var i = 0; i < record.size(); i++) {
            var cell = CsvText.cell(record.get(i));
            columns.get(i).ifPresent(column -> cells.put(column, cell));
        }
        return new Row(record.getRecordNumber(), cells);
    }

    /** The headings alone, to be filled in. */
    static String model() {
        return CsvLines.write(
                List.of(Stream.of(Column.values()).map(Column::heading).toList()));
    }
}
