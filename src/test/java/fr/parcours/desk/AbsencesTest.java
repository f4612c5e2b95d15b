package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.robot.Robot;
import fr.parcours.robot.Robot.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Naming a substitute over REST (role-matrix.md, rows 44 and 65). */
@ParcoursTest
class AbsencesTest {
    private static final String MINE = "/api/me/substitute";

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Robot robot;

    @BeforeEach
    void arrives() {
        robot = new Robot("http://localhost:" + port).wish("spaceCode", "EV-101");
    }

    @Test
    void a_substitute_works_at_once_and_no_longer_once_it_is_called_off() {
        var dossier = robot.start("agent");
        robot.until(dossier, "task_setHold");
        var task = "/api/tasks/%s/form".formatted(robot.taskId(dossier, "task_setHold"));
        var claim = "/engine-rest/task/%s/claim".formatted(robot.taskId(dossier, "task_setHold"));
        var asTechnique = new ObjectMapper().createObjectNode().put("userId", "technique");
        assertThat(robot.post("technique", claim, asTechnique).status()).isEqualTo(403);

        var named = name("patrimoine", MINE, substitute("technique"));
        assertThat(named.status()).isEqualTo(200);
        assertThat(named.json().at("/current/substituteLabel").asText()).isEqualTo("Technicien bâtiment et fluides");
        assertThat(jdbc.sql("select recipient from outbox where subject like 'Vous êtes suppléant de%'")
                        .query(String.class)
                        .list())
                .containsExactly("technique@parcours.invalid");
        assertThat(robot.get("technique", MINE).json().at("/replacing/0/holder").asText())
                .isEqualTo("patrimoine");
        assertThat(robot.get("technique", task).status()).isEqualTo(200);
        assertThat(robot.post("technique", claim, asTechnique).status()).isEqualTo(204);

        assertThat(robot.delete("patrimoine", MINE).status()).isEqualTo(204);
        assertThat(robot.completeAs("technique", robot.taskId(dossier, "task_setHold"))
                        .status())
                .isEqualTo(403);
        assertThat(robot.delete("patrimoine", MINE).status()).isEqualTo(404);
        assertThat(robot.get("patrimoine", MINE).json().at("/current").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "agent, hierarchie, 200",
        "agent, agent2, 400",
        "hierarchie, agent, 200",
        "hierarchie, hierarchie2, 400",
        "patrimoine, agent, 400",
        "patrimoine, patrimoine, 400",
        "patrimoine, admin, 400",
        "patrimoine, personne, 400",
        "signature-dga, signature-dgs, 200",
        "signature-dga, pilotage, 400",
        "dpo, dpo2, 200",
        "dpo, pilotage, 400",
        "patrimoine, dpo, 400",
        "admin, patrimoine, 403"
    })
    void only_a_colleague_who_sees_as_much_may_stand_in(String holder, String substitute, int status) {
        var reply = name(holder, MINE, substitute(substitute));
        assertThat(reply.status()).isEqualTo(status);
        if (status == 400) {
            assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("substitute");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "from, demain, from",
        "to, 2026-02-30, to",
        "to, 2020-01-01, to",
        "ground, ' ', ground",
        "ground, '', ground",
        "until, 2026-01-01, until"
    })
    void an_unfit_field_is_named(String field, String value, String named) {
        var reply = name("patrimoine", MINE, substitute("technique").put(field, value));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo(named);
    }

    @Test
    void the_administrator_names_for_others_and_nobody_else_does() {
        var address = "/api/accounts/juridique/substitute";
        assertThat(name("pilotage", address, substitute("juridique2")).status()).isEqualTo(403);
        assertThat(robot.get("juridique", "/api/substitutes").status()).isEqualTo(403);
        assertThat(robot.get("pilotage", "/api/substitutes").status()).isEqualTo(403);
        assertThat(name("admin", "/api/accounts/personne/substitute", substitute("juridique2"))
                        .status())
                .isEqualTo(404);

        assertThat(name("admin", address, substitute("juridique2")).status()).isEqualTo(200);
        assertThat(robot.get("admin", "/api/substitutes").json().findValuesAsText("substitute"))
                .containsExactly("juridique2");
        assertThat(robot.get("juridique", MINE).json().at("/current/substitute").asText())
                .isEqualTo("juridique2");
        assertThat(robot.delete("admin", address).status()).isEqualTo(204);
    }

