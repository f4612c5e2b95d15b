package fr.parcours.desk;

import fr.parcours.CsvLines;
import fr.parcours.insight.RoundTripReport;
import fr.parcours.insight.Steps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * Figures as a spreadsheet takes them: no cell is a formula, times are days.
 *
 * @param lines each as long as the headings; text or numbers, empty text where there is none
 */
record FiguresSheet(String name, List<String> headings, List<List<Object>> lines) {
    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final double HUNDREDTHS = 100;

    static FiguresSheet of(Steps.Report report) {
        return new FiguresSheet(
                "Étapes",
                List.of(
                        "Étape",
                        "Tâche",
                        "Rôle",
                        "Terminées",
                        "Ouvertes",
                        "En retard",
                        "Durée médiane (jours)",
                        "Durée, 90e centile (jours)",
                        "Attente médiane (jours)",
                        "Attente, 90e centile (jours)",
                        "Travail médian (jours)",
                        "Travail, 90e centile (jours)",
                        "Allers-retours"),
                report.steps().stream()
                        .flatMap(step -> step.tasks().stream().map(task -> line(step.label(), task)))
                        .toList());
    }

    private static List<Object> line(String step, Steps.TaskRow task) {
        var figures = task.figures();
        return List.of(
                step,
                task.label(),
                task.roleLabel(),
                figures.finished(),
                figures.open(),
                figures.overdue(),
                days(figures.durationMedian()),
                days(figures.durationP90()),
                days(figures.waitingMedian()),
                days(figures.waitingP90()),
                days(figures.workingMedian()),
                days(figures.workingP90()),
                figures.roundTrips());
    }

    static FiguresSheet of(RoundTripReport.Matrix matrix) {
        return new FiguresSheet(
                "Allers-retours",
                List.of(
                        "Étape",
                        "Cause",
                        "Demandé par",
                        "Demandé à",
                        "Nombre",
                        "Ouverts",
                        "Répondus",
                        "Sans réponse",
                        "Retirés",
                        "Arrêtés",
                        "Jours perdus",
                        "Jours ouvrés perdus"),
                matrix.rows().stream().map(FiguresSheet::line).toList());
    }

    private static List<Object> line(RoundTripReport.Row row) {
        var sum = row.sum();
        return List.of(
                row.stepLabel(),
                row.causeLabel(),
                row.askedByLabel(),
                row.askedRoleLabel(),
                sum.count(),
                sum.open(),
                sum.answered(),
                sum.expired(),
                sum.withdrawn(),
                sum.stopped(),
                toldOrEmpty(sum.daysLost()),
                toldOrEmpty(sum.workingDaysLost()));
    }

    private static Object toldOrEmpty(@Nullable Double figure) {
        return figure == null ? "" : figure;
    }

    private static Object days(@Nullable Long millis) {
        return millis == null ? "" : Math.round(millis * HUNDREDTHS / DAY) / HUNDREDTHS;
    }

    /** With a decimal comma, as French spreadsheets read it. */
    byte[] csv() {
        var numbers = NumberFormat.getNumberInstance(Locale.FRENCH);
        numbers.setGroupingUsed(false);
        var text = lines.stream()
                .map(line -> line.stream()
                        .map(cell -> cell instanceof Number number ? numbers.format(number) : String.valueOf(cell))
                        .toList());
        return CsvLines.write(Stream.concat(Stream.of(headings), text).toList()).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] workbook(List<FiguresSheet> sheets) {
        var content = new ByteArrayOutputStream();
        try (var workbook = new Workbook(content, "Parcours", null)) {
            for (var sheet : sheets) {
                sheet.write(workbook);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return content.toByteArray();
    }

    private void write(Workbook workbook) {
        var sheet = workbook.newWorksheet(name);
        for (var column = 0; column < headings.size(); column++) {
            sheet.value(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
            for (var line = 0; line < lines.size(); line++) {
                if (lines.get(line).get(column) instanceof Number number) {
                    sheet.value(line + 1, column, number);
                } else {
                    sheet.value(
                            line + 1,
                            column,
                            CsvLines.defused(String.valueOf(lines.get(line).get(column))));
                }
            }
        }
    }
}
