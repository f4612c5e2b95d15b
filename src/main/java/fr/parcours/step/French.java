package fr.parcours.step;

import fr.parcours.Euros;
import fr.parcours.LongDate;
import fr.parcours.Plural;
import fr.parcours.engine.HouseClock;
import fr.parcours.register.dossier.OccupationRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Dates, counts, amounts and budgets as French readers write them. */
public final class French {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH 'h' mm", Locale.FRENCH);

    private static final Map<String, String> SCENARIOS = Map.of(
            "TETE_DE_PONT", "tête de pont, un service près des citoyens",
            "CULTURE", "initiative culturelle",
            "INNOVATION_SOCIALE", "innovation sociale",
            "INCUBATION", "incubation d'entreprises",
            "PARTICIPATION", "participation citoyenne",
            "STOCKAGE", "stockage",
            "BUREAUX_TAMPON", "bureaux tampons",
            "EVENEMENT", "événement");

    private French() {}

    /** « 24 novembre 2026 » ; the first of a month as « 1er ». */
    public static String day(LocalDate day) {
        return LongDate.told(day);
    }

    public static String day(Instant instant) {
        return day(instant.atZone(HouseClock.PARIS).toLocalDate());
    }

    /** « 24 novembre 2026 à 10 h 00 ». */
    public static String moment(LocalDateTime moment) {
        return "%s à %s".formatted(day(moment.toLocalDate()), TIME.format(moment));
    }

    public static String moment(Instant moment) {
        return moment(moment.atZone(HouseClock.PARIS).toLocalDateTime());
    }

    public static String period(LocalDate from, LocalDate to) {
        return "du %s au %s".formatted(day(from), day(to));
    }

    /** « 1 agent », « 6 agents ». */
    public static String count(int number, String noun) {
        return Plural.count(number, noun);
    }

    /** Who works there at the same time: « 6 agents » of a service, « 6 personnes » of somebody from outside. */
    public static String staff(OccupationRequest request) {
        return count(request.staffCount(), request.isExternal() ? "personne" : "agent");
    }

    /** The beginning of a long text, of this many characters at most. */
    public static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** What stands inside a sentence, at its beginning. */
    public static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.FRENCH) + words.substring(1);
    }

    /** « 12 500,50 », without its currency. */
    public static String amount(BigDecimal euros) {
        return Euros.told(euros);
    }

    /** The scenarios of domain.md 5.2 as one writes them. */
    public static String scenario(String code) {
        return SCENARIOS.getOrDefault(code, code);
    }

    /** The budgets of domain.md 5.1 as one writes them. */
    public static String budget(String code) {
        return code.equals("PRINCIPAL") ? "budget principal" : "budget annexe " + code.toLowerCase(Locale.FRENCH);
    }
}
