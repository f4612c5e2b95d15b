package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.Multipart;
import fr.parcours.ParcoursTest;
import fr.parcours.SampleFiles;
import fr.parcours.engine.TestClock;
import fr.parcours.register.substitute.Substitutes;
import fr.parcours.register.substitute.Substitution;
import fr.parcours.robot.Robot;
import fr.parcours.story.Journeys;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who asks for the own service and has a trade besides, by himself or as a substitute, sees every dossier by his trade and
 * acts as a requester in those of his service alone.
 */
@ParcoursTest
class TwoRolesTest {
    private static final String LOGIN = "securite-culture";

    @Autowired
    Accounts accounts;

    @Autowired
    Substitutes substitutes;

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

    private Robot robot;

    @BeforeEach
    void arrives() {
        robot = new Robot("http://localhost:" + port);
    }

    @AfterEach
    void leaves() {
        jdbc.sql("delete from account_group where login = :login")
                .param("login", LOGIN)
                .update();
        jdbc.sql("delete from account where login = :login")
                .param("login", LOGIN)
                .update();
        accounts.forget();
    }

    private void has(String where) {
        var own = where.equals("own") ? Set.of(Groups.SECURITE, Groups.PORTEUR) : Set.of(Groups.SECURITE);
        transaction.executeWithoutResult(status -> accounts.add(new Account(
                LOGIN,
                SignIn.passwordEncoder().encode(LOGIN),
                "Préventionniste de la culture",
                LOGIN + "@parcours.invalid",
                "service-culture",
                true,
                own)));
        if (where.equals("lent")) {
            transaction.executeWithoutResult(status -> substitutes.name(
                    new Substitution(
                            "agent2", LOGIN, clock.today(), clock.today().plusDays(9), "Congés"),
                    "agent2",
                    accounts::members));
        }
        accounts.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "lent"})
    void what_a_requester_may_is_open_in_the_own_service_only(String where) {
        has(where);
        var theirs = journeys.request("EV-101");
        var ours = journeys.requestedBy("agent2", Map.of("spaceCode", "EV-102"));

        assertThat(actions(ours)).contains("abandon", "change");
        assertThat(actions(theirs)).doesNotContain("abandon", "change");
        assertThat(robot.get(LOGIN, "/api/dossiers/%s/actions/abandon".formatted(ours))
                        .status())
                .isEqualTo(200);
        for (var action : List.of("abandon", "change", "notice", "extension")) {
            assertThat(robot.get(LOGIN, "/api/dossiers/%s/actions/%s".formatted(theirs, action))
                            .status())
                    .as(action)
                    .isEqualTo(403);
        }
        assertThat(robot.act(LOGIN, theirs.value(), "abandon").status()).isEqualTo(403);
        assertThat(upload(ours, "BANK_DETAILS")).isEqualTo(201);
        assertThat(upload(theirs, "BANK_DETAILS")).isEqualTo(403);
        assertThat(upload(theirs, "VISIT_PHOTO")).as("his trade's").isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "lent"})
    void tasks_keys_papers_and_mails_of_a_foreign_requester_stay_his(String where) {
        has(where);
        var theirs = journeys.signed("EV-101");
        journeys.complete("patrimoine", theirs, "task_takeEntryInventory");
        var task = journeys.task(theirs, "task_countersignEntry").getId();

        assertThatThrownBy(() -> journeys.as(LOGIN, () -> {
                    tasks.claim(task, LOGIN);
                    return task;
                }))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> journeys.complete(LOGIN, theirs, "task_countersignEntry"))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> journeys.as("pilotage", () -> {
                    tasks.setAssignee(task, LOGIN);
                    return task;
                }))
                .isInstanceOf(Forbidden.class);
        assertThat(robot.get(LOGIN, "/api/dossiers/" + theirs)
                        .json()
                        .at("/waitingFor")
                        .findValuesAsText("taskId"))
                .doesNotContain(task);
        assertThat(robot.get(LOGIN, "/api/dossiers").body())
                .contains(theirs.value())
                .doesNotContain(task);
        assertThat(jdbc.sql("select recipient from outbox where dossier = ?")
                        .param(theirs.value())
                        .query(String.class)
                        .list())
                .contains("agent@parcours.invalid");
        assertThat(jdbc.sql("select subject from outbox where dossier = ? and recipient = ? order by subject")
                        .param(theirs.value())
                        .param(LOGIN + "@parcours.invalid")
                        .query(String.class)
                        .list())
                .as("only what his trade is told")
                .isEqualTo(jdbc.sql("select subject from outbox where dossier = ? and recipient = ? order by subject")
                        .param(theirs.value())
                        .param("securite@parcours.invalid")
                        .query(String.class)
                        .list());

        journeys.untilNothingIsOpen(theirs);
        assertThat(robot.get(LOGIN, "/api/dossiers/" + theirs)
                        .json()
                        .at("/keys")
                        .isNull())
                .isTrue();
        var inventory = jdbc.sql("select id from document where dossier = ? and kind = 'ENTRY_INVENTORY'")
                .param(theirs.value())
                .query(String.class)
                .list();
        assertThat(inventory)
                .isNotEmpty()
                .allSatisfy(id -> assertThat(
                                robot.get(LOGIN, "/api/documents/" + id).status())
                        .isEqualTo(403));
    }

    private List<String> actions(DossierNumber dossier) {
        return robot.get(LOGIN, "/api/dossiers/" + dossier)
                .json()
                .get("actions")
                .findValuesAsText("id");
    }

    private int upload(DossierNumber dossier, String kind) {
        var photo = kind.equals("VISIT_PHOTO");
        var body = new Multipart()
                .field("kind", kind)
                .file(
                        photo ? "a.png" : "a.pdf",
                        "application/octet-stream",
                        photo ? SampleFiles.png() : SampleFiles.pdf());
        return robot.send(
                        LOGIN,
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:%d/api/dossiers/%s/documents".formatted(port, dossier)))
                                .header("Content-Type", Multipart.TYPE)
                                .POST(BodyPublishers.ofByteArray(body.bytes())))
                .status();
    }
}
