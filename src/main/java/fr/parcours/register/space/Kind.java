package fr.parcours.register.space;

import fr.parcours.PlainText;
import fr.parcours.register.space.Diagnostic.Code;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a fact is written. What people type is read generously and kept in one way of writing: numbers with a point, days
 * as {@code yyyy-MM-dd}, « oui » or « non », codes of a list.
 */
public sealed interface Kind {
    /** What was typed cannot be taken; the message follows « : » after the fact's label. */
    final class Unfit extends RuntimeException {
        Unfit(String message) {
            super(message);
        }
    }

    /** @throws Unfit when it cannot be taken */
    String read(String typed);

    /** As a column of ours keeps it. */
    default Object column(String text) {
        return text;
    }

    /** As people read it. */
    default String show(String text) {
        return text;
    }

    /** What a template asks. */
    default String name() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * Words.
     *
     * @param pattern the whole text; null: anything
     * @param example of what fits the pattern
     */
    record Text(int min, int max, @Nullable String pattern, String example) implements Kind {
        static Text upTo(int max) {
            return new Text(1, max, null, "");
        }

        static Text like(String pattern, int max, String example) {
            return new Text(1, max, pattern, example);
        }

        @Override
        public String read(String typed) {
            var text = typed.strip();
            if (!PlainText.isOneLine(text)) {
                throw new Unfit(
                        "ce texte contient un retour à la ligne ou un caractère qui ne peut pas être enregistré.");
            }
            if (PlainText.saysNothing(text)) {
                throw new Unfit("ce texte ne contient aucun caractère visible.");
            }
            if (text.length() < min || text.length() > max) {
                throw new Unfit("de %d à %d caractères, vous en avez saisi %d.".formatted(min, max, text.length()));
            }
            if (pattern != null && !text.matches(pattern)) {
                throw new Unfit("« %s » n'est pas accepté. On attend %s.".formatted(text, example));
            }
            return text;
        }
    }

    /** A whole number. */
    record Whole(int min, int max) implements Kind {
        @Override
        public String read(String typed) {
            var digits = digits(typed);
            if (!digits.matches("[0-9]{1,7}") || Integer.parseInt(digits) < min || Integer.parseInt(digits) > max) {
                throw new Unfit("« %s » n'est pas un nombre entier de %d à %d.".formatted(typed.strip(), min, max));
            }
            return String.valueOf(Integer.parseInt(digits));
        }

        @Override
        public Object column(String text) {
            return Integer.valueOf(text);
        }
    }

    /** A number above zero, with two decimals at most. */
    record Decimal(int max) implements Kind {
        @Override
        public String read(String typed) {
            var digits = digits(typed).replace(',', '.');
            if (!digits.matches("[0-9]{1,7}([.][0-9]{1,2})?")
                    || new BigDecimal(digits).signum() == 0
                    || new BigDecimal(digits).compareTo(BigDecimal.valueOf(max)) > 0) {
                throw new Unfit("« %s » n'est pas un nombre supérieur à 0, au plus %d, avec deux décimales au plus."
                        .formatted(typed.strip(), max));
            }
            return new BigDecimal(digits).stripTrailingZeros().toPlainString();
        }

        @Override
        public Object column(String text) {
            return new BigDecimal(text);
        }

        @Override
        public String show(String text) {
            return text.replace('.', ',');
        }
    }

    /** A day. */
    record Day() implements Kind {
        private static final DateTimeFormatter FRENCH =
                DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

        @Override
        public String read(String typed) {
            var text = typed.strip();
            try {
                var day = text.contains("/") ? LocalDate.parse(text, FRENCH) : LocalDate.parse(text);
                if (day.getYear() < 1700 || day.getYear() > 2200) {
                    throw new Unfit("l'année de « %s » n'est pas vraisemblable.".formatted(text));
                }
                return day.toString();
            } catch (DateTimeException unread) {
                throw new Unfit("« %s » n'est pas une date. On attend 2026-11-24 ou 24/11/2026.".formatted(text));
            }
        }

        @Override
        public Object column(String text) {
            return LocalDate.parse(text);
        }

        @Override
        public String show(String text) {
            return FRENCH.format(LocalDate.parse(text));
        }
    }

    /** Yes or no. */
    record YesNo() implements Kind {
        static final String YES = "oui";
        static final String NO = "non";

        @Override
        public String read(String typed) {
            return switch (typed.strip().toLowerCase(Locale.ROOT)) {
                case YES, "true", "vrai", "1" -> YES;
                case NO, "false", "faux", "0" -> NO;
                default -> throw new Unfit("« %s » n'est ni « oui » ni « non ».".formatted(typed.strip()));
            };
        }

        @Override
        public Object column(String text) {
            return text.equals(YES);
        }
    }

    /**
     * One of a list.
     *
     * @param options label by code
     */
    record Choice(Map<String, String> options) implements Kind {
        @Override
        public String read(String typed) {
            var text = typed.strip();
            return options.entrySet().stream()
                    .filter(option -> option.getKey().equalsIgnoreCase(text)
                            || option.getValue().equalsIgnoreCase(text))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new Unfit("« %s » n'est pas dans la liste : %s."
                            .formatted(text, String.join(", ", options.keySet()))));
        }

        @Override
        public String show(String text) {
            return options.getOrDefault(text, text);
        }
    }

    /** Diagnostics, one a line: code, day, last day of validity or « - », conclusion. */
    record Diagnoses() implements Kind {
        private static final int LONGEST_CONCLUSION = 500;

        @Override
        public String read(String typed) {
            var lines = typed.strip().lines().map(Diagnoses::line).toList();
            var kinds = lines.stream()
                    .map(diagnostic -> diagnostic.code() + " " + diagnostic.madeOn())
                    .collect(Collectors.toSet());
            if (kinds.size() < lines.size()) {
                throw new Unfit("deux diagnostics de même nature portent la même date.");
            }
            return write(lines);
        }

        /** As it is kept. */
        static String write(List<Diagnostic> diagnostics) {
            return diagnostics.stream()
                    .map(diagnostic -> "%s %s %s %s"
                            .formatted(
                                    diagnostic.code(),
                                    diagnostic.madeOn(),
                                    diagnostic.validUntil() == null ? "-" : diagnostic.validUntil(),
                                    oneLine(diagnostic.conclusion())))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }

        private static String oneLine(String conclusion) {
            return conclusion.isBlank() ? "sans conclusion" : conclusion.strip().replaceAll("\\s+", " ");
        }

        static Set<Diagnostic> parse(String text) {
            return text.lines().map(Diagnoses::line).collect(Collectors.toSet());
        }

        private static Diagnostic line(String line) {
            var parts = line.strip().split("\\s+", 4);
            if (parts.length < 4) {
                throw new Unfit(
                        "« %s » est incomplet. On attend le code, la date, la fin de validité (ou « - ») et la conclusion."
                                .formatted(line.strip()));
            }
            var day = new Day();
            var code = new Choice(Code.labels()).read(parts[0]);
            var madeOn = LocalDate.parse(day.read(parts[1]));
            var until = parts[2].equals("-") ? null : LocalDate.parse(day.read(parts[2]));
            if (until != null && until.isBefore(madeOn)) {
                throw new Unfit("« %s » se termine avant sa date.".formatted(parts[0]));
            }
            var conclusion = Text.upTo(LONGEST_CONCLUSION).read(parts[3]);
            return new Diagnostic(Code.valueOf(code), madeOn, until, conclusion, null);
        }
    }

    private static String digits(String typed) {
        return typed.replaceAll("[\\s\\u00a0\\u202f]", "");
    }
}
