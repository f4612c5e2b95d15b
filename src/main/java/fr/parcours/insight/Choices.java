package fr.parcours.insight;

import fr.parcours.engine.Names;
import fr.parcours.engine.UserTasks;
import fr.parcours.register.dossier.OccupantTypeLabels;
import fr.parcours.register.legal.TitleLabels;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What figures can be filtered by: the values that dossiers have. */
@Component
public class Choices {
    /** By the name of the parameter. */
    public record Report(List<String> commune, List<Choice> title, List<Choice> service, List<Choice> occupantType) {}

    /** A value of a parameter, and what it is called. */
    public record Choice(String id, String label) {}

    private static final String UNKNOWN = "inconnu";

    private final JdbcClient jdbc;
    private final Names names;
    private final UserTasks userTasks;

    Choices(JdbcClient jdbc, Names names, UserTasks userTasks) {
        this.jdbc = jdbc;
        this.names = names;
        this.userTasks = userTasks;
    }

    public Report all() {
        return new Report(
                values("s.commune"),
                called(titles(), title -> Spoken.heading(TitleLabels.of(title))),
                called(values("d.service"), names::service),
                called(values("d.occupant_type"), type -> Spoken.heading(OccupantTypeLabels.of(type))));
    }

    /** What a filter asks, as « commune=Lille »; a value that nothing here has is somebody's words, and is not told. */
    public Stream<String> told(Filter filter) {
        return new TreeMap<>(filter.params())
                .entrySet().stream()
                        .map(by -> by.getKey() + "=" + (isKnown(by.getKey(), by.getValue()) ? by.getValue() : UNKNOWN));
    }

    private boolean isKnown(String parameter, Object value) {
        return switch (parameter) {
            case "commune" -> read("select distinct commune from space").contains(value);
            case "title" -> !TitleLabels.of(value.toString()).equals(value);
            case "service" -> values("d.service").contains(value);
            case "occupantType" -> !OccupantTypeLabels.of(value.toString()).equals(value);
            case "process" ->
                userTasks.inService().stream().anyMatch(task -> task.process().equals(value));
            default -> value instanceof Integer;
        };
    }

    private static List<Choice> called(List<String> ids, UnaryOperator<String> label) {
        return ids.stream()
                .map(id -> new Choice(id, label.apply(id)))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private List<String> titles() {
        return read(
                "select legal_title from agreement union select legal_title from legal_qualification where set_aside = false");
    }

    private List<String> values(String column) {
        return read("select distinct %s from dossier d join space s on s.code = d.space_code".formatted(column));
    }

    private List<String> read(String sql) {
        return jdbc.sql(sql).query(String.class).list().stream().sorted().toList();
    }
}
