package fr.parcours.register.keys;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds which key, since when. Owns {@code key_set}, {@code key_handover} and {@code key_movement}. */
@Component
public class Keys {
    /** A set as the desk hands it over. */
    public record Given(int setNo, KeySet.Kind kind, int copies, KeySet.Reproducible reproducible) {}

    /**
     * The receipt of a dossier's keys.
     *
     * @param receiverFunction who receives them, by function
     * @param givenBy the desk; for sets that were out already, who entered them
     * @param acknowledgedBy null until the receiver says yes
     * @param missingKeys what did not come back, as told at the return
     * @param lockCost EUR, of the lock that has to be changed then; null without one
     */
    public record Receipt(
            String receiverFunction,
            boolean alarmCodeGiven,
            String givenBy,
            Instant givenAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant returnedAt,
            @Nullable String missingKeys,
            @Nullable BigDecimal lockCost) {}

    private enum Movement {
        HANDED,
        /** Out when the house began to keep the keys. */
        TAKEN_OVER,
        RETURNED,
        REFUSED,
        LOST
    }

    private final JdbcClient jdbc;
    private final Gate gate;
    private final Clock clock;

    Keys(JdbcClient jdbc, Gate gate, Clock clock) {
        this.jdbc = jdbc;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Hands sets over. A set that the register does not know yet enters it.
     *
     * @param receiver function of who receives them
     * @throws Conflict (409) when the {@link Gate} is closed, or somebody holds one of the sets: the row decides, so two
     *     nodes cannot both win
     */
    public void handOver(
            DossierNumber dossier, String space, List<Given> sets, String receiver, boolean alarmCode, String by) {
        gate.requireOpen(dossier);
        var now = clock.instant();
        sets.stream()
                .sorted(Comparator.comparingInt(Given::setNo))
                .forEach(set ->
                        giveOut(dossier, new KeySetId(space, set.setNo()), set, receiver, now, Movement.HANDED, by));
        jdbc.sql("delete from key_handover where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        openReceipt(dossier, receiver, alarmCode, by, now);
    }

    /**
     * Enters sets that are out already, for an occupation that runs already. The {@link Gate} is not asked: nothing is
     * handed over. The sets in the cabinet are taken to be these, in their order; where there are too few, mechanical keys
     * with one copy enter the register.
     *
     * @param holder function of who has them
     * @param since when they got them
     * @param by who says so
     */
    public void takeOver(DossierNumber dossier, String space, int sets, String holder, LocalDate since, String by) {
        var known = jdbc.sql("select * from key_set where space_code = :space")
                .param("space", space)
                .query((row, no) -> read(row))
                .list();
        var cabinet = known.stream()
                .filter(set -> set.holder() == null && !set.lost())
                .map(set -> new Given(set.id().no(), set.kind(), set.copies(), set.reproducible()));
        var unknown = IntStream.iterate(1, no -> no + 1)
                .filter(no -> known.stream().noneMatch(set -> set.id().no() == no))
                .mapToObj(no -> new Given(no, KeySet.Kind.MECANIQUE, 1, KeySet.Reproducible.INCONNU));
        var at = since.atStartOfDay(clock.getZone()).toInstant();
        Stream.concat(cabinet.sorted(Comparator.comparingInt(Given::setNo)), unknown)
                .limit(sets)
                .forEach(set ->
                        giveOut(dossier, new KeySetId(space, set.setNo()), set, holder, at, Movement.TAKEN_OVER, by));
        openReceipt(dossier, holder, false, by, at);
    }

    private void openReceipt(DossierNumber dossier, String receiver, boolean alarmCode, String by, Instant at) {
        jdbc.sql("""
                        insert into key_handover (dossier, receiver_function, alarm_code_given, given_by, given_at)
                        values (:dossier, :receiver, :alarm, :by, :now)""")
                .param("dossier", dossier.value())
                .param("receiver", receiver)
                .param("alarm", alarmCode)
                .param("by", by)
                .param("now", Rows.at(at))
                .update();
    }

    private void giveOut(
            DossierNumber dossier, KeySetId id, Given set, String receiver, Instant since, Movement how, String by) {
        try {
            var changed = jdbc.sql("""
                            update key_set set kind = :kind, copies = :copies, reproducible = :reproducible, dossier = :dossier, holder = :holder, handed_over = :now
                             where space_code = :space and set_no = :no and holder is null and lost = false""")
                    .param("kind", set.kind().name())
                    .param("copies", set.copies())
                    .param("reproducible", set.reproducible().name())
                    .param("dossier", dossier.value())
                    .param("holder", receiver)
                    .param("now", Rows.at(since))
                    .param("space", id.space())
                    .param("no", id.no())
                    .update();
            if (changed == 0) {
                jdbc.sql("""
                                insert into key_set (space_code, set_no, kind, copies, reproducible, dossier, holder, handed_over, lost)
                                values (:space, :no, :kind, :copies, :reproducible, :dossier, :holder, :now, false)""")
                        .param("space", id.space())
                        .param("no", id.no())
                        .param("kind", set.kind().name())
                        .param("copies", set.copies())
                        .param("reproducible", set.reproducible().name())
                        .param("dossier", dossier.value())
                        .param("holder", receiver)
                        .param("now", Rows.at(since))
                        .update();
            }
        } catch (DuplicateKeyException | PessimisticLockingFailureException held) {
            throw new Conflict(
                    "Le jeu de clés n° %d de l'espace %s n'est pas dans l'armoire : il est déjà remis ou déclaré perdu."
                            .formatted(id.no(), id.space()));
        }
        note(dossier, id, how, receiver, set.copies(), by, clock.instant());
    }

    /** The receiver has them. */
    public void acknowledge(DossierNumber dossier, String by) {
        jdbc.sql("update key_handover set acknowledged_by = :by, acknowledged_at = :now where dossier = :dossier")
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("dossier", dossier.value())
                .update();
    }

    /** The receiver does not have them: they are in the cabinet again, to be handed over properly. */
    public void refuseReceipt(DossierNumber dossier, String remark, String by) {
        jdbc.sql("update key_handover set receipt_remark = :remark where dossier = :dossier")
                .param("remark", remark)
                .param("dossier", dossier.value())
                .update();
        backToCabinet(dossier, Movement.REFUSED, by);
    }

    /** All sets of a dossier are back. */
    public void takeBack(DossierNumber dossier, String by) {
        closeReceipt(dossier, null, null, by);
        backToCabinet(dossier, Movement.RETURNED, by);
    }

    /**
     * Not all came back: the missing sets are kept as lost, and nobody gets them any more; the others are in the cabinet
     * again.
     *
     * @param lockCost EUR, when a lock has to be changed; else null
     * @throws BadInput naming a set that this dossier does not hold
     */
    public void recordLoss(
            DossierNumber dossier, Set<Integer> missing, String how, @Nullable BigDecimal lockCost, String by) {
        var now = clock.instant();
        var held = of(dossier);
        missing.stream()
                .filter(no -> held.stream().noneMatch(set -> set.id().no() == no))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new BadInput("missingSets", "Le jeu n° %d n'est pas remis à ce dossier.".formatted(unknown));
                });
        closeReceipt(dossier, how, lockCost, by);
        held.stream().filter(set -> missing.contains(set.id().no())).forEach(set -> {
            note(dossier, set.id(), Movement.LOST, String.valueOf(set.holder()), set.copies(), by, now);
            jdbc.sql("""
                            update key_set set holder = null, handed_over = null, dossier = null, lost = true
                             where space_code = :space and set_no = :no""")
                    .param("space", set.id().space())
                    .param("no", set.id().no())
                    .update();
        });
        backToCabinet(dossier, Movement.RETURNED, by);
    }

