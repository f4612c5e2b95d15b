package fr.parcours.insight;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.insight.Estimates.Limit;
import fr.parcours.insight.Estimates.Range;
import fr.parcours.insight.Estimates.Way;
import fr.parcours.register.Rows;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.safety.Requirement;
import fr.parcours.register.safety.Safety;
import fr.parcours.story.Journeys;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** When a space may open, from how long others took. */
@ParcoursTest
class EstimatesTest {
    private static final Instant SINCE = Instant.parse("2027-01-01T11:00:00Z");

    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Estimates estimates;

    @Autowired
    Safety safety;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Test
    void the_slowest_and_the_fastest_tenth_are_left_out() {
        assertThat(Estimates.range(
                        SINCE, SINCE, took(IntStream.rangeClosed(1, 29).toArray())))
                .isEqualTo(new Range(LocalDate.of(2027, 1, 4), LocalDate.of(2027, 1, 28)));
    }

    @Test
    void fewer_than_ten_tell_nothing() {
        assertThat(Estimates.range(SINCE, SINCE, took(1, 2, 3, 4, 5, 6, 7, 8, 9)))
                .isNull();
    }

    @Test
    void who_was_faster_than_this_one_is_already_says_nothing_about_it() {
        var fifteen = IntStream.rangeClosed(1, 15).toArray();
        var now = SINCE.plus(Duration.ofDays(5));
        assertThat(Estimates.range(SINCE, now, took(fifteen)))
                .isEqualTo(new Range(LocalDate.of(2027, 1, 7), LocalDate.of(2027, 1, 16)));
        assertThat(Estimates.range(SINCE, now.plus(Duration.ofDays(1)), took(fifteen)))
                .isNull();
    }

    @Test
    void dossiers_that_opened_lately_give_the_range_of_one_at_the_same_stage() {
        var dossier = journeys.request("EV-101");
        assertThat(estimates.of(dossiers.get(dossier)).range()).isNull();

        for (var days = 11; days <= 20; days++) {
            opened(journeys.requestedBy("agent", Map.of("spaceCode", "EV-102")), days);
        }

        var estimate = estimates.of(dossiers.get(dossier));
        assertThat(estimate.compared()).isEqualTo(10);
        assertThat(estimate.range())
                .isEqualTo(new Range(clock.today().plusDays(11), clock.today().plusDays(20)));
        assertThat(estimate.limit()).isNull();
    }

    @Test
    void neither_those_from_outside_nor_those_that_never_stood_there_compare_with_a_service_of_the_house() {
        var dossier = journeys.request("EV-101");
        var outside = journeys.requestedBy("agent", Map.of("spaceCode", "EV-102"));
        opened(outside, 12);
        jdbc.sql("update dossier set occupant_type = 'ASSOCIATION' where number = :number")
                .param("number", outside.value())
                .update();
        var elsewhere = journeys.requestedBy("agent", Map.of("spaceCode", "EV-102"));
        opened(elsewhere, 13);
        jdbc.sql("update dossier_state set state = 'INCOMPLET' where dossier = :number and state <> 'OUVERT'")
                .param("number", elsewhere.value())
                .update();

        assertThat(estimates.of(dossiers.get(dossier)).compared()).isZero();
    }

    @Test
    void what_an_authority_may_take_stands_apart_and_bounds_no_opening_from_below() {
        var dossier = journeys.request("EV-101");
        for (var days = 11; days <= 20; days++) {
            opened(journeys.requestedBy("agent", Map.of("spaceCode", "EV-102")), days);
        }
        transaction.executeWithoutResult(status -> safety.plan(dossier, Map.of(Requirement.DECLARATION_PREALABLE, 2)));

        var limit = clock.today().plusMonths(2).plusDays(1);
        var estimate = estimates.of(dossiers.get(dossier));
        assertThat(estimate.limit()).isEqualTo(new Limit("Déclaration préalable", limit, false));
        assertThat(estimate.range()).isEqualTo(new Range(clock.today().plusDays(11), limit));
    }

    @Test
    void an_opened_dossier_is_not_estimated() {
        var dossier = journeys.request("EV-101");
        opened(dossier, 3);
        jdbc.sql("update dossier set state = 'OUVERT' where number = :number")
                .param("number", dossier.value())
                .update();
        assertThat(estimates.of(dossiers.get(dossier))).isNull();
    }

    /** Asked for a month ago, and opened so many days later. */
    private void opened(DossierNumber dossier, int days) {
        var begun = dossiers.stages(dossier).get(0).since().minus(Duration.ofDays(30));
        jdbc.sql("update dossier_state set since = :begun where dossier = :dossier")
                .param("dossier", dossier.value())
                .param("begun", Rows.at(begun))
                .update();
        jdbc.sql("insert into dossier_state (dossier, entry_no, state, since) values (:dossier, 90, 'OUVERT', :since)")
                .param("dossier", dossier.value())
                .param("since", Rows.at(begun.plus(Duration.ofDays(days))))
                .update();
    }

    private static List<Way> took(int... days) {
        return IntStream.of(days)
                .mapToObj(day -> new Way(SINCE, SINCE.plus(Duration.ofDays(day))))
                .toList();
    }
}
