package fr.parcours.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * The decision tables under {@code processes/}, run without Spring or a database. The engine has the process engine's
 * settings: cells in FEEL (the Scala engine), input expressions in JUEL as each table says.
 */
public final class Tables {
    private static final Path PROCESSES = Path.of("processes");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final Map<String, DmnDecision> READ = new ConcurrentHashMap<>();
    private static final Map<String, DecisionTable> TABLES = new ConcurrentHashMap<>();
    private static final Map<String, Arbitrary<Map<String, Object>>> ANY_FACTS = new ConcurrentHashMap<>();

    private Tables() {}

    /** Ids of all tables; a file is named after the decision it holds. */
    public static List<String> ids() {
        try (var found = Files.walk(PROCESSES)) {
            return found.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".dmn"))
                    .map(name -> name.substring(0, name.length() - ".dmn".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh copy of the file, checked against the schema of DMN 1.3. */
    public static DmnModelInstance model(String id) {
        try (var found = Files.walk(PROCESSES)) {
            var file = found.filter(f -> f.endsWith(id + ".dmn")).findFirst().orElseThrow();
            return Dmn.readModelFromFile(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table as it stands, for those who only read. */
    static DecisionTable table(String id) {
        return TABLES.computeIfAbsent(id, key -> table(model(key)));
    }

    static DecisionTable table(DmnModelInstance model) {
        return model.getModelElementsByType(DecisionTable.class).iterator().next();
    }

    /** What the table answers: one map per row that fits, in the order of the rows. */
    public static List<Map<String, Object>> decide(String id, Map<String, ?> facts) {
        return answers(READ.computeIfAbsent(id, key -> ENGINE.parseDecision(id, model(id))), facts);
    }

    /** The same facts asked of the same rows, read from the last one to the first. */
    public static List<Map<String, Object>> decideUpsideDown(String id, Map<String, ?> facts) {
        return answers(
                READ.computeIfAbsent(id + " upside down", key -> ENGINE.parseDecision(id, upsideDown(id))), facts);
    }

    static DmnModelInstance upsideDown(String id) {
        var model = model(id);
        var rules = table(model).getRules();
        var reversed = new ArrayList<>(rules);
        Collections.reverse(reversed);
        rules.clear();
        rules.addAll(reversed);
        return model;
    }

    private static List<Map<String, Object>> answers(DmnDecision decision, Map<String, ?> facts) {
        return ENGINE.evaluateDecisionTable(decision, new LinkedHashMap<>(facts))
                .getResultList();
    }

    /** The one row that a FIRST or UNIQUE table answers with. */
    public static Map<String, Object> decideOne(String id, Map<String, ?> facts) {
        var rows = decide(id, facts);
        assertThat(rows).as("rows of %s for %s", id, facts).hasSize(1);
        return rows.get(0);
    }

    /** What the table answers, a line per row that fits: its outputs with a space between. */
    public static List<String> lines(String id, Map<String, ?> facts) {
        var outputs = table(id).getOutputs();
        return decide(id, facts).stream()
                .map(row -> outputs.stream()
                        .map(output -> row.get(output.getName()))
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** Names the values after the table's columns, from left to right. */
    public static Map<String, Object> facts(String id, Object... values) {
        var names = inputs(id).stream().map(Tables::name).toList();
        assertThat(values).as("columns of %s: %s", id, names).hasSameSizeAs(names);
        var facts = new LinkedHashMap<String, Object>();
        for (var i = 0; i < values.length; i++) {
            facts.put(names.get(i), values[i]);
        }
        return facts;
    }

    /** The same facts, some of them changed: {@code "spaceStatus=OCCUPE, headcount=20"}. */
    public static Map<String, Object> but(Map<String, Object> facts, String changes) {
        var changed = new LinkedHashMap<>(facts);
        for (var change : items(changes)) {
            var name = change.substring(0, change.indexOf('='));
            var value = change.substring(change.indexOf('=') + 1);
            assertThat(changed).containsKey(name);
            changed.computeIfPresent(name, (same, fact) -> likeThe(fact, value));
        }
        return changed;
    }

    private static Object likeThe(Object fact, String value) {
        if (fact instanceof Boolean) {
            return Boolean.valueOf(value);
        }
        if (fact instanceof Integer) {
            return Integer.valueOf(value);
        }
        return fact instanceof Double ? Double.valueOf(value) : value;
    }

    /** A test's cell that holds several: {@code "A, B"}. */
    public static List<String> items(String joined) {
        return joined.isBlank() ? List.of() : Arrays.asList(joined.split(", "));
    }

    /** Leaves out each fact in turn: the table must fail, and its cause name the forgotten one. */
    public static void refusesEachForgottenFact(String id, Map<String, ?> facts) {
        assertThat(facts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        inputs(id).stream().map(Tables::name).toList());
        for (var forgotten : facts.keySet()) {
            var others = new LinkedHashMap<>(facts);
            others.remove(forgotten);
            assertThatThrownBy(() -> decide(id, others))
                    .as("%s without %s", id, forgotten)
                    .rootCause()
                    .hasMessageContaining("'" + forgotten + "'");
        }
    }

    /** Any facts that the table's columns allow: each value of a list, numbers near the bounds of its cells and far away. */
    public static Arbitrary<Map<String, Object>> anyFacts(String id) {
        return ANY_FACTS.computeIfAbsent(id, key -> {
            var columns = IntStream.range(0, inputs(key).size())
                    .mapToObj(column -> anyValue(key, column))
                    .toList();
            return Combinators.combine(columns)
                    .as(values -> facts(key, values.toArray()))
                    .withoutEdgeCases();
        });
    }

    private static Arbitrary<Object> anyValue(String id, int column) {
        Arbitrary<Object> telling = Arbitraries.of(tellingValues(id, column));
        return switch (type(inputs(id).get(column))) {
            case "integer" ->
                Arbitraries.oneOf(
                        telling, Arbitraries.integers().between(0, 2000).asGeneric());
            case "double" ->
                Arbitraries.oneOf(
                        telling, Arbitraries.doubles().between(0, 120_000).asGeneric());
            default -> telling;
        };
    }

    /** Values of a column that stand for all: each of its list, and each bound of its cells with a neighbour on both sides. */
    static List<Object> tellingValues(String id, int column) {
        var input = inputs(id).get(column);
        var cells = table(id).getRules().stream()
                .map(rule -> conditions(rule).get(column))
                .toList();
        return switch (type(input)) {
            case "boolean" -> List.of(true, false);
            case "integer" ->
                bounds(cells)
                        .map(Integer::valueOf)
                        .flatMap(bound -> Stream.of(bound - 1, bound, bound + 1))
                        .distinct()
                        .map(Object.class::cast)
                        .toList();
            case "double" ->
                bounds(cells)
                        .map(Double::valueOf)
                        .flatMap(bound -> Stream.of(bound - 0.01, bound, bound + 0.01))
                        .distinct()
                        .map(Object.class::cast)
                        .toList();
            default ->
                (input.getInputValues() != null
                                ? options(input).stream()
                                : Stream.concat(
                                        cells.stream().flatMap(cell -> literals(cell).stream()), Stream.of("?")))
                        .map(Object.class::cast)
                        .toList();
        };
    }

    private static Stream<String> bounds(List<String> cells) {
        return Stream.concat(
                Stream.of("0"),
                cells.stream().flatMap(cell -> NUMBER.matcher(cell).results().map(found -> found.group())));
    }

    private static String type(Input column) {
        return column.getInputExpression().getTypeRef();
    }

    static List<String> conditions(Rule rule) {
        return rule.getInputEntries().stream()
                .map(InputEntry::getText)
                .map(text -> text.getTextContent().strip())
                .toList();
    }

    static List<String> answers(Rule rule) {
        return rule.getOutputEntries().stream()
                .map(OutputEntry::getText)
                .map(text -> text.getTextContent().strip())
                .toList();
    }

    static boolean isAny(String cell) {
        return cell.isBlank() || cell.equals("-");
    }

    static List<Input> inputs(String id) {
        return List.copyOf(table(id).getInputs());
    }

    /** The fact that a column asks for: {@code total} for {@code ${total}}. */
    static String name(Input column) {
        var expression = column.getInputExpression().getText().getTextContent();
        return expression.replaceFirst("^\\$\\{(\\w+)}$", "$1");
    }

    static List<String> options(Input column) {
        return literals(column.getInputValues().getText().getTextContent());
    }

    /** The quoted words of a cell: PUBLIC and PRIVE for {@code "PUBLIC","PRIVE"}. */
    static List<String> literals(String cell) {
        return QUOTED.matcher(cell).results().map(word -> word.group(1)).toList();
    }
}
