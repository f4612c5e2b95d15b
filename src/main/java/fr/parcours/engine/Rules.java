package fr.parcours.engine;

import fr.parcours.AuditEvent;
import fr.parcours.BadInput;
import java.time.Clock;
import java.time.Duration;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The decision tables, in the version that is in force on the day. Our own evaluation is stricter than the engine's: a
 * missing input, a null, a wrong type and a value outside the list are refused by name, never a silent row. Owns
 * {@code rule_in_force}, read as a whole and kept for a few seconds.
 */
@Component
@NamedInModels
public class Rules {
    private static final long KEEP_NANOS = Duration.ofSeconds(5).toNanos();

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final House house;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Map<String, Integer> workingDays = new ConcurrentHashMap<>();
    private final Map<String, List<Question>> questions = new ConcurrentHashMap<>();
    private volatile @Nullable Schedule schedule;

    Rules(
            DecisionService decisions,
            RepositoryService repository,
            JdbcClient jdbc,
            Clock clock,
            House house,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.decisions = decisions;
        this.repository = repository;
        this.jdbc = jdbc;
        this.clock = clock;
        this.house = house;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
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

    /** A version of a table and the day from which it is in force. */
    private record Entry(String key, int version, LocalDate from) {}

    private record Schedule(List<Entry> entries, long readAt) {}

    /** One input of a table. */
    private record Question(String name, String type, List<String> offered) {}

    /** @return the version of this table that is in force today */
    public int inForce(String key) {
        var today = LocalDate.now(clock);
        return schedule().stream()
                .filter(entry -> entry.key().equals(key) && !entry.from().isAfter(today))
                .mapToInt(Entry::version)
                .max()
                .orElseThrow(() -> new IllegalStateException("no version of table %s is in force".formatted(key)));
    }

    /** A version comes into force: at once for this node, within seconds for the others. @param from its first day */
    void putInForce(String key, int version, LocalDate from) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into rule_in_force (decision_key, version, in_force_from) values (?, ?, ?)")
                    .params(key, version, from)
                    .update();
            audit.record(AuditEvent.RULE_IN_FORCE, null, "%s %d %s".formatted(key, version, from));
        });
        schedule = null;
    }

    /** All versions there are hold from this day on, at the latest. */
    void holdSince(LocalDate first) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("update rule_in_force set in_force_from = :first where in_force_from > :first")
                        .param("first", first)
                        .update());
        schedule = null;
    }

    private List<Entry> schedule() {
        var known = schedule;
        if (known == null || System.nanoTime() - known.readAt() > KEEP_NANOS) {
            known = new Schedule(
                    jdbc.sql("select decision_key, version, in_force_from from rule_in_force")
                            .query((row, no) -> new Entry(
                                    row.getString("decision_key"),
                                    row.getInt("version"),
                                    row.getObject("in_force_from", LocalDate.class)))
                            .list(),
                    System.nanoTime());
            schedule = known;
        }
        return known.entries();
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
