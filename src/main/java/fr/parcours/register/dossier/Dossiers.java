package fr.parcours.register.dossier;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.register.Rows;
import fr.parcours.register.YearCounter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dossiers. Owns {@code dossier}, {@code dossier_year} and {@code dossier_state}. */
@Component
public class Dossiers {
    /** A state that a dossier was or is in. */
    public record Stage(DossierState state, Instant since) {}

    private static final String NUMBER = "number";
    private static final int LAST_PAGE_SIZE = 200;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final YearCounter numbers;

    Dossiers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.numbers = new YearCounter(jdbc, "dossier_year");
    }

    /** The next number of the year, gapless: the row stays locked until the transaction ends, and rolls back with it. */
    public DossierNumber draw() {
        var year = LocalDate.now(clock).getYear();
        return DossierNumber.of(year, numbers.next(year));
    }

    /** Opens a dossier in state {@link DossierState#DEPOSE}. */
    public void open(DossierNumber number, String requesterLogin, String service, OccupationRequest request) {
        insert(number, requesterLogin, service, request, DossierState.DEPOSE, clock.instant());
    }

    /** Enters an occupation that runs already, open from its first day to its last: how it came about is not told. */
    public void takeOver(
            DossierNumber number, String requesterLogin, String service, OccupationRequest request, String by) {
        var opened = request.requestedStart().atStartOfDay(clock.getZone()).toInstant();
        insert(number, requesterLogin, service, request, DossierState.OUVERT, opened);
        occupiedUntil(number, request.requestedEnd());
        set(number, "taken_over_at", Rows.at(clock.instant()));
        set(number, "taken_over_by", by);
    }

    private void insert(
            DossierNumber number,
            String requesterLogin,
            String service,
            OccupationRequest request,
            DossierState state,
            Instant since) {
        var parts = number.value().split("-");
        var facts = facts(request);
        facts.put(NUMBER, number.value());
        facts.put("year_no", Integer.valueOf(parts[1]));
        facts.put("sequence_no", Integer.valueOf(parts[2]));
        facts.put("requested_at", Rows.at(clock.instant()));
        facts.put("requester_login", requesterLogin);
        facts.put("service", service);
        facts.put("state", state.name());
        facts.put("state_since", Rows.at(since));
        var columns = List.copyOf(facts.keySet());
        jdbc.sql("insert into dossier (%s) values (:%s)"
                        .formatted(String.join(", ", columns), String.join(", :", columns)))
                .params(facts)
                .update();
        note(number, state, since);
    }

    /** Puts a corrected request in the place of the earlier one. */
    public void correct(DossierNumber number, OccupationRequest request) {
        var facts = facts(request);
        var assignments =
                facts.keySet().stream().map(column -> column + " = :" + column).toList();
        facts.put(NUMBER, number.value());
        jdbc.sql("update dossier set %s where number = :number".formatted(String.join(", ", assignments)))
                .params(facts)
                .update();
    }

    /** Is there none at all? */
    public boolean isEmpty() {
        return jdbc.sql("select number from dossier limit 1")
                .query(String.class)
                .optional()
                .isEmpty();
    }

    public Optional<Dossier> find(DossierNumber number) {
        return jdbc.sql("select * from dossier where number = :number")
                .param(NUMBER, number.value())
                .query((row, no) -> read(row))
                .optional();
    }

    /** These, in no order. */
    public List<Dossier> all(Collection<DossierNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from dossier where number in (:numbers)")
                .param("numbers", numbers.stream().map(DossierNumber::value).toList())
                .query((row, no) -> read(row))
                .list();
    }

    /** @throws NotFound when there is none */
    public Dossier get(DossierNumber number) {
        return find(number).orElseThrow(() -> new NotFound("Le dossier %s n'existe pas.".formatted(number)));
    }

    /** As {@link #get}, and nobody else changes it before this transaction ends. */
    public Dossier lock(DossierNumber number) {
        return jdbc.sql("select * from dossier where number = :number for update")
                .param(NUMBER, number.value())
                .query((row, no) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("Le dossier %s n'existe pas.".formatted(number)));
    }

    /**
     * One page of the dossiers of these services, the newest first.
     *
     * @param before the last number of the page before; null for the first page
     * @param limit 1–200
     */
    public List<Dossier> page(Collection<String> services, @Nullable DossierNumber before, int limit) {
        if (services.isEmpty()) {
            return List.of();
        }
        var query = new StringBuilder("select * from dossier where service in (:services)");
        var params = new HashMap<String, Object>(Map.of("services", services));
        if (before != null) {
            var parts = before.value().split("-");
            query.append(" and (year_no < :year or (year_no = :year and sequence_no < :sequence))");
            params.put("year", Integer.valueOf(parts[1]));
            params.put("sequence", Integer.valueOf(parts[2]));
        }
        query.append(" order by year_no desc, sequence_no desc limit :limit");
        params.put("limit", Math.min(Math.max(limit, 1), LAST_PAGE_SIZE));
        return jdbc.sql(query.toString())
                .params(params)
                .query((row, no) -> read(row))
                .list();
    }

    /** How many dossiers these services have, counted up to the cap: a list says « 200+ », nobody waits for more. */
    public int count(Collection<String> services, int cap) {
        if (services.isEmpty()) {
            return 0;
        }
        return jdbc.sql(
                        "select count(*) from (select 1 as one from dossier where service in (:services) limit :cap) as counted")
                .param("services", services)
                .param("cap", cap)
                .query(Integer.class)
                .single();
    }

    /** Changes the state; being in it already changes nothing. */
    public void moveTo(DossierNumber number, DossierState state) {
        var changed = jdbc.sql("""
                        update dossier set state = :state, state_since = :since
                         where number = :number and state <> :state""")
                .param("state", state.name())
                .param("since", Rows.at(clock.instant()))
                .param(NUMBER, number.value())
                .update();
        if (changed > 0) {
            note(number, state, clock.instant());
        }
    }

    /** Every state that it was in, oldest first. */
    public List<Stage> stages(DossierNumber number) {
        return jdbc.sql("select state, since from dossier_state where dossier = :number order by entry_no")
                .param(NUMBER, number.value())
                .query((row, no) -> new Stage(DossierState.valueOf(row.getString("state")), Rows.instant(row, "since")))
                .list();
    }

    private void note(DossierNumber number, DossierState state, Instant since) {
        jdbc.sql("""
                        insert into dossier_state (dossier, entry_no, state, since)
                        select cast(:number as varchar(15)), coalesce(max(entry_no), 0) + 1, cast(:state as varchar(20)), cast(:since as timestamp with time zone)
                          from dossier_state where dossier = :number""")
                .param(NUMBER, number.value())
                .param("state", state.name())
                .param("since", Rows.at(since))
                .update();
    }

    /** What the superior said. */
    public void validated(DossierNumber number, boolean yes, @Nullable String comment) {
        set(number, "hierarchical_validation", yes, "validation_comment", comment);
    }

    /** Why it is refused, in French, for the requester. */
    public void refusedBecause(DossierNumber number, String reason) {
        set(number, "refusal_reason", reason);
    }

    /** Why the requester gives up, or what let it lapse. */
    public void abandonedBecause(DossierNumber number, String reason) {
        set(number, "abandon_reason", reason);
    }

    /** What the agreement in principle asks for, in French; null without conditions. */
    public void agreedOn(DossierNumber number, @Nullable String conditions) {
        set(number, "agreed_at", Rows.at(clock.instant()), "agreement_conditions", conditions);
    }

    /** When the principle was agreed last. */
    public Optional<Instant> agreedAt(DossierNumber number) {
        return jdbc.sql("select agreed_at from dossier where number = :number and agreed_at is not null")
                .param(NUMBER, number.value())
                .query((row, no) -> Rows.instant(row, "agreed_at"))
                .optional();
    }

    /** The option ends by itself at this moment; null: no longer. */
    public void holdExpires(DossierNumber number, @Nullable Instant at) {
        set(number, "hold_expires_at", Rows.atOrNull(at));
    }

    /** Requests from outside that the house has not answered yet, neither by an agreement in principle nor by a refusal. */
    public List<Dossier> unanswered() {
        return jdbc.sql("""
                        select * from dossier where occupant_type <> :service and state in (:states)
                         order by year_no, sequence_no""")
                .param("service", OccupationRequest.SERVICE)
                .param(
                        "states",
                        Dossier.UNANSWERED.stream().map(DossierState::name).toList())
                .query((row, no) -> read(row))
                .list();
    }

    /** The dossiers whose option ends between the two moments, the most pressing first. */
    public List<Dossier> holdsExpiring(Instant from, Instant to) {
        return jdbc.sql("""
                        select * from dossier where hold_expires_at > :from and hold_expires_at <= :to
                         order by hold_expires_at, number""")
                .param("from", Rows.at(from))
                .param("to", Rows.at(to))
                .query((row, no) -> read(row))
                .list();
    }

    /** The agreement in principle lapses at this moment unless the title is executory by then. */
    public void agreementLapses(DossierNumber number, Instant at) {
        set(number, "agreement_lapses_at", Rows.at(at));
    }

    /** The dossiers still without a title whose agreement lapses between the two moments, the most pressing first. */
    public List<Dossier> agreementsLapsing(Instant from, Instant to) {
        return jdbc.sql("""
                        select * from dossier where agreement_lapses_at > :from and agreement_lapses_at <= :to
                           and state in ('ACCORD_PRINCIPE', 'EN_SIGNATURE')
                         order by agreement_lapses_at, number""")
                .param("from", Rows.at(from))
                .param("to", Rows.at(to))
                .query((row, no) -> read(row))
                .list();
    }

    /** Last day of the occupation. */
    public void occupiedUntil(DossierNumber number, LocalDate last) {
        set(number, "occupation_end", last);
    }

    /** A notice was given: the occupation ends earlier. */
    public void noticeGiven(DossierNumber number, LocalDate last, @Nullable String reason) {
        occupiedUntil(number, last);
        set(number, "notice_reason", reason);
    }

    private void set(DossierNumber number, String column, @Nullable Object fact) {
        jdbc.sql("update dossier set %s = :fact where number = :number".formatted(column))
                .param("fact", fact)
                .param(NUMBER, number.value())
                .update();
    }

    private void set(DossierNumber number, String column, Object fact, String another, @Nullable Object anotherFact) {
        jdbc.sql("update dossier set %s = :fact, %s = :another where number = :number".formatted(column, another))
                .param("fact", fact)
                .param("another", anotherFact)
                .param(NUMBER, number.value())
                .update();
    }

    private static Map<String, @Nullable Object> facts(OccupationRequest request) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("space_code", request.spaceCode());
        facts.put("occupant_type", request.occupantType());
        facts.put("purpose", request.purpose());
        facts.put("scenario", request.scenario());
        facts.put("public_reception", request.publicReception());
        facts.put("public_count_floors", request.publicCountFloors());
        facts.put("public_count_basement", request.publicCountBasement());
        facts.put("public_count_total", request.publicCountTotal());
        facts.put("erp_type", request.erpType());
        facts.put("staff_count", request.staffCount());
        facts.put("requested_start", request.requestedStart());
        facts.put("requested_end", request.requestedEnd());
        facts.put("economic_use", request.economicUse());
        facts.put("works_needed", request.worksNeeded());
        facts.put("works_cost", request.worksCost());
        facts.put("equipment_value", request.equipmentValue());
        facts.put("free_requested", request.freeRequested());
        facts.put("urgency", request.urgency());
        facts.put("spontaneous", request.spontaneous());
        facts.put("one_off", request.oneOff());
        facts.put("sleeping", request.sleeping());
        facts.put("worship_or_political", request.worshipOrPolitical());
        facts.put("sub_occupants", request.subOccupants());
        facts.put("ground_use", request.groundUse());
        facts.put("paid_farming", request.paidFarming());
        return facts;
    }

    private static Dossier read(ResultSet row) throws SQLException {
        return new Dossier(
                new DossierNumber(row.getString(NUMBER)),
                Rows.instant(row, "requested_at"),
                row.getString("requester_login"),
                row.getString("service"),
                request(row),
                DossierState.valueOf(row.getString("state")),
                Rows.instant(row, "state_since"),
                orNull(row, "hierarchical_validation", Boolean.class),
                row.getString("validation_comment"),
                row.getString("refusal_reason"),
                row.getString("abandon_reason"),
                row.getString("agreement_conditions"),
                Rows.instantOrNull(row, "hold_expires_at"),
                Rows.instantOrNull(row, "agreement_lapses_at"),
                orNull(row, "occupation_end", LocalDate.class),
                Rows.instantOrNull(row, "taken_over_at"));
    }

    private static OccupationRequest request(ResultSet row) throws SQLException {
        return new OccupationRequest(
                row.getString("space_code"),
                row.getString("occupant_type"),
                row.getString("purpose"),
                row.getString("scenario"),
                row.getBoolean("public_reception"),
                orNull(row, "public_count_floors", Integer.class),
                orNull(row, "public_count_basement", Integer.class),
                orNull(row, "public_count_total", Integer.class),
                row.getString("erp_type"),
                row.getInt("staff_count"),
                row.getObject("requested_start", LocalDate.class),
                row.getObject("requested_end", LocalDate.class),
                row.getBoolean("economic_use"),
                row.getBoolean("works_needed"),
                orNull(row, "works_cost", BigDecimal.class),
                orNull(row, "equipment_value", BigDecimal.class),
                row.getBoolean("free_requested"),
                row.getBoolean("urgency"),
                row.getBoolean("spontaneous"),
                row.getBoolean("one_off"),
                row.getBoolean("sleeping"),
                row.getBoolean("worship_or_political"),
                row.getBoolean("sub_occupants"),
                row.getBoolean("ground_use"),
                row.getBoolean("paid_farming"));
    }
}
