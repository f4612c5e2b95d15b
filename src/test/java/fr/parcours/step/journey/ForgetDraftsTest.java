package fr.parcours.step.journey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.ParcoursTest;
import fr.parcours.register.draft.Drafts;
import fr.parcours.robot.Robot;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@ParcoursTest
class ForgetDraftsTest {
    @LocalServerPort
    int port;

    @Autowired
    ForgetDrafts forgetDrafts;

    @Autowired
    Drafts drafts;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void drafts_of_tasks_that_have_ended_go_and_the_others_stay() {
        var robot = new Robot("http://localhost:" + port);
        var dossier = robot.start("agent");
        var done = robot.taskId(dossier, "task_validateRequest");
        keep(done);
        keep(Drafts.START);
        robot.complete(dossier, "task_validateRequest");
        var open = robot.taskId(dossier, robot.open(dossier).get(0));
        keep(open);

        forgetDrafts.sweep();

        assertThat(drafts.find("hierarchie", done)).isEmpty();
        assertThat(drafts.find("hierarchie", open)).isPresent();
        assertThat(drafts.find("hierarchie", Drafts.START)).isPresent();
    }

    private void keep(String form) {
        transaction.executeWithoutResult(status -> drafts.keep("hierarchie", form, "{}"));
    }
}
