package fr.parcours.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
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

/**
 * The decision tables under {@code processes/}, run without Spring or a database. The engine has the process engine's
 * settings: cells in FEEL (the Scala engine), input expressions in JUEL as each table says.
 */
public final class Tables {
    private static final Path PROCESSES = Path.of("processes");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final Map<String, DmnDecision> READ = new ConcurrentHashMap<>();
    private static final Map<String, List<Input>> COLUMNS = new ConcurrentHashMap<>();

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

    private static DmnModelInstance upsideDown(String id) {
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

    /** Any facts that the table's columns allow: each value of a list, counts up to 200, sums up to 120 000. */
    public static Arbitrary<Map<String, Object>> anyFacts(String id) {
        var columns = inputs(id).stream()
                .map(column -> anyValue(column).map(Object.class::cast))
                .toList();
        return Combinators.combine(columns)
                .as(values -> facts(id, values.toArray()))
                .withoutEdgeCases();
    }

    private static Arbitrary<?> anyValue(Input column) {
        var type = column.getInputExpression().getTypeRef();
        return switch (type) {
            case "boolean" -> Arbitraries.of(true, false);
            case "integer" ->
                Arbitraries.oneOf(
                        Arbitraries.of(0, 1, 36, 37, 144, 145),
                        Arbitraries.integers().between(0, 200));
            case "double" ->
                Arbitraries.oneOf(
                        Arbitraries.of(10_000.0, 23_000.0, 50_000.0),
                        Arbitraries.doubles().between(0, 120_000));
            case "string" -> Arbitraries.of(options(column));
            default -> throw new IllegalArgumentException(type);
        };
    }

    static List<Input> inputs(String id) {
        return COLUMNS.computeIfAbsent(id, key -> List.copyOf(table(model(id)).getInputs()));
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
