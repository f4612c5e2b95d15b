package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.ParcoursTest;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.story.Journeys;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Pairs 1, 2, 3, 5, 6 and 12 of the role matrix, and an extension: one person does not do both in the same dossier. */
@ParcoursTest
class FourEyesTest {
    @Autowired
    FourEyes fourEyes;

    @Autowired
    DossierParties parties;

    @Autowired
    Journeys journeys;

    @Autowired
    TaskService tasks;

    @Autowired
    TransactionTemplate transaction;

    DossierNumber dossier;

    @BeforeEach
    void someoneAsks() {
        dossier = journeys.request("EV-001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REQUEST   | task_validateRequest
            REQUEST   | task_instructLegal
            REQUEST   | task_setHold
            REQUEST   | task_redirectRequest
            REQUEST   | task_planVisit
            REQUEST   | task_reportVisit
            REQUEST   | task_signDga
            REQUEST   | task_signDgs
            VALIDATE  | task_signDga
            VALIDATE  | task_signDgs
            DRAFT     | task_signDga
            DRAFT     | task_signDgs
            DRAFT     | task_signDecision
            DRAFT     | task_signConvention
            REQUEST   | task_signConvention
            VALIDATE  | task_signConvention
            INSTRUCT  | task_arbitrate
            GIVE_KEYS | task_acknowledgeKeys
            EXTEND    | task_examineExtension""")
    void who_did_the_first_may_not_do_the_second(Act earlier, String task) {
        transaction.executeWithoutResult(status -> parties.acted(dossier, earlier, "deux-casquettes"));

        assertThatThrownBy(() -> fourEyes.check(dossier, task, Set.of(), "deux-casquettes"))
                .isInstanceOf(Forbidden.class)
                .hasMessageStartingWith("Vous avez");
        fourEyes.check(dossier, task, Set.of(), "quelqu-un-d-autre");
    }

    @Test
    void another_dossier_is_another_matter() {
        transaction.executeWithoutResult(status -> parties.acted(dossier, Act.DRAFT, "deux-casquettes"));
        var other = journeys.request("EV-101");

        fourEyes.check(other, "task_signDga", Set.of(), "deux-casquettes");
    }

    @Test
    void the_superior_who_also_asked_can_neither_take_nor_decide() {
        transaction.executeWithoutResult(status -> parties.acted(dossier, Act.REQUEST, "hierarchie"));
        var task = journeys.task(dossier, "task_validateRequest").getId();

        journeys.as("hierarchie", () -> {
            assertThatThrownBy(() -> tasks.claim(task, "hierarchie")).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> tasks.complete(task, Map.of("hierarchicalValidation", true)))
                    .isInstanceOf(Forbidden.class);
            return task;
        });
        assertThat(journeys.open(dossier)).containsExactly("task_validateRequest");
    }
}
