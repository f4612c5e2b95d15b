package fr.parcours.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Conflict;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.insight.Bottlenecks;
import fr.parcours.insight.Filter;
import fr.parcours.insight.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's year on a small scale. A house of its own, since it dates back what is in service. */
@ParcoursTest(properties = "parcours.rounds.every=1h")
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
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

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
    void what_goes_wrong_on_purpose_is_what_costs_most() {
        history.make(SMALL, SEED);
        var year = new Period(today.minusYears(1), today);
        var report = bottlenecks.of(year, Filter.NONE);
        System.out.println(report.sentence());
        report.ranking().stream()
                .limit(8)
                .forEach(r -> System.out.println(r.rank() + " " + r.task().task() + " " + r.share() + " "
                        + r.waitingShare() + " " + r.roundTripDays()));
        System.out.println(jdbc.sql("select state, count(*) from dossier group by state")
                .query()
                .listOfRows());
        assertThat(report.ranking().stream()
                        .map(ranked -> ranked.task().task())
                        .filter(task -> !task.equals(Habits.ANSWER))
                        .limit(3))
                .containsExactlyInAnyOrder(Habits.PAPERS, Habits.SAFETY, Habits.SIGNATURE);
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
