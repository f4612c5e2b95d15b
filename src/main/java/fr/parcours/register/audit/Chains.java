package fr.parcours.register.audit;

import fr.parcours.AuditEvent;
import fr.parcours.AuditTrail;
import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The chains of the audit trail, which only grow: the database refuses any other change ({@link AppendOnly}). Owns
 * {@code audit_chain} and {@code audit_line}.
 */
@Component
public class Chains implements AuditTrail {
    /** What belongs to no dossier. */
    public static final String HOUSE = "MAISON";

    /** How far a chain goes. */
    record Tip(String chain, long length, String head) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Chains(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The chain is the caller's until his transaction ends. */
    @Override
    public void write(
            AuditEvent event, @Nullable DossierNumber dossier, String about, String login, Collection<String> roles) {
        var chain = dossier == null ? HOUSE : dossier.value();
        var tip = hold(chain).orElseGet(() -> begin(chain));
        var line = new AuditLine(
                        chain,
                        tip.length() + 1,
                        event.name(),
                        about.substring(0, Math.min(about.length(), AuditLine.LONGEST_ABOUT)),
                        login,
                        AuditLine.joined(roles),
                        Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        AuditLine.NONE)
                .requireOne()
                .after(tip.head());
        jdbc.sql("""
                        insert into audit_line (chain, line_no, event, about, login, roles, written_at, house_time, hash)
                        values (:chain, :no, :event, :about, :login, :roles, :at, :house, :hash)""")
                .param("chain", chain)
                .param("no", line.no())
                .param("event", line.event())
                .param("about", line.about())
                .param("login", login)
                .param("roles", line.roles())
                .param("at", Rows.at(line.at()))
                .param("house", Rows.at(line.houseTime()))
                .param("hash", line.hash())
                .update();
        jdbc.sql("update audit_chain set line_count = :no, head = :hash where chain = :chain")
                .param("no", line.no())
                .param("hash", line.hash())
                .param("chain", chain)
                .update();
    }

    /** Until the end of the transaction nobody else writes to it. */
    Optional<Tip> hold(String chain) {
        return jdbc.sql("select * from audit_chain where chain = :chain for update")
                .param("chain", chain)
                .query((row, no) -> tip(row))
                .optional();
    }

    /** One begins after another, so that two do not begin the same. */
    private Tip begin(String chain) {
        hold(HOUSE);
        jdbc.sql("""
                        insert into audit_chain (chain, line_count, head)
                        select cast(:chain as varchar(15)), 0, cast(:none as varchar(64))
                         where not exists (select 1 from audit_chain where chain = :chain)""").param("chain", chain).param("none", AuditLine.NONE).update();
        return hold(chain).orElseThrow();
    }

    /** How far all of them go, by name. */
    List<Tip> tips() {
        return jdbc.sql("select * from audit_chain order by chain")
                .query((row, no) -> tip(row))
                .list();
    }

    /** A part of a chain, in its order. @param after the line before it */
    List<AuditLine> part(String chain, long after, int most) {
        return jdbc.sql("""
                        select * from audit_line where chain = :chain and line_no > :after order by line_no
                         fetch first %d rows only""".formatted(most))
                .param("chain", chain)
                .param("after", after)
                .query((row, no) -> read(row))
                .list();
    }

    /**
     * The latest lines first.
     *
     * @param events of these kinds, one at least
     * @param house those of the house too
     * @param dossier of this one only; null: of all
     * @param skipped how many later ones the reader has seen
     */
    public List<AuditLine> latest(
            Set<AuditEvent> events, boolean house, @Nullable DossierNumber dossier, int skipped, int most) {
        return jdbc.sql("""
                        select * from audit_line
                         where event in (:events) and (:house or chain <> 'MAISON')
                           and (cast(:dossier as varchar(15)) is null or chain = :dossier)
                         order by written_at desc, chain, line_no desc
                        offset %d rows fetch first %d rows only""".formatted(skipped, most))
                .param("events", events.stream().map(Enum::name).collect(Collectors.toSet()))
                .param("house", house)
                .param("dossier", dossier == null ? null : dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    private static Tip tip(ResultSet row) throws SQLException {
        return new Tip(row.getString("chain"), row.getLong("line_count"), row.getString("head"));
    }

    private static AuditLine read(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getString("chain"),
                row.getLong("line_no"),
                row.getString("event"),
                row.getString("about"),
                row.getString("login"),
                row.getString("roles"),
                Rows.instant(row, "written_at"),
                Rows.instant(row, "house_time"),
                row.getString("hash"));
    }
}
