package fr.parcours.insight;

import fr.parcours.engine.Names;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What figures can be filtered by: the values that dossiers have. */
@Component
public class Choices {
    /** By the name of the parameter. */
    public record Report(List<String> commune, List<String> title, List<Service> service, List<String> occupantType) {}

    /** A requesting service. */
    public record Service(String id, String label) {}

    private final JdbcClient jdbc;
    private final Names names;

    Choices(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    public Report all() {
        return new Report(
                values("s.commune"),
                values(Filter.TITLE),
                values("d.service").stream()
                        .map(id -> new Service(id, names.service(id)))
                        .sorted(Comparator.comparing(Service::label))
                        .toList(),
                values("d.occupant_type"));
    }

    private List<String> values(String expression) {
        return jdbc
                .sql("select distinct %s as found from dossier d join space s on s.code = d.space_code"
                        .formatted(expression))
                .query(String.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
