package fr.parcours.story;

import static fr.parcours.register.escalation.Escalation.Action.ARBITRAGE_DGA;
import static fr.parcours.register.escalation.Escalation.Action.CHEF_SERVICE;
import static fr.parcours.register.escalation.Escalation.Action.PILOTE_REAFFECTE;
import static fr.parcours.register.escalation.Escalation.Action.RAPPEL_ASSIGNE;
import static fr.parcours.register.escalation.Escalation.Action.RAPPEL_ASSIGNE_ET_CHEF;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.Round;
import fr.parcours.engine.TestClock;
import fr.parcours.register.Race;
import fr.parcours.register.escalation.Escalation;
import fr.parcours.register.escalation.Escalation.Action;
import fr.parcours.register.escalation.Escalations;
import fr.parcours.robot.Robot;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody lets a task lie: the house says so, louder each time, and never twice the same. */
@ParcoursTest
class LateStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Escalations escalations;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    TestClock clock;

    @Autowired
    List<Round> rounds;

    @Autowired
    TaskService tasks;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void a_forgotten_task_is_recalled_then_goes_to_the_head_the_pilot_and_the_direction_each_once() {
        var dossier = journeys.request("EV-101"); // three working days to validate: 80 % is 12:36 on the third
        var due = due(dossier, "task_validateRequest");

        clock.moveTo(due.minusHours(6));
        assertThat(done(dossier)).isEmpty();

        clock.moveTo(due.minusHours(5));
        assertThat(done(dossier)).containsExactly(RAPPEL_ASSIGNE);
        assertThat(readers(dossier, "rappel")).containsExactly("hierarchie@parcours.invalid");

        clock.moveTo(due);
        assertThat(done(dossier)).containsExactly(RAPPEL_ASSIGNE, CHEF_SERVICE);
        assertThat(readers(dossier, "en retard"))
                .containsExactly("hierarchie@parcours.invalid", "pilotage@parcours.invalid");

        clock.moveTo(workingDaysAfter(due, 1).plusHours(3));
        assertThat(done(dossier)).hasSize(2);
        clock.moveTo(workingDaysAfter(due, 2));
        assertThat(done(dossier)).containsExactly(RAPPEL_ASSIGNE, CHEF_SERVICE, PILOTE_REAFFECTE);
        assertThat(readers(dossier, "à réaffecter")).containsExactly("pilotage@parcours.invalid");

        clock.moveTo(workingDaysAfter(due, 3));
        assertThat(done(dossier)).containsExactly(RAPPEL_ASSIGNE, CHEF_SERVICE, PILOTE_REAFFECTE, ARBITRAGE_DGA);
        assertThat(readers(dossier, "arbitrage")).containsExactly("signature-dga@parcours.invalid");

        clock.advance(Duration.ofDays(20));
        assertThat(done(dossier)).hasSize(4);
        assertThat(readers(dossier, "rappel")).hasSize(1);
        assertThat(new Robot("http://localhost:" + port)
                        .get("agent", "/api/dossiers/" + dossier)
                        .json()
                        .at("/reminders")
                        .findValuesAsText("action"))
                .containsExactly("RAPPEL_ASSIGNE", "CHEF_SERVICE", "PILOTE_REAFFECTE", "ARBITRAGE_DGA");
    }

    @Test
    void two_nodes_that_look_round_at_the_same_moment_write_once() throws Exception {
        var dossier = journeys.request("EV-101");
        clock.moveTo(due(dossier, "task_validateRequest"));
        jdbc.sql("delete from escalation").update();
        jdbc.sql("delete from outbox").update();

        Race.run(Collections.nCopies(4, () -> {
            rounds.forEach(Round::make);
            return dossier;
        }));

        assertThat(done(dossier)).containsExactly(CHEF_SERVICE);
        assertThat(readers(dossier, "en retard"))
                .containsExactly("hierarchie@parcours.invalid", "pilotage@parcours.invalid");
    }

    @Test
    void who_has_the_task_is_recalled_alone() {
        var dossier = journeys.agreed("EV-101");
        var id = journeys.task(dossier, "task_draftNote").getId();
        journeys.as("juridique2", () -> {
            tasks.claim(id, "juridique2");
            return id;
        });

        clock.moveTo(due(dossier, "task_draftNote").minusHours(1));

        assertThat(readers(dossier, "rappel")).containsExactly("juridique2@parcours.invalid");
    }

    @Test
    void while_something_else_moves_in_the_dossier_the_head_is_told_beside_the_group() {
        var dossier = journeys.signed("EV-101");
        journeys.act(
                "agent",
                dossier,
                "change",
                Map.of("requestedEnd", clock.today().plusDays(200).toString()));
        assertThat(journeys.open(dossier)).hasSize(2);

        clock.moveTo(due(dossier, "task_takeEntryInventory"));

        assertThat(done(dossier)).contains(RAPPEL_ASSIGNE_ET_CHEF).doesNotContain(CHEF_SERVICE);
    }

    @Test
    void a_task_done_in_time_is_left_in_peace() {
        var dossier = journeys.request("EV-101");
        var id = journeys.task(dossier, "task_validateRequest").getId();
        journeys.complete("hierarchie", dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));

        clock.advance(Duration.ofDays(12));

        assertThat(escalations.of(dossier))
                .isNotEmpty()
                .noneMatch(one -> one.taskId().equals(id));
    }

    @Test
    void a_task_that_waits_for_an_answer_is_not_late_meanwhile_nor_for_that_time_afterwards() {
        var dossier = journeys.held("EV-101");
        journeys.complete("patrimoine", dossier, "task_planVisit");
        var id = journeys.task(dossier, "task_reportVisit").getId();
        journeys.ask("patrimoine", dossier, "task_reportVisit");

        clock.advance(Duration.ofDays(11));
        journeys.complete("agent", dossier, "task_answerRequest");
        clock.advance(Duration.ofHours(1));

        assertThat(escalations.of(dossier)).noneMatch(one -> one.taskId().equals(id));
    }

    private LocalDateTime due(DossierNumber dossier, String task) {
        return LocalDateTime.ofInstant(journeys.task(dossier, task).getDueDate().toInstant(), HouseClock.PARIS);
    }

    private LocalDateTime workingDaysAfter(LocalDateTime due, int days) {
        return calendar.plus(due.toLocalDate(), days).atTime(due.toLocalTime());
    }

    private List<Action> done(DossierNumber dossier) {
        return escalations.of(dossier).stream().map(Escalation::action).toList();
    }

    private List<String> readers(DossierNumber dossier, String subject) {
        return jdbc.sql("select recipient from outbox where dossier = ? and subject like ? order by recipient")
                .params(dossier.value(), "%– " + subject + "%")
                .query(String.class)
                .list();
    }
}
