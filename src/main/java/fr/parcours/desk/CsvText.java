package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.CsvLines;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file that somebody sent, as the spreadsheets of the house write it: semicolons between the cells, UTF-8 or what Excel writes. */
final class CsvText {
    /** Largest file, in characters [PARAM]: it travels to the page of the report and back. */
    static final int LARGEST = 500_000;

    /** More bytes than these no such file has: nobody needs to read on. */
    static final int MOST_BYTES = 2 * LARGEST;

    /** Longest cell, in characters [PARAM]: all the diagnostics of a space stand in one. */
    private static final int LONGEST_CELL = 20_000;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setIgnoreEmptyLines(true)
            .get();

    private CsvText() {}

    /** Text of a file that somebody sent. @throws BadInput on {@code file} when it is none */
    static String of(byte[] bytes) {
        if (bytes.length == 0) {
            throw refused("Choisissez un fichier : celui-ci est vide.");
        }
        if (bytes.length > MOST_BYTES) {
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

    /** The headings and at least one line. @throws BadInput on {@code file} when it is no such table, or a longer one */
    static List<CSVRecord> records(String text, int mostLines) {
        var records = parse(text.startsWith(CsvLines.BYTE_ORDER_MARK) ? text.substring(1) : text);
        records.forEach(record -> requireShortCells(record, records.get(0)));
        if (text.length() > LARGEST) {
            throw tooLarge();
        }
        if (records.size() < 2) {
            throw refused("Ce fichier ne compte aucune ligne sous ses titres de colonnes.");
        }
        if (records.size() > mostLines + 1) {
            throw refused("Ce fichier compte %d lignes, pour %d au plus : partagez-le."
                    .formatted(records.size() - 1, mostLines));
        }
        var columns = records.get(0).size();
        records.stream().filter(record -> record.size() > columns).findFirst().ifPresent(record -> {
            throw refused("La ligne %d compte plus de cellules que de titres de colonnes."
                    .formatted(record.getRecordNumber()));
        });
        return records;
    }

    private static List<CSVRecord> parse(String text) {
        try (var parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            return parser.getRecords();
        } catch (IOException | UncheckedIOException malformed) {
            throw refused("Ce fichier n'est pas un CSV bien formé : un guillemet n'est pas refermé, peut-être.");
        }
    }

    private static void requireShortCells(CSVRecord record, CSVRecord headings) {
        for (var i = 0; i < record.size(); i++) {
            if (record.get(i).length() > LONGEST_CELL) {
                var heading = i < headings.size() && headings != record
                        ? headings.get(i).strip()
                        : "n° " + (i + 1);
                throw refused("Ligne %d, colonne « %s » : cette cellule dépasse %d caractères."
                        .formatted(record.getRecordNumber(), heading, LONGEST_CELL));
            }
        }
    }

    /** What a cell says; {@code NA} says nothing. */
    static String cell(String written) {
        var text = CsvLines.asWritten(written).strip();
        return text.equals("NA") ? "" : text;
    }

    static BadInput refused(String message) {
        return new BadInput("file", message);
    }

    private static BadInput tooLarge() {
        return refused("Ce fichier dépasse la taille admise (500 000 caractères) : partagez-le.");
    }
}
