package fr.parcours;

import java.text.Normalizer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** A CSV file for the spreadsheets of the house: semicolons between the cells, UTF-8 with its mark, and no cell is a formula. */
public final class CsvLines {
    public static final String BYTE_ORDER_MARK = "\ufeff";

    private static final String FORMULA = "=+-@";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setRecordSeparator("\r\n")
            .get();

    private CsvLines() {}

    public static String write(List<List<String>> lines) {
        var text = new StringBuilder(BYTE_ORDER_MARK);
        lines.forEach(line -> text.append(
                        FORMAT.format(line.stream().map(CsvLines::defused).toArray()))
                .append("\r\n"));
        return text.toString();
    }

    /** A spreadsheet runs what begins like a formula: an apostrophe makes it text again. */
    public static String defused(String text) {
        return isFormula(text) || isArmed(text) ? "'" + text : text;
    }

    /** As it was before {@link #defused}. */
    public static String asWritten(String cell) {
        return isArmed(cell) ? cell.substring(1) : cell;
    }

    /**
     * Begins with a sign of a formula, be it written wide or small or behind what the eye does not see: spreadsheets strip
     * and fold such letters. A tab or a line break alone begins a cell of its own in some of them.
     */
    private static boolean isFormula(String text) {
        if (text.isEmpty() || Character.isISOControl(text.charAt(0))) {
            return !text.isEmpty();
        }
        var seen = 0;
        while (seen < text.length() && PlainText.saysNothing(text.substring(seen, seen + 1))) {
            seen++;
        }
        return seen < text.length()
                && FORMULA.contains(Normalizer.normalize(text.substring(seen, seen + 1), Normalizer.Form.NFKC));
    }

    /** An apostrophe before a formula, or before another such apostrophe: one is ours. */
    private static boolean isArmed(String text) {
        var first = 0;
        while (first < text.length() && text.charAt(first) == '\'') {
            first++;
        }
        return first > 0 && isFormula(text.substring(first));
    }
}
