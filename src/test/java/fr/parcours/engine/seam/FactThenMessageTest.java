package fr.parcours.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Conflict;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.Course;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.story.Journeys;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Seam 5: the fact stands in its register before who waits is woken; a message that nobody waits for is no fact. */
@ParcoursTest
class FactThenMessageTest {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Course course;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Test
    void a_notice_moves_the_end_date_and_the_timer_is_set_by_it() {
        var dossier = journeys.opened("EV-101");
        var leaving = LocalDate.now(clock).plusMonths(2);
        journeys.act("agent", dossier, "notice", Map.of("noticeDate", leaving.toString()));
        assertThat(dossiers.get(dossier).occupationEnd()).isEqualTo(leaving.minusDays(1));
    }

    @Test
    void a_message_without_a_listener_is_told_and_lost_nowhere() {
        var dossier = journeys.request("EV-101");
        assertThat(transaction.<Boolean>execute(status -> course.wake(dossier, "notice")))
                .isFalse();
        assertThatThrownBy(() -> journeys.act("agent", dossier, "notice", Map.of()))
                .isInstanceOf(Conflict.class);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.DEPOSE);
        assertThat(dossiers.get(dossier).occupationEnd()).isNull();
    }
}
