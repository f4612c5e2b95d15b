package fr.parcours.engine.seam;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.register.space.Days;
import fr.parcours.robot.Robot;
import fr.parcours.story.Journeys;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Seam 10: two dossiers hold the same space at once, over HTTP: one gets it, the other is told (409) and goes on. */
@ParcoursTest
class NoDoubleOccupationTest {
    @Autowired
    Journeys journeys;

    @Autowired
    Days days;

    @LocalServerPort
    int port;

    @Test
    void of_two_holds_at_once_one_wins_and_the_loser_may_choose_another_space() {
        var first = validated("agent", "hierarchie");
        var second = validated("agent2", "hierarchie2");

        var statuses = List.of(first, second).stream()
                .map(dossier -> CompletableFuture.supplyAsync(() -> hold(dossier)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsExactlyInAnyOrder(204, 409);
        var loser = statuses.get(0) == 409 ? first : second;
        assertThat(days.holdsAny(loser)).isFalse();
        journeys.complete(
                "patrimoine", loser, "task_setHold", Map.of("orientation", "OTHER_SPACE", "otherSpaceCode", "EV-102"));
        assertThat(journeys.open(loser)).containsExactly("task_setHold");
    }

    private DossierNumber validated(String requester, String superior) {
        var dossier = journeys.requestedBy(requester, Map.of("spaceCode", "EV-101"));
        journeys.complete(superior, dossier, "task_validateRequest", Map.of("hierarchicalValidation", true));
        return dossier;
    }

    private int hold(DossierNumber dossier) {
        var robot = new Robot("http://localhost:" + port).wish("orientation", "HOLD");
        return robot.completeAs("patrimoine", robot.taskId(dossier.value(), "task_setHold"))
                .status();
    }
}
