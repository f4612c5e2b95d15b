package fr.parcours.engine;

import static java.util.stream.Collectors.groupingBy;

import fr.parcours.DossierNumber;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the tables decided in the course of a dossier, row by row, each with its ground as the version of the table that
 * decided words it. Reads the engine's own history: its services would ask once for each process of the dossier.
 */
@Component
public class Rulings {
    /** A table answered. @param table its key · name French · version of the table · rows those that fired, in the table's order */
    public record Ruling(String table, String name, int version, Instant at, List<Row> rows) {}

    /** A row that fired. @param no its place in the table, from 1 · ground its annotation · answers label to value */
    public record Row(int no, String ground, Map<String, String> answers) {}

    private record Fired(
            String id,
            String definition,
            String table,
            String name,
            Instant at,
            @Nullable String rule,
            int order,
            @Nullable String label,
            @Nullable String value) {}

    private record Annotation(int no, String ground) {}

    private static final XMLInputFactory XML = reader();

    private final JdbcClient jdbc;
    private final RepositoryService repository;
    private final House house;
    private final Map<String, Map<String, Annotation>> annotations = new ConcurrentHashMap<>();

    Rulings(JdbcClient jdbc, RepositoryService repository, House house) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.house = house;
    }

    /** The oldest first. Delays and reminders, looked up at every task, decide nothing about the dossier. */
    public List<Ruling> of(DossierNumber dossier) {
        return jdbc.sql("""
                        select d.id_, d.dec_def_id_, d.dec_def_key_, d.dec_def_name_, d.eval_time_,
                               o.rule_id_, o.rule_order_, o.clause_name_, o.var_type_, o.text_, o.long_, o.double_
                          from act_hi_procinst p
                          join act_hi_decinst d on d.proc_inst_id_ = p.proc_inst_id_
                          left join act_hi_dec_out o on o.dec_inst_id_ = d.id_
                         where p.business_key_ = :dossier and d.dec_def_key_ not in ('sla', 'escalation')
                         order by d.eval_time_, d.id_, o.rule_order_, o.clause_id_""").param("dossier", dossier.value()).query((row, no) -> fired(row)).list().stream()
                .collect(groupingBy(Fired::id, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(this::ruling)
                .toList();
    }

    private Ruling ruling(List<Fired> fired) {
        var first = fired.get(0);
        var known = annotations.computeIfAbsent(first.definition(), this::annotations);
        var rows = fired.stream()
                .filter(one -> one.rule() != null)
                .collect(groupingBy(Fired::order, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(row -> row(row, known))
                .toList();
        return new Ruling(first.table(), first.name(), version(first.definition()), first.at(), rows);
    }

    private static Row row(List<Fired> outputs, Map<String, Annotation> known) {
        var annotation = known.getOrDefault(String.valueOf(outputs.get(0).rule()), new Annotation(0, ""));
        var answers = new LinkedHashMap<String, String>();
        outputs.forEach(output -> {
            if (output.label() != null && output.value() != null) {
                answers.put(output.label(), output.value());
            }
        });
        return new Row(annotation.no(), annotation.ground(), answers);
    }

    /** Row ids and what stands beside them, read off the file: the engine would check all of it against its schema first. */
    private Map<String, Annotation> annotations(String definition) {
        try (var table = house.act(() -> repository.getDecisionModel(definition))) {
            return annotations(XML.createXMLStreamReader(table));
        } catch (IOException | XMLStreamException unreadable) {
            throw new IllegalStateException("table %s cannot be read".formatted(definition), unreadable);
        }
    }

    private static Map<String, Annotation> annotations(XMLStreamReader table) throws XMLStreamException {
        var known = new HashMap<String, Annotation>();
        var rule = "";
        while (table.hasNext()) {
            if (table.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (table.getLocalName()) {
                case "rule" -> {
                    rule = table.getAttributeValue(null, "id");
                    known.put(rule, new Annotation(known.size() + 1, ""));
                }
                case "description" -> known.computeIfPresent(rule, (id, row) -> new Annotation(row.no(), text(table)));
                case "inputEntry" -> rule = ""; // what follows describes a cell
                default -> {}
            }
        }
        return known;
    }

    private static String text(XMLStreamReader element) {
        try {
            return element.getElementText().strip();
        } catch (XMLStreamException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static XMLInputFactory reader() {
        var xml = XMLInputFactory.newFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return xml;
    }

    private static int version(String definition) {
        return Integer.parseInt(definition.split(":")[1]);
    }

    private static Fired fired(ResultSet row) throws SQLException {
        return new Fired(
                row.getString("id_"),
                row.getString("dec_def_id_"),
                row.getString("dec_def_key_"),
                row.getString("dec_def_name_"),
                row.getTimestamp("eval_time_").toInstant(),
                row.getString("rule_id_"),
                row.getInt("rule_order_"),
                row.getString("clause_name_"),
                value(row));
    }

    private static @Nullable String value(ResultSet row) throws SQLException {
        return switch (String.valueOf(row.getString("var_type_"))) {
            case "boolean" -> row.getLong("long_") == 1 ? "oui" : "non";
            case "integer", "long" -> String.valueOf(row.getLong("long_"));
            case "double" -> String.valueOf(row.getDouble("double_"));
            case "string" -> row.getString("text_");
            default -> null;
        };
    }
}
