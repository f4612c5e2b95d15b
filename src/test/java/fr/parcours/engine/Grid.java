package fr.parcours.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * A table seen as a space of facts: one side per column, cut at each bound that a cell names, so that a few values stand
 * for all. A row is a box in it, and what rows leave open or hide is reckoned, not sampled.
 */
record Grid(Box whole, List<Row> rows) {
    private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();

    /** A row: its id, the facts it fits, and the first thing it answers. */
    record Row(String id, Box box, String answer) {}

    static Grid of(String id, DmnModelInstance model) {
        var sides = IntStream.range(0, Tables.inputs(id).size())
                .mapToObj(column -> Tables.tellingValues(id, column))
                .toList();
        var whole = new Box(sides.stream().map(values -> all(values.size())).toList());
        var rows = Tables.table(model).getRules().stream()
                .map(rule -> new Row(
                        rule.getId(), box(id, rule, sides), Tables.answers(rule).get(0)))
                .toList();
        return new Grid(whole, rows);
    }

    List<Box> boxes() {
        return rows.stream().map(Row::box).toList();
    }

    /** Rows that no fact reaches, because those above have taken them all. */
    List<String> hidden() {
        return IntStream.range(0, rows.size())
                .filter(row -> rows.get(row).box().isCoveredBy(boxes().subList(0, row)))
                .mapToObj(row -> rows.get(row).id())
                .toList();
    }

    /** Pairs of rows that fit the same facts. */
    List<List<Row>> overlaps() {
        var pairs = new ArrayList<List<Row>>();
        for (var later = 1; later < rows.size(); later++) {
            for (var earlier = 0; earlier < later; earlier++) {
                if (rows.get(earlier).box().meets(rows.get(later).box())) {
                    pairs.add(List.of(rows.get(earlier), rows.get(later)));
                }
            }
        }
        return pairs;
    }

    /** For each column the values, by their place in it, that are in the box. */
    record Box(List<BitSet> sides) {
        boolean isEmpty() {
            return sides.stream().anyMatch(BitSet::isEmpty);
        }

        boolean meets(Box other) {
            return IntStream.range(0, sides.size())
                    .allMatch(side -> sides.get(side).intersects(other.sides.get(side)));
        }

        /** Cuts off, side by side, what the first of the others leaves over; the rest of them must take each piece. */
        boolean isCoveredBy(List<Box> others) {
            if (isEmpty()) {
                return true;
            }
            if (others.isEmpty()) {
                return false;
            }
            var first = others.get(0);
            var left = this;
            for (var side = 0; side < sides.size() && !left.isEmpty(); side++) {
                var outside = left.with(side, first, true);
                if (!outside.isCoveredBy(others.subList(1, others.size()))) {
                    return false;
                }
                left = left.with(side, first, false);
            }
            return true;
        }

        private Box with(int side, Box other, boolean outside) {
            var part = (BitSet) sides.get(side).clone();
            if (outside) {
                part.andNot(other.sides.get(side));
            } else {
                part.and(other.sides.get(side));
            }
            var changed = new ArrayList<>(sides);
            changed.set(side, part);
            return new Box(changed);
        }
    }

    private static Box box(String id, Rule rule, List<List<Object>> sides) {
        var cells = Tables.conditions(rule);
        return new Box(IntStream.range(0, sides.size())
                .mapToObj(column -> side(id, cells.get(column), sides.get(column)))
                .toList());
    }

    private static BitSet side(String id, String cell, List<Object> values) {
        var fits = new BitSet();
        IntStream.range(0, values.size())
                .filter(value -> Tables.isAny(cell) || comparesColumns(id, cell) || fits(cell, values.get(value)))
                .forEach(fits::set);
        return fits;
    }

    private static boolean fits(String cell, Object value) {
        return FEEL.evaluateSimpleUnaryTests(
                cell, "cellInput", Variables.putValue("cellInput", value).asVariableContext());
    }

    /** {@code > maxCapacity} is true of any value, with another beside it. */
    private static boolean comparesColumns(String id, String cell) {
        return Tables.inputs(id).stream().map(Tables::name).anyMatch(name -> cell.matches(".*\\b" + name + "\\b.*"));
    }

    private static BitSet all(int size) {
        var all = new BitSet();
        all.set(0, size);
        return all;
    }
}
