package fr.parcours.register.space;

import static fr.parcours.register.Rows.orNull;
import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

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
    @Transactional(propagation = MANDATORY)
    public void set(String space, Meter meter) {
        forget(space, meter.utility());
        jdbc.sql("""
                        insert into space_meter (space_code, utility, state, point_ref, holder_is_mel, closed_months, subscribed_power)
                        values (:space, :utility, :state, :point, :mel, :closed, :power)""")
                .param("space", space)
                .param("utility", meter.utility().name())
                .param("state", meter.state().name())
                .param("point", meter.pointRef())
                .param("mel", meter.holderIsMel())
                .param("closed", meter.closedMonths())
                .param("power", meter.subscribedPower())
                .update();
    }

    /** Nothing is known of this utility any more. */
    @Transactional(propagation = MANDATORY)
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
        return jdbc.sql("""
                        select * from meter_reading where space_code = :space and utility = :utility
                         order by reading_no desc limit 1""")
                .param("space", space)
                .param("utility", utility.name())
                .query((row, no) -> reading(row))
                .optional();
    }

    /** @throws BadInput on {@code indexValue} or {@code readOn} when it is below or before the last one: meters run forward */
    @Transactional(propagation = MANDATORY)
    public void record(String space, Reading reading) {
        last(space, reading.utility()).ifPresent(last -> check(reading, last));
        jdbc.sql("""
                        insert into meter_reading (space_code, utility, reading_no, kind, dossier, index_value, unit, read_on, read_by, document_id)
                        values (:space, :utility,
                                (select coalesce(max(reading_no), 0) + 1 from meter_reading
                                  where space_code = :space and utility = :utility),
                                :kind, :dossier, :index, :unit, :on, :by, :document)""")
                .param("space", space)
                .param("utility", reading.utility().name())
                .param("kind", reading.kind().name())
                .param(
                        "dossier",
                        reading.dossier() == null ? null : reading.dossier().value())
                .param("index", reading.index())
                .param("unit", reading.unit().name())
                .param("on", reading.readOn())
                .param("by", reading.by())
                .param("document", reading.documentId())
                .update();
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
