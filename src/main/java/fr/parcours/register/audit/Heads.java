package fr.parcours.register.audit;

import static org.springframework.transaction.annotation.Isolation.REPEATABLE_READ;

import fr.parcours.register.Rows;
import fr.parcours.register.audit.Chains.Tip;
import fr.parcours.register.audit.Verification.Break;
import fr.parcours.register.audit.Verification.Broken;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One head a day over all chains: whoever keeps it elsewhere can tell later whether anybody has written the past anew.
 * Owns {@code audit_head} and {@code audit_head_chain}.
 */
@Component
public class Heads {
    private static final int AT_A_TIME = 5_000;

    /** @param hash of the head before and of the tip of each chain that has grown since */
    public record Head(LocalDate day, String hash) {}

    private final Chains chains;
    private final JdbcClient jdbc;
    private final Clock clock;

    Heads(Chains chains, JdbcClient jdbc, Clock clock) {
        this.chains = chains;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Seals what was written since the head before; empty when nothing was, or somebody has sealed this day already. */
    public Optional<Head> seal() {
        chains.hold(Chains.HOUSE); // one node after another
        var day = LocalDate.now(clock);
        var last = last();
        var grown = grown();
        if (grown.isEmpty() || last.filter(head -> !head.day().isBefore(day)).isPresent()) {
            return Optional.empty();
        }
        var head = new Head(day, hash(last.map(Head::hash).orElse(AuditLine.NONE), day, grown));
        jdbc.sql("insert into audit_head (sealed_on, hash) values (:day, :hash)")
                .param("day", day)
                .param("hash", head.hash())
                .update();
        Rows.insert(
                jdbc,
                "audit_head_chain",
                grown.stream()
                        .map(tip -> Map.of(
                                "sealed_on", day, "chain", tip.chain(), "line_no", tip.length(), "hash", tip.head()))
                        .toList());
        return Optional.of(head);
    }

    private Optional<Head> last() {
        return jdbc.sql("select * from audit_head order by sealed_on desc fetch first 1 rows only")
                .query((row, no) -> new Head(row.getObject("sealed_on", LocalDate.class), row.getString("hash")))
                .optional();
    }

    /** The earliest first. */
    public List<Head> all() {
        return jdbc.sql("select * from audit_head order by sealed_on")
                .query((row, no) -> new Head(row.getObject("sealed_on", LocalDate.class), row.getString("hash")))
                .list();
    }

    private List<Tip> grown() {
        return jdbc.sql("""
                        select c.chain, c.line_count, c.head from audit_chain c
                         where c.line_count > coalesce((select max(h.line_no) from audit_head_chain h where h.chain = c.chain), 0)
                         order by c.chain""")
                .query((row, no) -> new Tip(row.getString("chain"), row.getLong("line_count"), row.getString("head")))
                .list();
    }

    private static String hash(String previous, LocalDate day, List<Tip> tips) {
        return AuditLine.sha256(previous + "\n" + day
                + tips.stream()
                        .map(tip -> "\n%s %d %s".formatted(tip.chain(), tip.length(), tip.head()))
                        .collect(Collectors.joining()));
    }

    /** Looks through all lines and all heads, as they stand at one moment. */
    @Transactional(readOnly = true, isolation = REPEATABLE_READ)
    public Verification verify() {
        var lines = 0L;
        var tips = chains.tips();
        for (var tip : tips) {
            var broken = broken(tip);
            if (broken != null) {
                return new Verification(tips.size(), lines, 0, broken);
            }
            lines += tip.length();
        }
        var heads = all();
        return new Verification(tips.size(), lines, heads.size(), brokenHead(heads));
    }

    private @Nullable Broken broken(Tip tip) {
        var no = 0L;
        var previous = AuditLine.NONE;
        var part = chains.part(tip.chain(), Long.MIN_VALUE, AT_A_TIME);
        while (!part.isEmpty()) {
            for (var line : part) {
                no++;
                if (line.no() < no || no > tip.length()) {
                    return new Broken(tip.chain(), line.no(), Break.OUTSIDE);
                }
                if (line.no() > no) {
                    return new Broken(tip.chain(), no, Break.MISSING);
                }
                if (!line.sealed(previous).equals(line.hash())) {
                    return new Broken(tip.chain(), no, Break.CHANGED);
                }
                previous = line.hash();
            }
            part = part.size() < AT_A_TIME ? List.of() : chains.part(tip.chain(), no, AT_A_TIME);
        }
        if (no < tip.length()) {
            return new Broken(tip.chain(), no + 1, Break.MISSING);
        }
        return previous.equals(tip.head()) ? null : new Broken(tip.chain(), no, Break.CHANGED);
    }

    private @Nullable Broken brokenHead(List<Head> heads) {
        var lost = jdbc.sql("""
                        select h.chain, h.line_no from audit_head_chain h
                          left join audit_line l on l.chain = h.chain and l.line_no = h.line_no
                         where l.hash is null or l.hash <> h.hash
                         order by h.sealed_on, h.chain fetch first 1 rows only""")
                .query((row, no) -> new Broken(row.getString("chain"), row.getLong("line_no"), Break.HEAD))
                .optional();
        if (lost.isPresent()) {
            return lost.get();
        }
        var previous = AuditLine.NONE;
        for (var head : heads) {
            var sealed = sealed(head.day());
            if (sealed.isEmpty() || !hash(previous, head.day(), sealed).equals(head.hash())) {
                var first = sealed.stream().findFirst().orElse(new Tip(Chains.HOUSE, 0, AuditLine.NONE));
                return new Broken(first.chain(), first.length(), Break.HEAD_CHANGED);
            }
            previous = head.hash();
        }
        return null;
    }

    private List<Tip> sealed(LocalDate day) {
        return jdbc.sql("select * from audit_head_chain where sealed_on = :day order by chain")
                .param("day", day)
                .query((row, no) -> new Tip(row.getString("chain"), row.getLong("line_no"), row.getString("hash")))
                .list();
    }
}
