package fr.parcours.engine.form;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.PlainText;
import fr.parcours.engine.form.FormFile.Field;
import fr.parcours.engine.form.SentFiles.SentFile;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one value of a form by the rules of its field. No lenient conversion: a type is right or it is refused. */
final class FieldReader {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern DATE_TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");
    private static final Pattern FORMAT = Pattern.compile("\\p{Cf}");
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_LIST = 64 * 1024;
    private static final int MOST_ROWS = 200;
    private static final int MOST_FILES = 10; // [PARAM]
    private static final ObjectMapper LISTS = new ObjectMapper(new JsonFactoryBuilder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What is wrong with a value: a French phrase that follows the field's name. */
    static final class Wrong extends RuntimeException {
        Wrong(String phrase) {
            super(phrase);
        }
    }

    private final Map<String, ?> data;
    private final LocalDate today;
    private final SentFiles files;

    /** @param data where a field's {@code valuesKey} finds the options it offers */
    FieldReader(Map<String, ?> data, LocalDate today, SentFiles files) {
        this.data = data;
        this.today = today;
        this.files = files;
    }

    /** @return the value; null for a text that says nothing and for no file */
    @Nullable
    Object read(Field field, Object sent) {
        return switch (field.type()) {
            case "textfield", "textarea" -> text(field, sent);
            case "number" -> number(field, sent);
            case "checkbox" -> flag(sent);
            case "radio", "select" -> option(field, sent);
            case "checklist" -> options(field, sent);
            case "datetime" -> date(field, sent);
            case "filepicker" -> files(field, sent);
            default -> throw new IllegalStateException("no reader for a " + field.type());
        };
    }

    /** The rows of a list, sent as one JSON text (over the engine's REST) or as a list (over ours). */
    List<Map<String, Object>> rows(Field list, Object sent) {
        var rows = parse(sent);
        if (rows.size() > MOST_ROWS) {
            throw new Wrong("%d lignes au plus".formatted(MOST_ROWS));
        }
        if (rows.size() < fewestRows(list)) {
            throw new Wrong("au moins %d ligne est attendue".formatted(fewestRows(list)));
        }
        return rows;
    }

    int fewestRows(Field list) {
        var fewest = list.property("minItems");
        return fewest == null ? 0 : Integer.parseInt(fewest);
    }

    private static List<Map<String, Object>> parse(Object sent) {
        try {
            var json = sent instanceof String text ? text : LISTS.writeValueAsString(sent);
            if (json.length() > LONGEST_LIST) {
                throw new Wrong("la liste est trop longue");
            }
            var rows = LISTS.readValue(json, new TypeReference<List<Map<String, Object>>>() {});
            if (rows == null || rows.stream().anyMatch(Objects::isNull)) {
                throw new Wrong("une liste est attendue");
            }
            return rows;
        } catch (JsonProcessingException notAList) {
            throw new Wrong("une liste est attendue");
        }
    }

    private static @Nullable String text(Field field, Object sent) {
        if (!(sent instanceof String text)) {
            throw new Wrong("un texte est attendu");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new Wrong("%d caractères au plus".formatted(LONGEST_TEXT));
        }
        if (!(field.type().equals("textfield") ? PlainText.isOneLine(text) : PlainText.isFit(text))) {
            throw new Wrong("le texte contient des caractères qui ne peuvent pas être enregistrés");
        }
        if (PlainText.saysNothing(text)) {
            return null;
        }
        var fewest = field.rule("minLength").asInt(0);
        if (FORMAT.matcher(text).replaceAll("").strip().length() < fewest) {
            throw new Wrong("%d caractères au moins".formatted(fewest));
        }
        var most = field.rule("maxLength").asInt(LONGEST_TEXT);
        if (text.length() > most) {
            throw new Wrong("%d caractères au plus".formatted(most));
        }
        var pattern = field.rule("pattern").asText("");
        if (!pattern.isEmpty() && !text.matches(pattern)) {
            throw new Wrong("le format n'est pas le bon");
        }
        return text;
    }

    private static Number number(Field field, Object sent) {
        if (!(sent instanceof Integer
                || sent instanceof Long
                || sent instanceof Double
                || sent instanceof BigDecimal
                || sent instanceof BigInteger)) {
            throw new Wrong("un nombre est attendu");
        }
        if (sent instanceof Double real && !Double.isFinite(real)) {
            throw new Wrong("un nombre est attendu");
        }
        var number = new BigDecimal(sent.toString());
        var decimals = field.node().path("decimalDigits").asInt(Integer.MAX_VALUE);
        if (Math.max(number.stripTrailingZeros().scale(), 0) > decimals) {
            throw new Wrong(
                    decimals == 0 ? "un nombre entier est attendu" : "%d décimales au plus".formatted(decimals));
        }
        var min = field.rule("min");
        var max = field.rule("max");
        if (!min.isMissingNode() && number.compareTo(new BigDecimal(min.asText())) < 0) {
            throw new Wrong("%s au moins".formatted(min.asText()));
        }
        if (!max.isMissingNode() && number.compareTo(new BigDecimal(max.asText())) > 0) {
            throw new Wrong("%s au plus".formatted(max.asText()));
        }
        if (number.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
            throw new Wrong("le nombre est trop grand");
        }
        return decimals == 0 ? number.intValueExact() : number;
    }

    private static Boolean flag(Object sent) {
        if (!(sent instanceof Boolean ticked)) {
            throw new Wrong("répondez par oui ou par non");
        }
        return ticked;
    }

    private Object option(Field field, Object sent) {
        var key = field.valuesKey();
        var offered = key == null ? field.options() : offered(data.get(key));
        if (!offered.contains(sent)) {
            throw new Wrong("cette réponse n'est pas proposée ; choisissez dans la liste");
        }
        return sent;
    }

    /** Each once, in the order in which they were ticked; null for none. */
    private @Nullable List<?> options(Field field, Object sent) {
        if (!(sent instanceof List<?> ticked)) {
            throw new Wrong("une liste est attendue");
        }
        ticked.forEach(one -> option(field, one));
        return ticked.isEmpty() ? null : ticked.stream().distinct().toList();
    }

    private static List<?> offered(@Nullable Object options) {
        return options instanceof List<?> list
                ? list.stream()
                        .map(option -> option instanceof Map<?, ?> map ? map.get("value") : option)
                        .toList()
                : List.of();
    }

    private String date(Field field, Object sent) {
        var withTime = field.node().path("subtype").asText().equals("datetime");
        var form = withTime ? DATE_TIME : DATE;
        if (!(sent instanceof String text) || !form.matcher(text).matches()) {
            throw new Wrong(
                    withTime
                            ? "une date et une heure sont attendues (AAAA-MM-JJTHH:MM)"
                            : "une date est attendue (AAAA-MM-JJ)");
        }
        var day = parse(text, withTime);
        if (field.node().path("disallowPassedDates").asBoolean() && day.isBefore(today)) {
            throw new Wrong("la date est déjà passée");
        }
        if (day.getYear() < 1900) {
            throw new Wrong("cette date est trop ancienne");
        }
        if (day.getYear() > 2999) {
            throw new Wrong("cette date est trop lointaine");
        }
        var back = field.property("yearsBack");
        if (back != null && day.isBefore(today.minusYears(Long.parseLong(back)))) {
            throw new Wrong("cette date remonte à plus de %s ans".formatted(back));
        }
        var ahead = field.property("yearsAhead");
        if (ahead != null && day.isAfter(today.plusYears(Long.parseLong(ahead)))) {
            throw new Wrong("cette date est à plus de %s ans d'ici".formatted(ahead));
        }
        return text;
    }

    private static LocalDate parse(String text, boolean withTime) {
        try {
            return withTime ? LocalDateTime.parse(text).toLocalDate() : LocalDate.parse(text);
        } catch (DateTimeException noSuchDay) {
            throw new Wrong("cette date n'existe pas");
        }
    }

    /** One id, or a list of them as {@link #rows} takes it. */
    private @Nullable List<String> files(Field field, Object sent) {
        var ids = ids(sent);
        var most = field.node().path("multiple").asBoolean() ? MOST_FILES : 1;
        if (ids.size() > most) {
            throw new Wrong(most == 1 ? "un seul fichier est attendu" : "%d fichiers au plus".formatted(most));
        }
        for (var id : ids) {
            var file = files.find(id)
                    .orElseThrow(() -> new Wrong("un fichier joint n'est plus disponible ; joignez-le de nouveau"));
            if (!isAccepted(field.node().path("accept").asText(""), file)) {
                throw new Wrong("« %s » n'est pas d'un format attendu ici".formatted(file.name()));
            }
        }
        return ids.isEmpty() ? null : ids;
    }

    private static List<String> ids(Object sent) {
        try {
            var json = sent instanceof String text && text.startsWith("[")
                    ? LISTS.readTree(text)
                    : LISTS.<JsonNode>valueToTree(sent);
            var ids = new LinkedHashSet<String>();
            for (var id : json.isArray() ? json : List.of(json)) {
                if (!id.isTextual()) {
                    throw new Wrong("un fichier est attendu");
                }
                ids.add(id.textValue());
            }
            ids.remove("");
            return List.copyOf(ids);
        } catch (JsonProcessingException notAFile) {
            throw new Wrong("un fichier est attendu");
        }
    }

    /** As the browser reads {@code accept}: extensions, media types, or all of a kind ({@code image/*}). */
    private static boolean isAccepted(String accept, SentFile file) {
        return accept.isBlank()
                || Stream.of(accept.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.startsWith(".")
                                ? file.name().endsWith(one)
                                : one.endsWith("/*")
                                        ? file.mediaType().startsWith(one.substring(0, one.length() - 1))
                                        : file.mediaType().equals(one));
    }
}
