package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.ParcoursTest;
import fr.parcours.story.Journeys;
import java.util.LinkedHashMap;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The calls that Tasklist and Cockpit make while somebody works with them pass the door (role-matrix.md, note 8). */
@ParcoursTest
class WebappsWorkTest {
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String HAL = "application/hal+json, application/json; q=0.5";

    @LocalServerPort
    int port;

    @Autowired
    Journeys journeys;

    @Autowired
    RepositoryService repository;

    @Autowired
    FilterService filters;

    @Test
    void tasklist_for_a_superior() {
        var dossier = journeys.request("EV-001");
        var task = journeys.task(dossier, "task_validateRequest").getId();
        var filter = filters.createTaskFilterQuery().list().get(0).getId();
        var journey = journey();

        assertThat(refusedTo("hierarchie", """
                GET     /camunda/app/tasklist/default/
                GET     /camunda/api/engine/engine/
                GET     /camunda/api/admin/auth/user/default
                GET     ENGINE/user/hierarchie/profile
                OPTIONS ENGINE/filter
                GET     ENGINE/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task
                GET     ENGINE/filter/FILTER/count
                GET     ENGINE/filter/FILTER?itemCount=false
                POST    ENGINE/filter/FILTER/list?firstResult=0&maxResults=15
                POST    ENGINE/filter/FILTER/count
                GET     ENGINE/process-definition?latest=true&active=true&firstResult=0&maxResults=15
                GET     ENGINE/process-definition/JOURNEY/xml
                GET     ENGINE/task/TASK
                GET     ENGINE/task/TASK/form
                GET     ENGINE/task/TASK/deployed-form
                GET     ENGINE/task/TASK/identity-links
                POST    ENGINE/task/TASK/claim {"userId":"hierarchie"}
                POST    ENGINE/task/TASK/unclaim""".replace("TASK", task).replace("FILTER", filter).replace("JOURNEY", journey)))
                .isEmpty();
    }

    @Test
    void tasklist_for_who_starts() {
        assertThat(refusedTo("agent", """
                GET     ENGINE/process-definition?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true&firstResult=0&maxResults=15
                GET     ENGINE/process-definition/count?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true
                GET     ENGINE/process-definition/JOURNEY/startForm
                GET     ENGINE/process-definition/JOURNEY/deployed-start-form
                GET     /api/start-form""".replace("JOURNEY", journey())))
                .isEmpty();
    }

    @Test
    void tasklist_for_who_hands_a_task_to_a_colleague() {
        assertThat(refusedTo("juridique", "GET ENGINE/user?maxResults=1&id=juridique2")).isEmpty();
    }

    @Test
    void cockpit_for_who_steers() {
        var dossier = journeys.request("EV-001");
        var instance = journeys.root(dossier).getId();

        assertThat(refusedTo("pilotage", """
                GET     /camunda/app/cockpit/default/
                GET     ENGINE/process-definition/statistics?rootIncidents=true
                GET     ENGINE/process-definition/count?latestVersion=true
                GET     ENGINE/process-definition?latestVersion=true&maxResults=50
                GET     ENGINE/process-definition/JOURNEY
                GET     ENGINE/process-definition/JOURNEY/xml
                GET     ENGINE/process-definition/JOURNEY/statistics?incidents=true
                GET     ENGINE/decision-definition/count?latestVersion=true
                GET     ENGINE/deployment/count
                GET     ENGINE/task/count
                GET     ENGINE/batch/count
                GET     ENGINE/batch/statistics/count
                GET     ENGINE/case-definition/count
                POST    ENGINE/process-instance/count {}
                POST    ENGINE/process-instance?firstResult=0&maxResults=50 {"processDefinitionId":"JOURNEY"}
                GET     ENGINE/process-instance/INSTANCE
                GET     ENGINE/process-instance/INSTANCE/activity-instances
                GET     ENGINE/history/process-instance/INSTANCE
                POST    ENGINE/history/activity-instance?maxResults=50 {"processInstanceId":"INSTANCE"}
                GET     ENGINE/history/process-definition/JOURNEY/statistics
                POST    ENGINE/job?maxResults=50 {}
                POST    ENGINE/job-definition/count {"processDefinitionId":"JOURNEY"}
                POST    ENGINE/external-task/count {"processInstanceId":"INSTANCE"}
                POST    ENGINE/task?maxResults=50 {"processInstanceId":"INSTANCE"}
                POST    /camunda/api/cockpit/plugin/base/default/process-instance?firstResult=0&maxResults=50 {"processDefinitionId":"JOURNEY"}
                POST    /camunda/api/cockpit/plugin/base/default/process-instance/count {"processDefinitionId":"JOURNEY"}
                POST    /camunda/api/cockpit/plugin/base/default/incident/count {}
                POST    /camunda/api/cockpit/plugin/base/default/process-definition/JOURNEY/called-process-definitions {}
                GET     /camunda/api/cockpit/plugin/base/default/process-definition/statistics-count""".replace("JOURNEY", journey()).replace("INSTANCE", instance)))
                .isEmpty();
    }

    @Test
    void cockpit_for_the_technical_administrator() {
        assertThat(refusedTo("admin", """
                GET     /camunda/app/cockpit/default/
                GET     ENGINE/process-definition/statistics?rootIncidents=true
                GET     ENGINE/process-definition/count?latestVersion=true
                GET     ENGINE/decision-definition/count?latestVersion=true
                GET     ENGINE/deployment/count
                POST    ENGINE/job?maxResults=50 {}
                GET     /camunda/api/cockpit/plugin/base/default/process-definition/statistics-count"""))
                .isEmpty();
    }

    /** What the door or the engine did not answer well, with its status. */
    private LinkedHashMap<String, Integer> refusedTo(String login, String calls) {
        var browser = new Browser(port);
        browser.signIn(login, login);
        browser.get("/camunda/app/welcome/default/", "Accept", "text/html");
        var refused = new LinkedHashMap<String, Integer>();
        calls.lines().map(call -> call.replace("ENGINE", ENGINE).split(" +", 3)).forEach(call -> {
            var isWrite = call[0].equals("POST");
            var reply = browser.send(
                    call[0],
                    call[1].replace("/JOURNEY", "/" + journey().replace(":", "%3A")),
                    isWrite ? (call.length > 2 ? call[2] : "{}") : null,
                    "Accept", call[1].contains("/app/") ? "text/html" : HAL,
                    "Content-Type", "application/json",
                    "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElse(""));
            if (reply.statusCode() >= 300) {
                refused.put(call[0] + " " + call[1], reply.statusCode());
            }
        });
        return refused;
    }

    private String journey() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("occupation-journey")
                .latestVersion()
                .singleResult()
                .getId();
    }
}