    @Test
    void the_administrator_names_who_stands_in_for_a_whole_group_and_each_deed_names_both() {
        var group = "/api/groups/grp-patrimoine/substitute";
        var dossier = robot.start("agent");
        robot.until(dossier, "task_setHold");

        assertThat(name("pilotage", group, substitute("grp-technique")).status())
                .isEqualTo(403);
        var named = name("admin", group, substitute("grp-technique"));
        assertThat(named.status()).isEqualTo(200);
        assertThat(named.json().at("/current/substituteLabel").asText()).isEqualTo("Technique (groupe)");
        assertThat(jdbc.sql("select recipient from outbox where subject like 'Vous êtes suppléant de%'")
                        .query(String.class)
                        .list())
                .containsExactly("technique@parcours.invalid");
        assertThat(robot.get("technique", MINE)
                        .json()
                        .at("/replacing/0/holderLabel")
                        .asText())
                .isEqualTo("Patrimoine (groupe)");
        robot.completeAs("technique", robot.taskId(dossier, "task_setHold"));
        assertThat(robot.get("patrimoine", "/api/dossiers/" + dossier).json().findValuesAsText("actedFor"))
                .contains("Technicien bâtiment et fluides, en suppléance de Patrimoine (groupe)");

        assertThat(robot.delete("admin", group).status()).isEqualTo(204);
        assertThat(robot.get("technique", MINE).json().at("/replacing").isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "admin, grp-juridique, securite, 200",
        "pilotage, grp-juridique, securite, 403",
        "pilotage, grp-signature-dgs, securite, 403",
        "admin, grp-juridique, grp-patrimoine, 200",
        "admin, grp-hierarchie:service-participation, agent, 200",
        "admin, grp-hierarchie:service-participation, grp-porteur:service-participation, 200",
        "admin, grp-hierarchie:service-participation, grp-porteur:service-culture, 400",
        "admin, grp-hierarchie:service-participation, agent2, 400",
        "admin, grp-juridique, juridique2, 400",
        "admin, grp-juridique, grp-juridique, 400",
        "admin, grp-juridique, agent, 400",
        "admin, grp-signature-dga, juridique, 403",
        "admin, grp-signature-dga, grp-signature-dgs, 403",
        "admin, grp-juridique, admin, 400",
        "admin, grp-juridique, grp-pilotage, 200",
        "admin, grp-dpo-archives, juridique, 404",
        "admin, grp-admin, juridique, 404",
        "admin, grp-hierarchie, agent, 404",
        "juridique, grp-juridique, securite, 403"
    })
    void a_group_too_is_replaced_only_by_who_sees_as_much_and_a_signature_by_nobody(
            String by, String group, String substitute, int status) {
        assertThat(name(by, "/api/groups/%s/substitute".formatted(group), substitute(substitute))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void the_page_says_who_stands_in_for_whom_and_chooses_nobody_beforehand() throws Exception {
        name("admin", "/api/groups/grp-juridique/substitute", substitute("securite"));

        assertThat(new PageVisitor(port).signIn("admin").open("/suppleance").body())
                .contains("Préventionniste", "Juridique (groupe)", "Choisissez…")
                .doesNotContain("selected=");
        assertThat(new PageVisitor(port).signIn("juridique").open("/suppleance").body())
                .as("whose group is replaced")
                .contains("Juridique (groupe)")
                .doesNotContain("groupe absent");
        assertThat(new PageVisitor(port).signIn("finances").open("/suppleance").body())
                .contains("Aucune suppléance ne vous concerne");
        assertThat(new PageVisitor(port)
                        .signIn("admin")
                        .open("/suppleance?absent=grp-hierarchie:service-culture")
                        .body())
                .contains("Désigner un suppléant : Hiérarchie du demandeur (groupe de");
    }

    private ObjectNode substitute(String login) {
        return new ObjectMapper()
                .createObjectNode()
                .put("substitute", login)
                .put("from", clock.today().toString())
                .put("to", clock.today().plusDays(7).toString())
                .put("ground", "Congés");
    }

    private Reply name(String login, String address, ObjectNode body) {
        return robot.send(
                login,
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body.toString())));
    }
}
