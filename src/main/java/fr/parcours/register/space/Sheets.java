package fr.parcours.register.space;

import static java.util.stream.Collectors.joining;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.NotFound;
import fr.parcours.register.Rows;
import fr.parcours.register.space.Draft.Change;
import fr.parcours.register.space.Kind.Day;
import fr.parcours.register.space.Kind.Decimal;
import fr.parcours.register.space.Kind.Diagnoses;
import fr.parcours.register.space.Kind.Unfit;
import fr.parcours.register.space.Kind.Whole;
import fr.parcours.register.space.Kind.YesNo;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sheets of the inventory: how patrimony changes what {@link Spaces}, {@link Meters} and {@link Diagnostics} know, and
 * the trace of it. Owns {@code space_change}.
 */
@Component
public class Sheets {
    private static final List<Fact> OF_SPACE =
            Fact.ALL.stream().filter(Fact::isOfTheSpace).toList();

    /** Where a change came from. */
    public enum Origin {
        FICHE,
        IMPORT
    }

    /** One line of the trace. */
    public record Trace(
            int edition,
            Fact fact,
            @Nullable String before,
            @Nullable String after,
            Origin origin,
            String by,
            Instant at) {}

    private final JdbcClient jdbc;
    private final Meters meters;
    private final Diagnostics diagnostics;
    private final Clock clock;

