package fr.parcours.engine.form;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.engine.HouseClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A checked answer: each value has the type that the form file declares. Hidden and omitted optional fields are absent;
 * a visible checkbox that was not sent is {@code false}.
 */
public record Answer(Asked asked, Map<String, Object> values) {
    public DossierNumber dossier() {
        return asked.dossier();
    }

    /** Login of who answers. */
    public String by() {
        return asked.by().login();
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public String text(String key) {
        return require(key, String.class);
    }

    public @Nullable String optionalText(String key) {
        return has(key) ? text(key) : null;
    }

    public int integer(String key) {
        return require(key, Number.class).intValue();
    }

    public @Nullable Integer optionalInteger(String key) {
        return has(key) ? (Integer) integer(key) : null;
    }

    /** A decimal amount, exactly as typed. */
    public BigDecimal decimal(String key) {
        return new BigDecimal(require(key, Number.class).toString());
    }

    public @Nullable BigDecimal optionalDecimal(String key) {
        return has(key) ? decimal(key) : null;
    }

    /** False where the question was hidden. */
    public boolean flag(String key) {
        return has(key) && require(key, Boolean.class);
    }

    public LocalDate date(String key) {
        return LocalDate.parse(text(key));
    }

    /** Paris wall time. */
    public LocalDateTime dateTime(String key) {
        return LocalDateTime.parse(text(key));
    }

    /** The moment of a Paris wall time. @throws BadInput where the clocks leave that hour out */
    public Instant moment(String key) {
        var wall = dateTime(key);
        if (HouseClock.PARIS.getRules().getValidOffsets(wall).isEmpty()) {
            throw new BadInput(key, "Cette heure n'existe pas : on passe à l'heure d'été cette nuit-là.");
        }
        return wall.atZone(HouseClock.PARIS).toInstant();
    }

    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return Enum.valueOf(type, text(key));
    }

    /** The rows of a {@code dynamiclist}, each checked like a small form. */
    @SuppressWarnings("unchecked")
    public List<Row> list(String key) {
        return ((List<Map<String, Object>>) require(key, List.class))
                .stream().map(Row::new).toList();
    }

    /** What was ticked in a {@code checklist}; empty without any. */
    @SuppressWarnings("unchecked")
    public List<String> choices(String key) {
        return has(key) ? require(key, List.class) : List.of();
    }

    /** Ids of the files that came with it, of this field; empty without any. */
    @SuppressWarnings("unchecked")
    public List<String> files(String key) {
        return has(key) ? require(key, List.class) : List.of();
    }

    /** One row of a list. */
    public record Row(Map<String, Object> values) {
        public String text(String key) {
            return valueOf(values, key, String.class);
        }

        public @Nullable String optionalText(String key) {
            return values.containsKey(key) ? text(key) : null;
        }

        public @Nullable BigDecimal optionalDecimal(String key) {
            return values.containsKey(key)
                    ? new BigDecimal(valueOf(values, key, Number.class).toString())
                    : null;
        }

        public int integer(String key) {
            return valueOf(values, key, Number.class).intValue();
        }
    }

    private <T> T require(String key, Class<T> type) {
        return valueOf(values, key, type);
    }

    private static <T> T valueOf(Map<String, Object> values, String key, Class<T> type) {
        var value = values.get(key);
        if (value == null) {
            throw new NoSuchElementException("the form gives no " + key);
        }
        return type.cast(value);
    }
}
