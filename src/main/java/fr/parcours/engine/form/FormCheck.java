package fr.parcours.engine.form;

import fr.parcours.BadInput;
import fr.parcours.engine.form.FormFile.Field;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.springframework.stereotype.Component;

/**
 * The one rule engine for every form: what the browser checks by the form file, the server checks again by the same
 * file. Collects all errors, so that a person mends them in one go. What a single value may be is {@link FieldReader}'s.
 */
@Component
class FormCheck {
    private static final DateTimeFormatter FRENCH_DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Clock clock;
    private final SentFiles files;
    private final FeelEngineApi feel =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    FormCheck(Clock clock, SentFiles files) {
        this.clock = clock;
        this.files = files;
    }

    /**
     * @param data what the form shows: read-only facts, defaults and offered options
     * @param submitted what was sent, as it came
     * @return the visible fields with their checked values
     * @throws BadInput naming every field at fault
     */
    Map<String, Object> check(FormFile form, Map<String, ?> data, Map<String, ?> submitted) {
        var run = new Run(form, data, submitted);
        run.refuseUndeclared();
        run.refuseIfWrong();
        form.fields().stream().filter(Field::isEditable).forEach(run::take);
        run.refuseIfWrong();
        run.values.forEach(run::checkDateOrder);
        run.refuseIfWrong();
        return run.values;
    }

    /** A half-filled answer names what may be filled in, and nothing else. @throws BadInput otherwise */
    void requireDeclared(FormFile form, Map<String, ?> half) {
        var run = new Run(form, Map.of(), half);
        run.refuseUndeclared();
        run.refuseIfWrong();
    }

    /** One answer being checked. */
    private final class Run {
        private final FormFile form;
        private final Map<String, ?> data;
        private final Map<String, ?> submitted;
        private final Map<String, Object> facts;
        private final FieldReader reader;
        private final List<BadInput.Error> errors = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();

        Run(FormFile form, Map<String, ?> data, Map<String, ?> submitted) {
            this.form = form;
            this.data = workedOut(data);
            this.submitted = submitted;
            this.facts = facts();
            this.reader = new FieldReader(this.data, LocalDate.now(clock), files);
        }

        void refuseUndeclared() {
            for (var key : submitted.keySet()) {
                var declared = form.field(key);
                if (declared.isEmpty()) {
                    error(key, "Ce champ n'est pas attendu dans ce formulaire.");
                } else if (!declared.get().isEditable()) {
                    error(
                            key,
                            "« %s » ne se modifie pas ici."
                                    .formatted(declared.get().label()));
                }
            }
        }

        void refuseIfWrong() {
            if (!errors.isEmpty()) {
                throw new BadInput(errors);
            }
        }

        void take(Field field) {
            if (field.hides().stream().anyMatch(this::holds)) {
                if (submitted.containsKey(field.key())) {
                    error(field.key(), "« %s » n'est pas demandé dans ce cas.".formatted(field.label()));
                }
                return;
            }
            take(field, submitted.get(field.key()), field.key(), values);
        }

        private void take(
                Field field, @org.jspecify.annotations.Nullable Object sent, String path, Map<String, Object> into) {
            try {
                if (field.type().equals("dynamiclist") && sent != null) {
                    into.put(field.key(), rows(field, sent, path));
                    return;
                }
                var read = sent == null ? null : reader.read(field, sent);
                if (read != null) {
                    into.put(field.key(), read);
                } else if (field.type().equals("checkbox")) {
                    into.put(field.key(), false);
                } else if (field.isRequired() || reader.fewestRows(field) > 0) {
                    error(path, "« %s » est à renseigner.".formatted(field.label()));
                }
            } catch (FieldReader.Wrong wrong) {
                error(path, "« %s » : %s.".formatted(field.label(), wrong.getMessage()));
            }
        }

        private List<Map<String, Object>> rows(Field list, Object sent, String path) {
            var rows = new ArrayList<Map<String, Object>>();
            for (var given : reader.rows(list, sent)) {
                var at = "%s[%d].".formatted(path, rows.size());
                var row = new LinkedHashMap<String, Object>();
                given.keySet().stream()
                        .filter(key -> list.columns().stream()
                                .noneMatch(column -> column.key().equals(key)))
                        .forEach(key ->
                                error(at + key, "Ce champ n'est pas attendu dans « %s ».".formatted(list.label())));
                list.columns().forEach(column -> take(column, given.get(column.key()), at + column.key(), row));
                rows.add(row);
            }
            return rows;
        }

        void checkDateOrder(String key, Object value) {
            var field = form.field(key).orElseThrow();
            if (field.type().equals("datetime")) {
                var day = ((String) value).substring(0, 10);
                compare(field, day, "after", order -> order > 0, "doit être postérieur au");
                compare(field, day, "notBefore", order -> order >= 0, "ne peut pas précéder le");
                compare(field, day, "notAfter", order -> order <= 0, "ne peut pas dépasser le");
            }
        }

        private void compare(Field field, String day, String rule, IntPredicate holds, String wrong) {
            var key = field.property(rule);
            if (key == null) {
                return;
            }
            var other = values.containsKey(key) ? values.get(key) : data.get(key);
            if (other instanceof String limit
                    && limit.length() >= 10
                    && !holds.test(day.compareTo(limit.substring(0, 10)))) {
                var shown = LocalDate.parse(limit.substring(0, 10)).format(FRENCH_DATE);
                error(field.key(), "« %s » %s %s.".formatted(field.label(), wrong, shown));
            }
        }

        private boolean holds(String condition) {
            var result = feel.evaluateExpression(condition, facts);
            if (!result.isSuccess()) {
                throw new IllegalStateException(
                        "form %s: cannot evaluate the condition %s".formatted(form.id(), condition));
            }
            return Boolean.TRUE.equals(result.result());
        }

        /** What is only there to be read costs nothing here, unless a rule looks at it. */
        private Map<String, ?> workedOut(Map<String, ?> data) {
            var known = new HashMap<String, Object>(data);
            known.replaceAll(
                    (key, value) -> value instanceof Shown shown ? (form.looksAt(key) ? shown.text() : null) : value);
            return known;
        }

        /** Stored facts first: what the form only shows is not bent by what was sent. */
        private Map<String, Object> facts() {
            var facts = new HashMap<String, Object>(data);
            for (var field : form.fields()) {
                if (field.isEditable()) {
                    var sent = submitted.get(field.key());
                    facts.put(field.key(), sent == null && field.type().equals("checkbox") ? Boolean.FALSE : sent);
                } else {
                    facts.putIfAbsent(field.key(), null);
                }
            }
            return facts;
        }

        private void error(String field, String message) {
            errors.add(new BadInput.Error(field, message));
        }
    }
}
