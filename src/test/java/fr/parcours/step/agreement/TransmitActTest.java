package fr.parcours.step.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.TestClock;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.register.agreement.Acts;
import fr.parcours.story.Journeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A dossier keeps the form that it began with: the one that asked for the number at the transmission is still answered. */
@ParcoursTest
class TransmitActTest {
    @Autowired
    Journeys journeys;

    @Autowired
    TransmitAct transmitAct;

    @Autowired
    Acts acts;

    @Autowired
    CurrentUser currentUser;

    @Autowired
    TestClock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_decision_signed_before_it_was_numbered_takes_the_number_that_the_form_of_then_asks_for() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.until(dossier, "task_transmit");
        assertThat(journeys.as("assemblees", () -> transmitAct.data(asked(dossier))))
                .as("the form of then shows the number that is known")
                .containsEntry("actNumber", acts.get(dossier, 1).number());
        jdbc.sql("update convention_act set act_number = null where dossier = ?")
                .param(dossier.value())
                .update();

        answer(dossier, "ACTE-ESSAI");
        assertThat(acts.get(dossier, 1).number()).isEqualTo("ACTE-ESSAI");
        answer(dossier, "ACTE-AUTRE");
        assertThat(acts.get(dossier, 1).number())
                .as("what has a number keeps it")
                .isEqualTo("ACTE-ESSAI");
    }

    private void answer(DossierNumber dossier, String number) {
        journeys.as(
                "assemblees",
                () -> transaction.execute(status -> {
                    transmitAct.receive(new Answer(
                            asked(dossier),
                            Map.of(
                                    "transmitted",
                                    true,
                                    "actNumber",
                                    number,
                                    "transmittedOn",
                                    clock.today().toString(),
                                    "receiptNumber",
                                    "AR-ESSAI",
                                    "receiptOn",
                                    clock.today().toString(),
                                    "receiptFile",
                                    List.of())));
                    return dossier;
                }));
    }

    private Asked asked(DossierNumber dossier) {
        return new Asked(dossier, null, "task_transmit", null, currentUser.require());
    }
}
