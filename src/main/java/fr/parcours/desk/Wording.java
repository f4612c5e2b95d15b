package fr.parcours.desk;

import static fr.parcours.engine.HouseClock.PARIS;
import static java.time.temporal.ChronoUnit.DAYS;

import fr.parcours.LongDate;
import fr.parcours.Plural;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.legal.QualificationLabels;
import fr.parcours.register.legal.TitleLabels;
import fr.parcours.register.space.Fact;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** How pages say dates, delays and states: {@code @wording} in the templates. */
@Component("wording")
public class Wording {
    private static final long KILOBYTE = 1024;
    private static final long MEGABYTE = KILOBYTE * 1024;

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRENCH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H 'h' mm", Locale.FRENCH);

    private static final Properties ANSWERS = answers();

    private final Clock clock;

    Wording(Clock clock) {
        this.clock = clock;
    }

    /** « 1er décembre 2026 ». */
    public String day(LocalDate day) {
        return inFull(day);
    }

    static String inFull(LocalDate day) {
        return LongDate.told(day).replace(" ", "\u00a0");
    }

    public String day(Instant moment) {
        return day(dayOf(moment));
    }

    /**
     * Beside a date to type. The browser's own field: the picker of the telephone, read aloud well, and it writes a date as its
     * owner has chosen; what we write ourselves is always French.
     */
    public String datesAsShown() {
        return "Une date se saisit dans l'ordre qu'affiche le champ : jj/mm/aaaa si votre navigateur est en français."
                .replace(" :", "\u00a0:");
    }

    /** « 24/11/2026 », for columns. */
    public String shortDay(LocalDate day) {
        return SHORT.format(day);
    }

    public String shortDay(Instant moment) {
        return SHORT.format(dayOf(moment));
    }

    /** « 24 novembre 2026 à 9 h 00 ». */
    public String moment(Instant moment) {
        return day(moment) + " à " + HOUR.format(moment.atZone(PARIS)).replace(" ", "\u00a0");
    }

    /** « aujourd'hui », « hier », « 12 jours »: what follows « depuis ». */
    public String since(Instant moment) {
        return switch ((int) Math.min(DAYS.between(dayOf(moment), today()), Integer.MAX_VALUE)) {
            case 0 -> "aujourd'hui";
            case 1 -> "hier";
            default -> days(DAYS.between(dayOf(moment), today()));
        };
    }

    /** How long it took: « moins d'un jour », « 1 jour », « 12 jours ». */
    public String duration(Instant from, Instant to) {
        var days = DAYS.between(dayOf(from), dayOf(to));
        return days == 0 ? "moins d'un jour" : days(days);
    }

    private static String days(long days) {
        return Plural.count(days, "jour").replace(' ', '\u00a0');
    }

    /** « 1 900,5 ». */
    public String number(BigDecimal number) {
        return NumberFormat.getInstance(Locale.FRENCH).format(number);
    }

    /** « En travaux ». */
    public String status(String status) {
        return Fact.named("status").orElseThrow().kind().show(status);
    }

    /** « 1 ligne relue », « 3 lignes relues ». @param words each takes the mark of the plural */
    public String count(long number, String... words) {
        return Plural.count(number, words);
    }

    /** « 3 créés, 1 refusé ». */
    public String count(List<InventoryImport.Line> lines) {
        return Stream.of(InventoryImport.Outcome.values())
                .map(outcome -> Map.entry(
                        outcome,
                        lines.stream().filter(line -> line.outcome() == outcome).count()))
                .filter(count -> count.getValue() > 0)
                .map(count ->
                        Plural.count(count.getValue(), count.getKey().label().toLowerCase(Locale.FRENCH)))
                .collect(Collectors.joining(", "));
    }

    /** What a table answers, in words: « AFFECTATION_INTERNE » as « note d'affectation interne »; what is no code as it is. */
    public String answer(String code) {
        return ANSWERS.getProperty(code, TitleLabels.of(QualificationLabels.of(code)));
    }

    /** How many days a question took, or has taken so far. */
    public String duration(Instant from) {
        return duration(from, clock.instant());
    }

    /** Of a file: « 12 ko », « 1,2 Mo ». */
    public String size(long bytes) {
        return bytes < MEGABYTE
                ? "%d\u00a0ko".formatted((bytes + KILOBYTE - 1) / KILOBYTE)
                : String.format(Locale.FRENCH, "%.1f\u00a0Mo", (double) bytes / MEGABYTE);
    }

    /** In a {@code datetime} attribute. */
    public String machine(Instant moment) {
        return moment.atZone(PARIS).toOffsetDateTime().toString();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Which of the few tones of our style sheet a state has; the words always stand beside it. */
    public String tone(DossierState state) {
        return switch (state) {
            case INCOMPLET -> "warn";
            case EN_INSTRUCTION, ACCORD_PRINCIPE, EN_SIGNATURE, SIGNE, EN_FIN -> "busy";
            case OUVERT -> "good";
            case REFUSE -> "bad";
            case CLOS, ABANDONNE -> "quiet";
            case DEPOSE -> "new";
        };
    }

    private static Properties answers() {
        try (var file = new InputStreamReader(
                new ClassPathResource("answers.properties").getInputStream(), StandardCharsets.UTF_8)) {
            var answers = new Properties();
            answers.load(file);
            return answers;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static LocalDate dayOf(Instant moment) {
        return moment.atZone(PARIS).toLocalDate();
    }
}
