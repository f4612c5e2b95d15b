package fr.parcours.engine;

import fr.parcours.BadInput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.Input;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The decision tables, in the version that is in force on the day. Our own evaluation is stricter than the engine's: a
 * missing input, a null, a wrong type and a value outside the list are refused by name, never a silent row.
 */
@Component
@NamedInModels
public class Rules {
    private final DecisionService decisions;
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final House house;
    private final Map<String, Integer> workingDays = new ConcurrentHashMap<>();
    private final Map<String, List<Question>> questions = new ConcurrentHashMap<>();

    Rules(DecisionService decisions, RepositoryService repository, JdbcClient jdbc, Clock clock, House house) {
        this.decisions = decisions;
        this.repository = repository;
        this.jdbc = jdbc;
        this.clock = clock;
        this.house = house;
    }

    /** A row that fired: what it answers. */
    public record Hit(Map<String, Object> outputs) {
        /** @throws IllegalStateException when the table has no such output, or it is empty here */
        public Object output(String name) {
            var output = outputs.get(name);
            if (output == null) {
                throw new IllegalStateException("the table answers no " + name);
            }
            return output;
        }

        public String text(String name) {
            return (String) output(name);
        }

        public int integer(String name) {
            return (Integer) output(name);
        }

        public boolean yes(String name) {
            return (Boolean) output(name);
        }

        /**
         * An output that a row may leave open: a limit that a type does not have, a sum that nobody asks for.
         *
         * @throws IllegalStateException when the table has no such output
         */
        public <T> Optional<T> optional(String name, Class<T> type) {
            if (!outputs.containsKey(name)) {
                throw new IllegalStateException("the table answers no " + name);
            }
            return Optional.ofNullable(outputs.get(name)).map(type::cast);
        }
    }

    /** One input of a table. */
    private record Question(String name, String type, List<String> offered) {}

    /** @return the version of this table that is in force today */
    public int inForce(String key) {
        return jdbc.sql("""
                        select max(version) from rule_in_force
                         where decision_key = :key and in_force_from <= :today""")
                .param("key", key)
                .param("today", LocalDate.now(clock))
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no version of table %s is in force".formatted(key)));
    }

    /**
     * @param inputs one value for each input of the table, by its name in decisions.md
     * @return the rows that fired; empty when none did
     * @throws BadInput naming the input that is missing, null, of a wrong type or outside its list
     */
    public List<Hit> decide(String key, Map<String, ?> inputs) {
        var version = inForce(key);
        questions(key, version).forEach(question -> check(question, inputs.get(question.name())));
        return house
                .act(() -> decisions
                        .evaluateDecisionTableByKey(key)
                        .version(version)
                        .variables(Map.copyOf(inputs))
                        .evaluate()
                        .getResultList())
                .stream()
                .map(Hit::new)
                .toList();
    }

    /** Working days that a step may take (table {@code sla}, [PARAM]). */
    public int workingDays(String stepCode) {
        return workingDays.computeIfAbsent(
                inForce("sla") + "#" + stepCode,
                unknown -> decide("sla", Map.of("stepCode", stepCode)).stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("table sla has no row for " + stepCode))
                        .integer("workingDays"));
    }

    private List<Question> questions(String key, int version) {
        return questions.computeIfAbsent(
                key + "#" + version,
                unread -> house.act(() -> {
                    var definition = repository
                            .createDecisionDefinitionQuery()
                            .decisionDefinitionKey(key)
                            .decisionDefinitionVersion(version)
                            .singleResult();
                    return repository
                            .getDmnModelInstance(definition.getId())
                            .getModelElementsByType(Input.class)
                            .stream()
                            .map(Rules::question)
                            .toList();
                }));
    }

    private static Question question(Input input) {
        var expression = input.getInputExpression();
        var name = expression.getText().getTextContent().replaceAll("[${}\\s]", "");
        var values = Optional.ofNullable(input.getInputValues())
                .map(list -> list.getText().getTextContent())
                .stream()
                .flatMap(text -> List.of(text.split(",")).stream())
                .map(value -> value.strip().replace("\"", ""))
                .toList();
        return new Question(name, expression.getTypeRef(), values);
    }

    private static void check(Question question, @Nullable Object value) {
        var fits = value != null
                && switch (question.type()) {
                    case "boolean" -> value instanceof Boolean;
                    case "integer" -> value instanceof Integer;
                    case "double" -> value instanceof Number;
                    default -> value instanceof String;
                };
        if (!fits) {
            throw new BadInput(
                    question.name(),
                    "La règle ne peut pas s'appliquer : « %s » est absent ou d'un autre type."
                            .formatted(question.name()));
        }
        if (!question.offered().isEmpty()
                && value instanceof String
                && !question.offered().contains(value)) {
            throw new BadInput(
                    question.name(),
                    "La règle ne connaît pas la valeur « %s » de « %s ».".formatted(value, question.name()));
        }
    }
}
