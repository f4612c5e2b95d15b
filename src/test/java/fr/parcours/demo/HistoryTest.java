package fr.parcours.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Conflict;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.TestClock;
import fr.parcours.insight.Bottlenecks;
import fr.parcours.insight.Filter;
import fr.parcours.insight.Period;
import fr.parcours.register.space.Sheets;
import fr.parcours.robot.Robot;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's year on a small scale. A house of its own, since it dates back what is in service. */
@ParcoursTest(properties = {"parcours.rounds.every=1h", "parcours.rounds.first=1h"})
class HistoryTest {
    private static final int SMALL = 40;
    private static final long SEED = 59;

    /** What the first of two histories wrote, to the minute. */
    private static List<String> first = List.of();

    @Autowired
    History history;

    @Autowired
    Bottlenecks bottlenecks;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    Sheets sheets;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void it_is_eleven_tomorrow() {
        today = clock.today().plusDays(1);
        clock.moveTo(today.atTime(11, 0));
    }

    @RepeatedTest(2)
    void the_same_seed_gives_the_same_year(RepetitionInfo repetition) {
        var report = history.make(SMALL, SEED);
        assertThat(report.failed()).isZero();
        assertThat(report.told() + report.lived()).isGreaterThanOrEqualTo(SMALL);
        if (repetition.getCurrentRepetition() == 1) {
            first = rows();
        } else {
            assertThat(rows()).hasSameSizeAs(first);
            assertThat(rows().stream().filter(row -> !first.contains(row)).limit(3))
                    .isEmpty();
        }
    }

    @Test
    void what_goes_wrong_on_purpose_costs_most() {
        history.make(SMALL, SEED);
        assertThat(dearest(new Period(today.minusYears(1), today), Filter.NONE).limit(2))
                .containsExactly(Habits.PAPERS, Habits.SAFETY);
        assertThat(dearest(
                        new Period(today.minusYears(1), today),
                        new Filter(Habits.SLOW_COMMUNE, null, null, null, null, null)))
                .first()
                .isEqualTo(Habits.SAFETY);
        var august = LocalDate.of(today.getMonthValue() > 9 ? today.getYear() : today.getYear() - 1, 8, 1);
        assertThat(dearest(new Period(august, august.plusDays(60)), Filter.NONE).limit(3))
                .contains(Habits.SIGNATURE);
    }

    @Test
    void what_is_behind_the_three_that_go_wrong_is_said_in_words() {
        history.make(100, SEED);
        var found = bottlenecks
                .of(new Period(today.minusYears(1), today), Filter.NONE)
                .findings();
        assertThat(found).hasSize(3);
        assertThat(found)
                .filteredOn(one -> one.task().equals(Habits.SAFETY))
                .singleElement()
                .satisfies(safety -> {
                    assertThat(safety.commune()).isEqualTo(Habits.SLOW_COMMUNE);
                    assertThat(safety.sentence()).contains("à Roubaix, ", "jours, ailleurs ");
                });
        assertThat(found)
                .filteredOn(one -> one.task().equals(Habits.SIGNATURE))
                .singleElement()
                .satisfies(signature -> assertThat(
                                signature.sentence()) // which of the two has enough of them depends on today
                        .containsPattern("arrivée en [^,]*(août|décembre)")
                        .contains(", sinon "));
        assertThat(found)
                .filteredOn(one -> one.task().equals(Habits.PAPERS))
                .singleElement()
                .satisfies(papers -> assertThat(papers.sentence().replace('\u00a0', ' '))
                        .contains("surtout pour « Pièce manquante »"));
    }

    /** Whose answers a question waits for is the same bottleneck seen from the other side. */
    private Stream<String> dearest(Period period, Filter filter) {
        return bottlenecks.of(period, filter).ranking().stream()
                .map(ranked -> ranked.task().task())
                .filter(task -> !task.equals(Habits.ANSWER));
    }

    @Test
    void a_new_version_ends_what_an_unclear_form_began() {
        history.make(SMALL, SEED);
        var cure = today.minusYears(1).plusMonths(8);
        assertThat(questions(today.minusYears(1), cure)).isGreaterThan(20);
        assertThat(questions(cure.plusDays(14), today)).isLessThan(5);
        assertThat(jdbc.sql("select distinct process_version from work_task where process_key = 'insurance'")
                        .query(Integer.class)
                        .list())
                .contains(1, 2);
    }