    Sheets(JdbcClient jdbc, Meters meters, Diagnostics diagnostics, Clock clock) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.diagnostics = diagnostics;
        this.clock = clock;
    }

    /** Every sheet, by code. */
    public List<Sheet> all() {
        return jdbc.sql("select * from space order by code").query((row, no) -> read(row)).list().stream()
                .map(this::completed)
                .toList();
    }

    public Optional<Sheet> find(String code) {
        return jdbc.sql("select * from space where code = :code")
                .param("code", code)
                .query((row, no) -> read(row))
                .optional()
                .map(this::completed);
    }

    /** @throws NotFound when no space has this code */
    public Sheet get(String code) {
        return find(code).orElseThrow(() -> new NotFound("L'espace %s n'existe pas.".formatted(code)));
    }

    /** The space that another inventory knows by this reference. */
    public Optional<String> withSourceRef(String reference) {
        return jdbc.sql("select code from space where source_ref = :reference")
                .param("reference", reference)
                .query(String.class)
                .optional();
    }

    /** The codes that are taken. */
    public List<String> codes() {
        return jdbc.sql("select code from space order by code")
                .query(String.class)
                .list();
    }

    /**
     * What would come of it.
     *
     * @param typed text by key of {@link Fact}; empty means unknown; a fact that is absent stays as it is
     */
    public Draft draft(String code, @Nullable Sheet before, Map<String, String> typed) {
        var errors = new ArrayList<BadInput.Error>();
        var facts = new HashMap<String, String>(before == null ? Map.of() : before.facts());
        for (var fact : Fact.ALL) {
            var text = typed.get(fact.key());
            if (text == null || text.isBlank()) {
                if (text != null || before == null) {
                    leaveOpen(fact, before == null, facts, errors);
                }
                continue;
            }
            try {
                facts.put(fact.key(), fact.kind().read(text));
            } catch (Unfit unfit) {
                errors.add(new BadInput.Error(fact.key(), fact.label() + " : " + unfit.getMessage()));
            }
        }
        if (errors.isEmpty()) {
            errors.addAll(SheetCheck.of(facts, LocalDate.now(clock)));
        }
        return new Draft(code, before, Map.copyOf(facts), changes(before, facts), List.copyOf(errors));
    }

    private static void leaveOpen(Fact fact, boolean isNew, Map<String, String> facts, List<BadInput.Error> errors) {
        facts.remove(fact.key());
        if (!fact.needed()) {
            return;
        }
        if (isNew && fact.initial() != null) {
            facts.put(fact.key(), fact.initial());
        } else {
            errors.add(new BadInput.Error(fact.key(), fact.label() + " : à renseigner."));
        }
    }

    private static List<Change> changes(@Nullable Sheet before, Map<String, String> after) {
        Map<String, String> earlier = before == null ? Map.of() : before.facts();
        return Fact.ALL.stream()
                .filter(fact -> !Objects.equals(earlier.get(fact.key()), after.get(fact.key())))
                .map(fact -> new Change(fact, earlier.get(fact.key()), after.get(fact.key())))
                .toList();
    }

    /**
     * Writes it down with its trace; a draft without changes writes nothing.
     *
     * @param sourceRef by what another inventory knows the space; null leaves it alone
     * @throws BadInput when the draft has errors
     * @throws Conflict (409) when somebody else changed the sheet meanwhile, or made a space with this code
     */
    public void save(Draft draft, @Nullable String sourceRef, Origin origin, String by) {
        if (!draft.errors().isEmpty()) {
            throw new BadInput(draft.errors());
        }
        if (draft.changes().isEmpty()) {
            return;
        }
        var before = draft.before();
        if (before == null) {
            insert(draft);
        } else {
            update(draft, before.edition());
        }
        if (sourceRef != null) {
            jdbc.sql("update space set source_ref = :reference where code = :code")
                    .param("reference", sourceRef)
                    .param("code", draft.code())
                    .update();
        }
        saveMeters(draft);
        saveDiagnostics(draft);
        trace(draft, origin, by);
    }

    private void insert(Draft draft) {
        var sql = "insert into space (code, %s) values (:code, %s)"
                .formatted(
                        OF_SPACE.stream().map(Fact::column).collect(joining(", ")),
                        OF_SPACE.stream().map(fact -> ":" + fact.key()).collect(joining(", ")));
        try {
            columns(jdbc.sql(sql).param("code", draft.code()), draft).update();
        } catch (DuplicateKeyException taken) {
            throw new Conflict("L'espace %s vient d'être créé par un collègue.".formatted(draft.code()));
        }
    }

    /** What the seeds say for the first start is over once somebody has touched the sheet. */
    private void update(Draft draft, int edition) {
        var sql = """
                update space set %s, edition = edition + 1,
                       window_months = null, project_after_months = null, closed_months = null
                 where code = :code and edition = :edition""".formatted(OF_SPACE.stream()
                .map(fact -> "%s = :%s".formatted(fact.column(), fact.key()))
                .collect(joining(", ")));
        var changed = columns(jdbc.sql(sql).param("code", draft.code()).param("edition", edition), draft)
                .update();
        if (changed == 0) {
            throw changedMeanwhile(draft.code());
        }
    }

    /** What to say to who worked on an older sheet. */
    public static Conflict changedMeanwhile(String code) {
        return new Conflict(
                "La fiche %s a changé pendant votre saisie. Rechargez-la pour repartir de ce qu'elle dit maintenant."
                        .formatted(code));
    }

    private static JdbcClient.StatementSpec columns(JdbcClient.StatementSpec statement, Draft draft) {
        var filled = statement;
        for (var fact : OF_SPACE) {
            var text = draft.facts().get(fact.key());
            filled = filled.param(fact.key(), text == null ? null : fact.kind().column(text), type(fact.kind()));
        }
        return filled;
    }

    private static int type(Kind kind) {
        if (kind instanceof Whole) {
            return java.sql.Types.INTEGER;
        }
        if (kind instanceof Decimal) {
            return java.sql.Types.NUMERIC;
        }
        if (kind instanceof Day) {
            return java.sql.Types.DATE;
        }
        return kind instanceof YesNo ? java.sql.Types.BOOLEAN : java.sql.Types.VARCHAR;
    }

    private void saveMeters(Draft draft) {
        var known = meters.of(draft.code());
        for (var utility : Utility.values()) {
            if (draft.changes().stream().noneMatch(change -> change.fact().meter() == utility)) {
                continue;
            }
            var state = ofMeter(draft.facts(), utility, Fact.STATE);
            if (state == null) {
                meters.forget(draft.code(), utility);
                continue;
            }
            var holder = ofMeter(draft.facts(), utility, Fact.HOLDER);
            var meter = Optional.ofNullable(known.get(utility));
            meters.set(
                    draft.code(),
                    new Meter(
                            utility,
                            MeterState.valueOf(state),
                            ofMeter(draft.facts(), utility, Fact.POINT),
                            holder == null ? null : holder.equals(YesNo.YES),
                            meter.map(Meter::closedMonths).orElse(null),
                            meter.map(Meter::subscribedPower).orElse(null)));
        }
    }

    private static @Nullable String ofMeter(Map<String, String> facts, Utility utility, String what) {
        return facts.get(utility.name().toLowerCase(Locale.ROOT) + what);
    }

    /** Those that stay keep their paper. */
    private void saveDiagnostics(Draft draft) {
        var before = diagnostics.of(draft.code());
        var after = Diagnoses.parse(draft.facts().getOrDefault(Fact.DIAGNOSTICS, ""));
        before.stream()
                .filter(diagnostic -> after.stream().noneMatch(kept -> sameDay(kept, diagnostic)))
                .forEach(gone -> diagnostics.strike(draft.code(), gone));
        for (var diagnostic : after) {
            var earlier =
                    before.stream().filter(known -> sameDay(known, diagnostic)).findFirst();
            var paper = earlier.map(Diagnostic::documentId).orElse(null);
            var kept = new Diagnostic(
                    diagnostic.code(), diagnostic.madeOn(), diagnostic.validUntil(), diagnostic.conclusion(), paper);
            if (!Optional.of(kept).equals(earlier)) {
                diagnostics.record(draft.code(), kept);
            }
        }
    }

    private static boolean sameDay(Diagnostic one, Diagnostic other) {
        return one.code() == other.code() && one.madeOn().equals(other.madeOn());
    }

    private void trace(Draft draft, Origin origin, String by) {
        var before = draft.before();
        for (var change : draft.changes()) {
            jdbc.sql("""
                            insert into space_change (id, space_code, edition, fact, before_text, after_text, origin, changed_by, changed_at)
                            values (:id, :space, :edition, :fact, :before, :after, :origin, :by, :at)""")
                    .param("id", UUID.randomUUID().toString())
                    .param("space", draft.code())
                    .param("edition", before == null ? 0 : before.edition() + 1)
                    .param("fact", change.fact().key())
                    .param("before", change.before())
                    .param("after", change.after())
                    .param("origin", origin.name())
                    .param("by", by)
                    .param("at", Rows.at(clock.instant()))
                    .update();
        }
    }

    /** Newest first. */
    public List<Trace> history(String code) {
        return jdbc.sql("select * from space_change where space_code = :code order by edition desc, fact")
                .param("code", code)
                .query((row, no) -> new Trace(
                        row.getInt("edition"),
                        Fact.named(row.getString("fact")).orElseThrow(),
                        row.getString("before_text"),
                        row.getString("after_text"),
                        Origin.valueOf(row.getString("origin")),
                        row.getString("changed_by"),
                        Rows.instant(row, "changed_at")))
                .list();
    }

    private static Sheet read(ResultSet row) throws SQLException {
        var facts = new HashMap<String, String>();
        for (var fact : OF_SPACE) {
            var value = row.getObject(fact.column());
            if (value != null) {
                facts.put(fact.key(), text(value));
            }
        }
        return new Sheet(row.getString("code"), row.getInt("edition"), facts);
    }

    private static String text(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? YesNo.YES : YesNo.NO;
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }

    private Sheet completed(Sheet sheet) {
        var facts = new HashMap<>(sheet.facts());
        meters.of(sheet.code()).forEach((utility, meter) -> {
            var key = utility.name().toLowerCase(Locale.ROOT);
            facts.put(key + Fact.STATE, meter.state().name());
            if (meter.pointRef() != null) {
                facts.put(key + Fact.POINT, meter.pointRef());
            }
            if (meter.holderIsMel() != null) {
                facts.put(key + Fact.HOLDER, text(meter.holderIsMel()));
            }
        });
        var checks = diagnostics.of(sheet.code());
        if (!checks.isEmpty()) {
            facts.put(Fact.DIAGNOSTICS, Diagnoses.write(checks));
        }
        return new Sheet(sheet.code(), sheet.edition(), Map.copyOf(facts));
    }
}
