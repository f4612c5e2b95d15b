package fr.parcours.register.space;

import static fr.parcours.register.Rows.orNull;
import static java.time.temporal.ChronoUnit.MONTHS;

import fr.parcours.NotFound;
import fr.parcours.register.space.Space.Equipment;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Soil;
import fr.parcours.register.space.Space.Status;
import fr.parcours.register.space.Space.StructuralState;
import fr.parcours.register.space.Space.Utility;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The inventory of vacant spaces. Owns {@code space}. */
@Component
public class Spaces {
    private static final String WITH_METERS = """
            select space.*, (select string_agg(utility || ' ' || state, ',') from space_meter where space_code = space.code)
                   as meters
              from space""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RowMapper<Space> reader = (row, no) -> read(row);

    Spaces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every space, by code. */
    public List<Space> all() {
        return jdbc.sql(WITH_METERS + " order by code").query(reader).list();
    }

    /** The spaces that the house may lend by itself: those of the MEL that no operator runs. By code. */
    public List<Space> lendable() {
        return all().stream()
                .filter(space -> space.ownerType().equals("MEL") && !space.managedByOperator())
                .toList();
    }

    public Optional<Space> find(String code) {
        return jdbc.sql(WITH_METERS + " where code = :code")
                .param("code", code)
                .query(reader)
                .optional();
    }

    /** As {@link Space#title}. */
    public String title(String code) {
        return get(code).title();
    }

    /** Is no longer offered. @param structure what is known of its structure now; null: as before */
    public void withdraw(String code, Status status, @Nullable StructuralState structure) {
        jdbc.sql("""
                        update space set status = :status, structural_state = coalesce(:structure, structural_state)
                         where code = :code""")
                .param("status", status.name())
                .param("structure", structure == null ? null : structure.name(), Types.VARCHAR)
                .param("code", code)
                .update();
    }

    /** @throws NotFound when no space has this code */
    public Space get(String code) {
        return find(code).orElseThrow(() -> new NotFound("L'espace %s n'existe pas.".formatted(code)));
    }

    private static Map<Utility, MeterState> states(@Nullable String meters) {
        var states = new EnumMap<Utility, MeterState>(Utility.class);
        if (meters != null) {
            for (var meter : meters.split(",")) {
                var told = meter.split(" ");
                states.put(Utility.valueOf(told[0]), MeterState.valueOf(told[1]));
            }
        }
        return states;
    }

    private @Nullable Integer closedMonths(ResultSet row) throws SQLException {
        var since = orNull(row, "closed_since", LocalDate.class);
        return since == null
                ? orNull(row, "closed_months", Integer.class)
                : Integer.valueOf((int) MONTHS.between(since, LocalDate.now(clock)));
    }

    private Space read(ResultSet row) throws SQLException {
        var structure = row.getString("structural_state");
        return new Space(
                row.getString("code"),
                row.getString("label"),
                row.getString("address_line"),
                row.getString("postal_code"),
                row.getString("commune"),
                row.getString("insee_code"),
                orNull(row, "area_usable", BigDecimal.class),
                orNull(row, "area_plot", BigDecimal.class),
                row.getBoolean("building"),
                orNull(row, "building_permit_year", Integer.class),
                row.getString("owner_type"),
                row.getBoolean("managed_by_operator"),
                row.getString("domaniality"),
                row.getBoolean("reserve_fonciere"),
                orNull(row, "release_date", LocalDate.class),
                row.getString("last_use"),
                row.getString("erp_type"),
                row.getString("erp_category"),
                row.getInt("max_capacity"),
                orNull(row, "pmr_access", Boolean.class),
                row.getBoolean("accessibility_derogation"),
                closedMonths(row),
                Status.valueOf(row.getString("status")),
                structure == null ? null : StructuralState.valueOf(structure),
                orNull(row, "dta_present", Boolean.class),
                row.getBoolean("dta_degraded"),
                Soil.valueOf(row.getString("soil")),
                row.getString("transport"),
                row.getString("confidentiality"),
                orNull(row, "available_from", LocalDate.class),
                orNull(row, "available_until", LocalDate.class),
                row.getString("budget_code"),
                orNull(row, "near_transit", Boolean.class),
                orNull(row, "fibre", Boolean.class),
                new Equipment(
                        orNull(row, "housing", Boolean.class),
                        orNull(row, "risk_zone", Boolean.class),
                        orNull(row, "boiler", Boolean.class),
                        orNull(row, "fire_equipment", Boolean.class),
                        orNull(row, "has_lift", Boolean.class),
                        orNull(row, "visible_cracks", Boolean.class),
                        orNull(row, "showers", Boolean.class)),
                Map.copyOf(states(row.getString("meters"))));
    }
}
