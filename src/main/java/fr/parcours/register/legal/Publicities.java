package fr.parcours.register.legal;

import static java.util.Map.entry;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.legal.Publicity.Interest;
import fr.parcours.register.legal.Publicity.Outcome;
import fr.parcours.register.legal.Publicity.Won;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices, interests declared and candidates chosen. Owns {@code publicity} and {@code declared_interest}. */
@Component
public class Publicities {
    private static final String DOSSIER = "dossier";

    /** The latest notice of a dossier. */
    private static final String LATEST =
            " dossier = :dossier and round_no = (select max(round_no) from publicity where dossier = :dossier)";

    private final JdbcClient jdbc;
    private final Clock clock;

    Publicities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A notice is out; without days nothing is waited for, and its reasons stand published.
     *
     * @param criteria as {@link Publicity#criteria}
     */
    public void publish(
            DossierNumber dossier,
            String competition,
            int days,
            String space,
            String places,
            LocalDate publishedOn,
            @Nullable String criteria,
            String by) {
        var round = jdbc.sql("select coalesce(max(round_no), 0) + 1 from publicity where dossier = :dossier")
                .param(DOSSIER, dossier.value())
                .query(Integer.class)
                .single();
        var notice = new HashMap<String, @Nullable Object>();
        notice.put(DOSSIER, dossier.value());
        notice.put("round_no", round);
        notice.put("competition", competition);
        notice.put("days", days);
        notice.put("space", space);
        notice.put("places", places);
        notice.put("published_on", publishedOn);
        notice.put("published_at", Rows.at(clock.instant()));
        notice.put("published_by", by);
        notice.put("ends_on", publishedOn.plusDays(days));
        notice.put("criteria", criteria);
        Rows.insert(jdbc, "publicity", List.of(notice));
        if (days == 0) {
            close(dossier, Outcome.REASONS_PUBLISHED, by);
        }
    }

    /** What the latest notice led to. */
    public void close(DossierNumber dossier, Outcome outcome, String by) {
        jdbc.sql("update publicity set outcome = :outcome, outcome_by = :by, outcome_at = :at where" + LATEST)
                .param("outcome", outcome.name())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .param(DOSSIER, dossier.value())
                .update();
    }

    /** Chooses between the candidates. @param chosen the number of an interest; null for who has asked first */
    public void choose(
            DossierNumber dossier, @Nullable Integer chosen, String reasons, String rejectionReasons, String by) {
        close(dossier, chosen == null ? Outcome.APPLICANT_CHOSEN : Outcome.COMPETITOR_CHOSEN, by);
        jdbc.sql(
                        "update publicity set chosen_no = :chosen, choice_reasons = :reasons, rejection_reasons = :rejection where"
                                + LATEST)
                .param("chosen", chosen)
                .param("reasons", reasons)
                .param("rejection", rejectionReasons)
                .param(DOSSIER, dossier.value())
                .update();
    }

    /** The dossier's latest notice about this space. */
    public Optional<Publicity> latest(DossierNumber dossier, String space) {
        return jdbc.sql("select * from publicity where space = :space and" + LATEST)
                .param("space", space)
                .param(DOSSIER, dossier.value())
                .query((row, no) -> read(row))
                .optional();
    }

    /** @return the number of the interest */
    public int declare(
            DossierNumber dossier,
            String space,
            String name,
            boolean naturalPerson,
            String address,
            String project,
            LocalDate receivedOn,
            String by) {
        var no = jdbc.sql("select coalesce(max(interest_no), 0) + 1 from declared_interest where dossier = :dossier")
                .param(DOSSIER, dossier.value())
                .query(Integer.class)
                .single();
        Rows.insert(
                jdbc,
                "declared_interest",
                List.of(Map.ofEntries(
                        entry(DOSSIER, dossier.value()),
                        entry("interest_no", no),
                        entry("space", space),
                        entry("name", name),
                        entry("natural_person", naturalPerson),
                        entry("address", address),
                        entry("project", project),
                        entry("received_on", receivedOn),
                        entry("recorded_by", by),
                        entry("recorded_at", Rows.at(clock.instant())))));
        return no;
    }

    /** For this space, in the order in which they were recorded: a dossier may have turned to another one since. */
    public List<Interest> interests(DossierNumber dossier, String space) {
        return jdbc.sql(
                        "select * from declared_interest where dossier = :dossier and space = :space order by interest_no")
                .param(DOSSIER, dossier.value())
                .param("space", space)
                .query((row, no) -> new Interest(
                        row.getInt("interest_no"),
                        row.getString("name"),
                        row.getBoolean("natural_person"),
                        row.getString("address"),
                        row.getString("project"),
                        row.getObject("received_on", LocalDate.class)))
                .list();
    }

    /** Selections of this space that somebody else than their applicant has won, the latest first. */
    public List<Won> won(String space) {
        return jdbc.sql("""
                        select p.dossier, i.name from publicity p
                          join declared_interest i on i.dossier = p.dossier and i.interest_no = p.chosen_no
                         where p.space = :space and p.outcome = 'COMPETITOR_CHOSEN' order by p.outcome_at desc""")
                .param("space", space)
                .query((row, no) -> new Won(new DossierNumber(row.getString(DOSSIER)), row.getString("name")))
                .list();
    }

    private static Publicity read(ResultSet row) throws SQLException {
        return new Publicity(
                row.getString("competition"),
                row.getInt("days"),
                row.getString("space"),
                row.getString("places"),
                row.getObject("published_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                Rows.instant(row, "published_at"),
                row.getString("criteria"),
                Optional.ofNullable(row.getString("outcome"))
                        .map(Outcome::valueOf)
                        .orElse(null),
                Rows.orNull(row, "chosen_no", Integer.class),
                row.getString("choice_reasons"),
                row.getString("rejection_reasons"));
    }
}