    /** The sets of a space that may be handed over. */
    public List<KeySet> inCabinet(String space) {
        return jdbc.sql(
                        "select * from key_set where space_code = :space and holder is null and lost = false order by set_no")
                .param("space", space)
                .query((row, no) -> read(row))
                .list();
    }

    /** Are keys of this dossier outside the cabinet? */
    public boolean areOut(DossierNumber dossier) {
        return !of(dossier).isEmpty();
    }

    /** The sets that this dossier holds. */
    public List<KeySet> of(DossierNumber dossier) {
        return jdbc.sql("select * from key_set where dossier = :dossier order by space_code, set_no")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    /** The sets that this dossier holds, a line of French text each. */
    public String text(DossierNumber dossier) {
        return of(dossier).stream().map(KeySet::title).collect(Collectors.joining("\n"));
    }

    public Optional<Receipt> receipt(DossierNumber dossier) {
        return jdbc.sql("select * from key_handover where dossier = :dossier")
                .param("dossier", dossier.value())
                .query((row, no) -> new Receipt(
                        row.getString("receiver_function"),
                        row.getBoolean("alarm_code_given"),
                        row.getString("given_by"),
                        Rows.instant(row, "given_at"),
                        row.getString("acknowledged_by"),
                        Rows.instantOrNull(row, "acknowledged_at"),
                        Rows.instantOrNull(row, "returned_at"),
                        row.getString("missing_keys"),
                        row.getBigDecimal("lock_cost")))
                .optional();
    }

    private void backToCabinet(DossierNumber dossier, Movement movement, String by) {
        move(dossier, movement, by);
        jdbc.sql("update key_set set holder = null, handed_over = null, dossier = null where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
    }

    private void closeReceipt(
            DossierNumber dossier, @Nullable String missing, @Nullable BigDecimal lockCost, String by) {
        jdbc.sql("""
                        update key_handover set returned_at = :now, returned_to = :by, missing_keys = :missing, lock_change = :lockChange, lock_cost = :lockCost
                         where dossier = :dossier""")
                .param("now", Rows.at(clock.instant()))
                .param("by", by)
                .param("missing", missing)
                .param("lockChange", lockCost != null)
                .param("lockCost", lockCost)
                .param("dossier", dossier.value())
                .update();
    }

    private void move(DossierNumber dossier, Movement movement, String by) {
        var now = clock.instant();
        of(dossier)
                .forEach(set -> note(dossier, set.id(), movement, String.valueOf(set.holder()), set.copies(), by, now));
    }

    private void note(
            DossierNumber dossier, KeySetId set, Movement movement, String holder, int copies, String by, Instant at) {
        jdbc.sql("""
                        insert into key_movement (id, space_code, set_no, dossier, movement, holder, copies, moved_by, moved_at)
                        values (:id, :space, :no, :dossier, :movement, :holder, :copies, :by, :at)""")
                .param("id", UUID.randomUUID().toString())
                .param("space", set.space())
                .param("no", set.no())
                .param("dossier", dossier.value())
                .param("movement", movement.name())
                .param("holder", holder)
                .param("copies", copies)
                .param("by", by)
                .param("at", Rows.at(at))
                .update();
    }

    private static KeySet read(ResultSet row) throws SQLException {
        var dossier = row.getString("dossier");
        return new KeySet(
                new KeySetId(row.getString("space_code"), row.getInt("set_no")),
                KeySet.Kind.valueOf(row.getString("kind")),
                row.getInt("copies"),
                KeySet.Reproducible.valueOf(row.getString("reproducible")),
                dossier == null ? null : new DossierNumber(dossier),
                row.getString("holder"),
                Rows.instantOrNull(row, "handed_over"),
                row.getBoolean("lost"));
    }
}