    private int questions(LocalDate from, LocalDate to) {
        return jdbc.sql(
                        "select count(*) from round_trip where asking_task_key = ? and opened_at >= ? and opened_at < ?")
                .params(
                        Habits.PAPERS,
                        from.atStartOfDay(HouseClock.PARIS).toOffsetDateTime(),
                        to.atStartOfDay(HouseClock.PARIS).toOffsetDateTime())
                .query(Integer.class)
                .single();
    }

    @Test
    void a_told_dossier_has_the_papers_of_a_real_one_and_each_opens() throws IOException {
        history.make(SMALL, SEED);
        var robot = new Robot("http://localhost:" + port);
        for (var state : List.of("CLOS", "REFUSE")) {
            var dossier = jdbc.sql("select number from dossier where state = ? order by number limit 1")
                    .param(state)
                    .query(String.class)
                    .single();
            var kinds = new ArrayList<String>();
            for (var paper :
                    robot.get("patrimoine", "/api/dossiers/" + dossier).json().get("documents")) {
                kinds.add(paper.get("kind").asText());
                assertThat(paper.get("size").isNull()).as("not printed yet").isTrue();
                var text = text(paper.get("href").asText());
                assertThat(text).contains(dossier, paper.get("since").asText().substring(0, 4));
                assertThat(text(paper.get("href").asText()))
                        .as("the same ever after")
                        .isEqualTo(text);
            }
            assertThat(kinds)
                    .containsExactlyInAnyOrder(
                            state.equals("CLOS")
                                    ? new String[] {
                                        "ACKNOWLEDGEMENT", "VISIT_REPORT", "AGREEMENT_IN_PRINCIPLE", "SIGNED_TITLE"
                                    }
                                    : new String[] {"ACKNOWLEDGEMENT", "REFUSAL"});
        }
    }

    private String text(String href) throws IOException {
        var link = URI.create("http://localhost:%d%s".formatted(port, href))
                .toURL()
                .openConnection();
        link.setRequestProperty(
                "Authorization",
                "Basic "
                        + Base64.getEncoder().encodeToString("patrimoine:patrimoine".getBytes(StandardCharsets.UTF_8)));
        try (var content = link.getInputStream();
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    void no_space_is_taken_twice_at_a_time() {
        var habits = new Habits(calendar, SEED, Instant.EPOCH);
        var now = today.atTime(11, 0).atZone(HouseClock.PARIS).toInstant();
        var stays = new Year(habits, new Places(sheets).all(), now.minus(Duration.ofDays(365)), now)
                .tales(300).stream()
                        .filter(tale -> tale.fate() != Tale.Fate.REFUSED && tale.fate() != Tale.Fate.ABANDONED)
                        .flatMap(tale -> tale.request()
                                .requestedStart()
                                .datesUntil(tale.request().requestedEnd().plusDays(1))
                                .map(day -> tale.request().spaceCode() + " " + day))
                        .toList();
        assertThat(stays).hasSizeGreaterThan(3000).doesNotHaveDuplicates();
    }

    @Test
    void it_is_written_into_an_empty_house_only() {
        history.make(3, SEED);
        var before = rows();
        assertThatThrownBy(() -> history.make(3, SEED))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("sans dossier");
        assertThat(rows()).isEqualTo(before);
        assertThat(clock.today()).isEqualTo(today);
    }

    /** Every task and question of every dossier, without the numbers, which go on from test to test. */
    private List<String> rows() {
        return jdbc.sql("""
                        select d.requested_at, d.space_code, d.requested_end, d.service, d.state, w.process_key, w.task_key, w.created_at, w.claimed_at, w.ended_at,
                               w.outcome, w.due_at, w.ended_by,
                               (select count(*) from round_trip t where t.asking_task_id = w.task_id) as questions
                          from work_task w join dossier d on d.number = w.dossier
                         order by d.year_no, d.sequence_no""").query().listOfRows().stream()
                .map(row -> String.valueOf(row.values()).replaceAll("(:[0-9]{2}):[0-9]{2}[.0-9]*", "$1"))
                .toList();
    }
}
