package fr.parcours.register.space;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.space.Meter.Kind;
import fr.parcours.register.space.Meter.Reading;
import fr.parcours.register.space.Meter.Unit;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Meters of spaces and what was read on them. Owns {@code space_meter} and {@code meter_reading}. */
@Component
public class Meters {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final JdbcClient jdbc;

    Meters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The known ones; a utility without a meter here is unknown, not absent. */
    public Map<Utility, Meter> of(String space) {
        var meters = new EnumMap<Utility, Meter>(Utility.class);
        jdbc.sql("select * from space_meter where space_code = :space")
                .param("space", space)
                .query((row, no) -> meter(row))
                .list()
                .forEach(meter -> meters.put(meter.utility(), meter));
        return meters;
    }

    /** Writes down what is known of a meter now; its readings stay. */
    public void set(String space, Meter meter) {
        set(space, List.of(meter));
    }

    /** As above. @param meters at most one of each utility */
    public void set(String space, Collection<Meter> meters) {
        var known = of(space);
        var changed = meters.stream()
                .filter(meter -> !meter.equals(known.get(meter.utility())))
                .toList();
        var again = changed.stream()
                .map(Meter::utility)
                .filter(known::containsKey)
                .map(Utility::name)
                .toList();
        if (!again.isEmpty()) {
            jdbc.sql("delete from space_meter where space_code = :space and utility in (:utilities)")
                    .param("space", space)
                    .param("utilities", again)
                    .update();
        }
        Rows.insert(
                jdbc,
                "space_meter",
                changed.stream().map(meter -> row(space, meter)).toList());
    }

    private static Map<String, @Nullable Object> row(String space, Meter meter) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("space_code", space);
        row.put("utility", meter.utility().name());
        row.put("state", meter.state().name());
        row.put("point_ref", meter.pointRef());
        row.put("holder_is_mel", meter.holderIsMel());
        row.put("closed_months", meter.closedMonths());
        row.put("subscribed_power", meter.subscribedPower());
        return row;
    }

    /** Nothing is known of this utility any more. */
    void forget(String space, Utility utility) {
        jdbc.sql("delete from space_meter where space_code = :space and utility = :utility")
                .param("space", space)
                .param("utility", utility.name())
                .update();
    }

    /** Oldest first. */
    public List<Reading> readings(String space) {
        return jdbc.sql("select * from meter_reading where space_code = :space order by utility, reading_no")
                .param("space", space)
                .query((row, no) -> reading(row))
                .list();
    }

    /** Those of one dossier, oldest first. */
    public List<Reading> readings(DossierNumber dossier) {
        return jdbc.sql("select * from meter_reading where dossier = :dossier order by utility, reading_no")
                .param("dossier", dossier.value())
                .query((row, no) -> reading(row))
                .list();
    }

    /** The last one of this utility. */
    public Optional<Reading> last(String space, Utility utility) {
        return readings(space).stream()
                .filter(reading -> reading.utility() == utility)
                .reduce((earlier, later) -> later);
    }

    /** Adds readings, at most one of each utility. @throws BadInput as {@link #check} */
    public void record(String space, Collection<Reading> readings) {
        readings.forEach(reading -> check(space, reading));
        var last = jdbc
                .sql(
                        "select utility, max(reading_no) as last_no from meter_reading where space_code = :space group by utility")
                .param("space", space)
                .query((row, no) -> Map.entry(Utility.valueOf(row.getString("utility")), row.getInt("last_no")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Rows.insert(
                jdbc,
                "meter_reading",
                readings.stream()
                        .map(reading -> row(space, last.getOrDefault(reading.utility(), 0) + 1, reading))
                        .toList());
    }

    private static Map<String, @Nullable Object> row(String space, int no, Reading reading) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("space_code", space);
        row.put("utility", reading.utility().name());
        row.put("reading_no", no);
        row.put("kind", reading.kind().name());
        row.put("dossier", reading.dossier() == null ? null : reading.dossier().value());
        row.put("index_value", reading.index());
        row.put("unit", reading.unit().name());
        row.put("read_on", reading.readOn());
        row.put("read_by", reading.by());
        row.put("document_id", reading.documentId());
        return row;
    }

    /** @throws BadInput on {@code indexValue} or {@code readOn} when it is below or before the last one: meters run forward */
    public void check(String space, Reading reading) {
        last(space, reading.utility()).ifPresent(last -> check(reading, last));
    }

    private static void check(Reading reading, Reading last) {
        if (reading.index().compareTo(last.index()) < 0) {
            throw new BadInput(
                    "indexValue",
                    "L'index relevé (%s) est inférieur au précédent (%s %s le %s) : vérifiez le compteur et la saisie."
                            .formatted(
                                    reading.index().toPlainString(),
                                    last.index().stripTrailingZeros().toPlainString(),
                                    last.unit().label(),
                                    last.readOn().format(DAY)));
        }
        if (reading.readOn().isBefore(last.readOn())) {
            throw new BadInput(
                    "readOn",
                    "Le relevé du %s précède le dernier, du %s."
                            .formatted(
                                    reading.readOn().format(DAY), last.readOn().format(DAY)));
        }
    }

    private static Meter meter(ResultSet row) throws SQLException {
        return new Meter(
                Utility.valueOf(row.getString("utility")),
                MeterState.valueOf(row.getString("state")),
                row.getString("point_ref"),
                orNull(row, "holder_is_mel", Boolean.class),
                orNull(row, "closed_months", Integer.class),
                orNull(row, "subscribed_power", Integer.class));
    }

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(
                Utility.valueOf(row.getString("utility")),
                Kind.valueOf(row.getString("kind")),
                number(row.getString("dossier")),
                row.getObject("index_value", BigDecimal.class),
                Unit.valueOf(row.getString("unit")),
                row.getObject("read_on", LocalDate.class),
                row.getString("read_by"),
                row.getString("document_id"));
    }

    private static @Nullable DossierNumber number(@Nullable String dossier) {
        return dossier == null ? null : new DossierNumber(dossier);
    }
}
