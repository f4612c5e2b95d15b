package fr.parcours.register.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Registers;
import fr.parcours.register.Given;
import fr.parcours.register.Race;
import fr.parcours.register.roundtrip.RoundTrip.Cause;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips.Asker;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class RoundTripsTest {
    private static final Instant LATER = Instant.parse("2026-12-09T17:00:00Z");

    @Autowired
    RoundTrips trips;

    @Autowired
    Given given;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void one_task_asks_one_question_at_a_time_even_when_two_clicks_race() throws Exception {
        var dossier = given.dossier("EV-101");

        var results = Race.<String>run(List.of(() -> ask(dossier, "t1"), () -> ask(dossier, "t1")));

        assertThat(results).filteredOn(Conflict.class::isInstance).hasSize(1);
        var id = trips.openOf("t1").orElseThrow().id();
        transaction.executeWithoutResult(
                status -> assertThat(trips.close(id, Outcome.ANSWERED)).isTrue());
        transaction.executeWithoutResult(
                status -> assertThat(trips.close(id, Outcome.EXPIRED)).isFalse());
        assertThat(trips.get(id).outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(ask(dossier, "t1")).isNotEqualTo(id);
    }

    @Test
    void round_trips_are_counted_by_dossier_and_step_and_a_withdrawn_one_does_not_count() {
        var dossier = given.dossier("EV-101");
        var withdrawn = ask(dossier, "t2");
        transaction.executeWithoutResult(status -> trips.close(withdrawn, Outcome.WITHDRAWN));
        ask(dossier, "t3");
        transaction.executeWithoutResult(
                status -> trips.openByRule(dossier, "occupation-journey", "grp-porteur", "Hors fenêtre", LATER));

        assertThat(trips.count(dossier, "site-visit")).isEqualTo(1);
        assertThat(trips.count(dossier, "occupation-journey")).isEqualTo(1);
        transaction.executeWithoutResult(status -> trips.closeAll(dossier, Outcome.STOPPED));
        assertThat(trips.of(dossier)).noneMatch(RoundTrip::isOpen);
    }

    private String ask(DossierNumber dossier, String task) {
        return transaction.execute(status -> trips.openByPerson(
                dossier,
                "site-visit",
                new Asker("patrimoine", "grp-patrimoine", task, "task_planVisit"),
                "grp-porteur",
                Cause.DATES_A_REVOIR,
                "Quand venez-vous ?",
                LATER));
    }
}
