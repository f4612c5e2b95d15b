package fr.parcours.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.ParcoursTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** Seams 7 and 8: what has not changed stays as it is, the house's own change is never overwritten, a rule has its day. */
@ParcoursTest(properties = "parcours.test.house=deployment")
class DeploymentTest {
    @Autowired
    Deployments deployments;

    @Autowired
    RepositoryService repository;

    @Autowired
    Rules rules;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DirtiesContext
    void a_second_start_puts_nothing_out_and_each_process_holds_the_forms_that_it_names() {
        var before = repository.createDeploymentQuery().count();
        deployments.afterSingletonsInstantiated();
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);

        var visit = repository
                .createDeploymentQuery()
                .deploymentName("site-visit.bpmn")
                .singleResult();
        assertThat(repository.getDeploymentResourceNames(visit.getId()))
                .containsExactlyInAnyOrder("site-visit.bpmn", "plan-visit.form", "report-visit.form");
    }

    @Test
    @DirtiesContext
    void a_table_that_the_house_changed_is_not_overwritten_by_a_release_that_changes_it_too() throws IOException {
        repository
                .createDeployment()
                .name("sla.dmn")
                .source("maison")
                .addString("sla.dmn", table("sla").replace("<text>8</text>", "<text>9</text>"))
                .deploy();
        deployments.afterSingletonsInstantiated();

        var release = Map.of(
                "sla.dmn",
                table("sla").replace("<text>8</text>", "<text>6</text>").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> deployments.release("sla", "sla.dmn", release, LocalDate.now()))
                .hasMessageContaining("table sla")
                .hasMessageContaining("house");
    }

    @Test
    @DirtiesContext
    void a_new_version_counts_from_its_day_on() throws IOException {
        var now = rules.inForce("sla");
        assertThat(rules.workingDays("VISITE_RDV")).isEqualTo(8);
        var later = Map.of(
                "sla.dmn",
                table("sla").replace("<text>8</text>", "<text>6</text>").getBytes(StandardCharsets.UTF_8));
        deployments.release("sla", "sla.dmn", later, clock.today().plusDays(10));

        assertThat(rules.inForce("sla")).isEqualTo(now);
        assertThat(rules.workingDays("VISITE_RDV")).isEqualTo(8);

        clock.moveTo(clock.today().plusDays(11).atTime(8, 0));
        assertThat(rules.inForce("sla")).isEqualTo(now + 1);
        assertThat(rules.workingDays("VISITE_RDV")).isEqualTo(6);
    }

    private static String table(String name) throws IOException {
        return Files.readString(Path.of("processes", "journey", name + ".dmn"));
    }
}
