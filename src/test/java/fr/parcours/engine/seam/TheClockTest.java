package fr.parcours.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.DemoClock;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.story.Journeys;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seam 11: one clock for us and the engine; what falls due on the way happens in order, at its own time. */
@ParcoursTest
class TheClockTest {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    DemoClock demo;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void two_deadlines_on_the_way_arrive_each_on_its_day_and_the_offset_is_kept() {
        var first = journeys.held("EV-101");
        demo.moveTo(demo.now().plusDays(5));
        var second = journeys.held("EV-102");
        var started = LocalDate.now(clock);

        demo.moveTo(demo.now().plusDays(60));

        assertThat(dossiers.get(first).state()).isEqualTo(DossierState.ABANDONNE);
        assertThat(dossiers.get(second).state()).isEqualTo(DossierState.ABANDONNE);
        assertThat(dayOfLapse(second)).isEqualTo(started.plusDays(30));
        assertThat(dayOfLapse(first)).isEqualTo(started.plusDays(25));
        assertThat(jdbc.sql("select ahead_millis from demo_clock")
                        .query(Long.class)
                        .single())
                .isGreaterThan(64L * 24 * 3600 * 1000);
    }

    @Test
    void it_never_goes_back() {
        assertThatThrownBy(() -> demo.moveTo(demo.now().minusDays(1))).isInstanceOf(BadInput.class);
    }

    @Test
    void every_task_has_a_deadline_on_a_working_day() {
        var dossier = journeys.request("EV-101");
        var due = journeys.task(dossier, "task_validateRequest").getDueDate();
        assertThat(due.toInstant().atZone(clock.getZone()).getDayOfWeek().getValue())
                .isLessThan(6);
        assertThat(journeys.task(dossier, "task_validateRequest").getFollowUpDate())
                .isBefore(due);
    }

    private LocalDate dayOfLapse(DossierNumber dossier) {
        return LocalDate.ofInstant(dossiers.get(dossier).stateSince(), clock.getZone());
    }
}
