package fr.parcours.register.space;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.NotFound;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Soil;
import fr.parcours.register.space.Space.Status;
import fr.parcours.register.space.Space.StructuralState;
import fr.parcours.register.space.Space.Utility;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The inventory of vacant spaces. Owns {@code space} and {@code space_meter}. */
@Component
public class Spaces {
    private final JdbcClient jdbc;

    Spaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every space, by code. */
    public List<Space> all() {
        var meters = meters();
        return jdbc.sql("select * from space order by code")
                .query((row, no) -> read(row, meters))
                .list();
    }

    /** The spaces that this road can serve: those of the MEL that no operator runs (contract.md). By code. */
    public List<Space> lendable() {
        return all().stream()
                .filter(space -> space.ownerType().equals("MEL") && !space.managedByOperator())
                .toList();
    }

    public Optional<Space> find(String code) {
        var meters = meters(code);
        return jdbc.sql("select * from space where code = :code")
                .param("code", code)
                .query((row, no) -> read(row, Map.of(code, meters)))
                .optional();
    }

    /** Code, name and commune on one line: as {@link Space#title}, without reading the rest. */
    public String title(String code) {
        return jdbc.sql("select label, commune from space where code = :code")
                .param("code", code)
                .query((row, no) -> Space.title(code, row.getString("label"), row.getString("commune")))
                .single();
    }

    /** @throws NotFound when no space has this code */
    public Space get(String code) {
        return find(code).orElseThrow(() -> new NotFound("L'espace %s n'existe pas.".formatted(code)));
    }

    private Map<String, Map<Utility, MeterState>> meters() {
        var all = new HashMap<String, Map<Utility, MeterState>>();
        jdbc.sql("select space_code, utility, state from space_meter").query(row -> {
            all.computeIfAbsent(row.getString("space_code"), none -> new EnumMap<>(Utility.class))
                    .put(Utility.valueOf(row.getString("utility")), MeterState.valueOf(row.getString("state")));
        });
        return all;
    }

    private Map<Utility, MeterState> meters(String code) {
        var meters = new EnumMap<Utility, MeterState>(Utility.class);
        jdbc.sql("select utility, state from space_meter where space_code = :code")
                .param("code", code)
                .query(row -> {
                    meters.put(Utility.valueOf(row.getString("utility")), MeterState.valueOf(row.getString("state")));
                });
        return meters;
    }

    private static Space read(ResultSet row, Map<String, Map<Utility, MeterState>> meters) throws SQLException {
        var code = row.getString("code");
        var structure = row.getString("structural_state");
        return new Space(
                code,
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
                orNull(row, "closed_months", Integer.class),
                Status.valueOf(row.getString("status")),
                structure == null ? null : StructuralState.valueOf(structure),
                orNull(row, "dta_present", Boolean.class),
                row.getBoolean("dta_degraded"),
                Soil.valueOf(row.getString("soil")),
                row.getString("transport"),
                row.getString("confidentiality"),
                orNull(row, "available_from", LocalDate.class),
                orNull(row, "available_until", LocalDate.class),
                Map.copyOf(meters.getOrDefault(code, Map.of())));
    }
}
