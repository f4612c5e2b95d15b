package fr.parcours.register.substitute;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.NotFound;
import fr.parcours.register.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who stands in for whom. A holder has one substitute at a time; none of two may be in a chain (security.md, section 3).
 * Who is fit to stand in is the directory's to say. Owns {@code substitution} and
 * {@code substitution_turn}.
 */
@Component
public class Substitutes {
    private final JdbcClient jdbc;
    private final Clock clock;

    Substitutes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Names a substitute, in place of the one before. One at a time: two that would be a chain together do not pass each
     * other.
     *
     * @param members the logins behind a holder or a substitute, which may be a group
     * @throws BadInput for a past day, or when either of the two stands in another substitution on these days
     */
    public void name(Substitution wanted, String by, Function<String, Set<String>> members) {
        if (wanted.to().isBefore(today())) {
            throw new BadInput("to", "Cette période est déjà passée.");
        }
        jdbc.sql("update substitution_turn set taken = taken + 1").update();
        refuseChain(wanted, members);
        callOff(wanted.holder(), by);
        try {
            jdbc.sql("""
                            insert into substitution (id, holder, substitute, from_day, to_day, ground, named_by, named_at, current_holder)
                            values (:id, :holder, :substitute, :from, :to, :ground, :by, :now, :holder)""")
                    .param("id", UUID.randomUUID().toString())
                    .param("holder", wanted.holder())
                    .param("substitute", wanted.substitute())
                    .param("from", wanted.from())
                    .param("to", wanted.to())
                    .param("ground", wanted.ground())
                    .param("by", by)
                    .param("now", Rows.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException raced) {
            throw new Conflict("Un suppléant vient d'être désigné. Rechargez la page.");
        }
    }

    private void refuseChain(Substitution wanted, Function<String, Set<String>> members) {
        var absent = members.apply(wanted.holder());
        var standingIn = members.apply(wanted.substitute());
        for (var other : all()) {
            if (!other.overlaps(wanted) || other.holder().equals(wanted.holder())) {
                continue; // the one before it makes place
            }
            if (!Collections.disjoint(members.apply(other.holder()), standingIn)) {
                throw new BadInput("substitute", "Ce suppléant est lui-même remplacé à ces dates.");
            }
            if (!Collections.disjoint(members.apply(other.substitute()), absent)) {
                throw new BadInput(
                        "from",
                        "Qui s'absente est déjà suppléant à ces dates : désignez d'abord quelqu'un d'autre pour cette suppléance.");
            }
        }
    }

    /** The holder is back, or another is named. @throws NotFound when nobody stands in or will */
    public void end(String holder, String by) {
        if (of(holder).isEmpty()) {
            throw new NotFound("Aucun suppléant n'est désigné.");
        }
        callOff(holder, by);
    }

    /** One whose last day has passed ended by itself; the row only makes place. */
    private void callOff(String holder, String by) {
        jdbc.sql("""
                        update substitution set ended_by = :by, ended_at = :now
                         where current_holder = :holder and to_day >= :today""")
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("holder", holder)
                .param("today", today())
                .update();
        jdbc.sql("update substitution set current_holder = null where current_holder = :holder")
                .param("holder", holder)
                .update();
    }

    /** Who stands in for this person, today or from a later day on. */
    public Optional<Substitution> of(String holder) {
        return all().stream().filter(one -> one.holder().equals(holder)).findFirst();
    }

    /** Those that run on this day. */
    public List<Substitution> standingOn(LocalDate day) {
        return jdbc.sql("""
                        select * from substitution where current_holder is not null and from_day <= :day and to_day >= :day
                         order by named_at, id""").param("day", day).query((row, no) -> read(row)).list();
    }

    /** Those that run or are to come, the earliest first. */
    public List<Substitution> all() {
        return jdbc.sql("""
                        select * from substitution where current_holder is not null and to_day >= :today
                         order by from_day, holder""")
                .param("today", today())
                .query((row, no) -> read(row))
                .list();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Substitution read(ResultSet row) throws SQLException {
        return new Substitution(
                row.getString("holder"),
                row.getString("substitute"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("ground"));
    }
}
