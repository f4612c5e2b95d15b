package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.NotFound;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.substitute.Substitutes;
import fr.parcours.register.substitute.Substitution;
import fr.parcours.register.work.Works;
import fr.parcours.robot.Robot;
import fr.parcours.story.Journeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A substitute gets the holder's column, never more (role-matrix.md, section 1), and only while it lasts. */
@ParcoursTest
class SubstituteTest {
    @Autowired
    Accounts accounts;

    @Autowired
    Substitutes substitutes;

    @Autowired
    DossierParties parties;

    @Autowired
    Works works;

    @Autowired
    Journeys journeys;

    @Autowired
    TaskService tasks;

    @Autowired
    TestClock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    @Test
    void he_does_the_holders_tasks_gets_the_mails_and_each_deed_names_both() {
        replaces("securite", "juridique", 10);

        var dossier = draftedBySecurityFor("juridique");

        assertThat(new Robot("http://localhost:" + port)
                        .get("patrimoine", "/api/dossiers/" + dossier)
                        .json()
                        .findValuesAsText("actedFor"))
                .contains("Préventionniste, en suppléance de Juriste domanial");
    }

    @Test
    void who_stands_in_for_a_whole_group_gets_its_tasks_and_its_mails_until_the_last_day() {
        replaces("securite", "grp-juridique", 2);

        draftedBySecurityFor("grp-juridique");

        clock.advance(Duration.ofDays(3));
        assertThat(accounts.active("securite"))
                .hasValueSatisfying(account -> assertThat(account.lent()).isEmpty());
    }

    @Test
    void a_group_stands_in_for_another_within_its_service_and_with_the_four_eyes_open() {
        replaces("grp-porteur:service-participation", "grp-hierarchie:service-participation", 10);
        var own = journeys.request("EV-101");
        var theirs = journeys.requestedBy("agent2", Map.of("spaceCode", "EV-102"));

        assertThatThrownBy(() -> journeys.complete("agent", own, "task_validateRequest"))
                .isInstanceOf(Forbidden.class)
                .hasMessageStartingWith("Vous avez déposé cette demande");
        assertThatThrownBy(() -> journeys.complete("agent", theirs, "task_validateRequest"))
                .isInstanceOf(NotFound.class);
        assertThat(accounts.active("agent2"))
                .hasValueSatisfying(account -> assertThat(account.lent()).isEmpty());
    }

    @Test
    void who_has_the_role_himself_acts_in_his_own_right() {
        replaces("juridique2", "juridique", 10);
        var dossier = journeys.agreed("EV-101");

        journeys.complete("juridique2", dossier, "task_draftNote", Map.of("worksCost", 0));

        assertThat(works.of(dossier)).extracting("actedFor").containsOnlyNulls();
    }

    @Test
    void it_ends_by_itself_on_its_last_day() {
        replaces("securite", "juridique", 2);
        var dossier = journeys.agreed("EV-101");
        clock.advance(Duration.ofDays(3));

        assertThatThrownBy(() -> journeys.complete("securite", dossier, "task_draftNote"))
                .isInstanceOf(Forbidden.class);
        assertThat(accounts.active("securite"))
                .hasValueSatisfying(account -> assertThat(account.lent()).isEmpty());
    }

    @Test
    void the_four_eyes_stay_open_for_himself_and_for_whom_he_replaces() {
        replaces("agent", "hierarchie", 10);
        var own = journeys.request("EV-101");
        assertThatThrownBy(() -> journeys.complete("agent", own, "task_validateRequest"))
                .isInstanceOf(Forbidden.class)
                .hasMessageStartingWith("Vous avez déposé cette demande");

        replaces("signature-dgs", "signature-dga", 10);
        var dossier = journeys.agreed("EV-102");
        journeys.complete("juridique", dossier, "task_draftNote", Map.of("worksCost", 0));
        transaction.executeWithoutResult(status -> parties.acted(dossier, Act.DRAFT, "signature-dga"));
        assertThatThrownBy(() -> journeys.complete("signature-dgs", dossier, "task_signDga"))
                .isInstanceOf(Forbidden.class)
                .hasMessageStartingWith("La personne que vous remplacez");
        assertThat(journeys.open(dossier)).containsExactly("task_signDga");
    }

    @Test
    void the_four_eyes_look_behind_a_group_and_behind_each_of_several_absentees() {
        replaces("hierarchie2", "agent2", 0);
        var dossier = journeys.requestedBy("hierarchie2", Map.of("spaceCode", "EV-102"));
        transaction.executeWithoutResult(status -> substitutes.end("agent2", "agent2"));
        replaces("agent2", "grp-hierarchie:service-culture", 10);
        assertThatThrownBy(() -> journeys.complete("agent2", dossier, "task_validateRequest"))
                .isInstanceOf(Forbidden.class)
                .hasMessageStartingWith("La personne que vous remplacez");

        replaces("securite", "grp-patrimoine", 10);
        replaces("securite", "patrimoine", 10);
        var other = journeys.request("EV-101");
        journeys.until(other, "task_setHold");
        transaction.executeWithoutResult(status -> parties.acted(other, Act.REQUEST, "patrimoine"));
        assertThatThrownBy(() -> journeys.complete("securite", other, "task_setHold"))
                .isInstanceOf(Forbidden.class)
                .hasMessageStartingWith("La personne que vous remplacez");
    }

    @Test
    void who_changes_a_request_in_the_requesters_place_does_not_validate_it() {
        replaces("hierarchie2", "agent2", 10);
        var dossier = journeys.requestedBy("agent2", Map.of("spaceCode", "EV-102"));
        journeys.act("hierarchie2", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 7));

        assertThatThrownBy(() -> journeys.complete("hierarchie2", dossier, "task_validateRequest"))
                .isInstanceOf(Forbidden.class)
                .hasMessageStartingWith("Vous avez déposé cette demande");
    }

    @Test
    void another_service_stays_as_unknown_as_before() {
        replaces("agent", "hierarchie", 10);
        var theirs = journeys.requestedBy("agent2", Map.of("spaceCode", "EV-102"));

        assertThatThrownBy(() -> journeys.complete("agent", theirs, "task_validateRequest"))
                .isInstanceOf(NotFound.class);
        assertThat(new Robot("http://localhost:" + port)
                        .get("agent", "/api/dossiers/" + theirs)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_the_directory_would_refuse_is_not_lent_even_if_it_was_written_down() {
        replaces("agent2", "hierarchie", 10);
        replaces("admin", "patrimoine", 10);
        replaces("juridique", "signature-dga", 10);

        replaces("agent2", "agent", 10);

        assertThat(mails(journeys.request("EV-101")))
                .as("letters neither")
                .contains("agent@parcours.invalid")
                .doesNotContain("agent2@parcours.invalid");
        assertThat(List.of("agent2", "admin", "juridique"))
                .allSatisfy(login -> assertThat(accounts.active(login))
                        .hasValueSatisfying(
                                account -> assertThat(account.lent()).isEmpty()));
    }

    @Test
    void a_superior_by_substitution_decides_for_his_own_service_only_whatever_else_he_sees() {
        transaction.executeWithoutResult(status -> accounts.add(new Account(
                "chef-culture",
                "",
                "Chef du patrimoine culturel",
                "chef@parcours.invalid",
                "service-culture",
                true,
                java.util.Set.of("grp-patrimoine"))));
        try {
            replaces("chef-culture", "hierarchie2", 10);
            var ours = journeys.requestedBy("agent2", Map.of("spaceCode", "EV-102"));
            var theirs = journeys.request("EV-101");

            assertThatThrownBy(() -> journeys.complete("chef-culture", theirs, "task_validateRequest"))
                    .isInstanceOf(Forbidden.class);
            journeys.complete("chef-culture", ours, "task_validateRequest", Map.of("hierarchicalValidation", true));
        } finally {
            jdbc.sql("delete from account_group where login = 'chef-culture'").update();
            jdbc.sql("delete from account where login = 'chef-culture'").update();
            accounts.forget();
        }
    }

    private void replaces(String substitute, String holder, int days) {
        transaction.executeWithoutResult(status -> substitutes.name(
                new Substitution(
                        holder, substitute, clock.today(), clock.today().plusDays(days), "Congés"),
                holder,
                accounts::members));
        accounts.forget();
    }

    /** The substitute and whom he replaces are told of the note; he drafts it, and the work names both. */
    private DossierNumber draftedBySecurityFor(String holder) {
        var dossier = journeys.agreed("EV-101");
        assertThat(mails(dossier)).contains("securite@parcours.invalid", "juridique@parcours.invalid");

        journeys.complete("securite", dossier, "task_draftNote", Map.of("worksCost", 0));

        assertThat(works.of(dossier))
                .filteredOn(work -> work.taskKey().equals("task_draftNote"))
                .singleElement()
                .satisfies(work -> assertThat(work.endedBy()).isEqualTo("securite"))
                .satisfies(work -> assertThat(work.actedFor()).isEqualTo(holder));
        return dossier;
    }

    private List<String> mails(DossierNumber dossier) {
        return jdbc.sql("select recipient from outbox where dossier = ?")
                .param(dossier.value())
                .query(String.class)
                .list();
    }
}
