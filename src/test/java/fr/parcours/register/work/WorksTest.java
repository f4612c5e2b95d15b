package fr.parcours.register.work;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.Registers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class WorksTest {
    private static final DossierNumber DOSSIER = DossierNumber.of(2026, 77);

    @Autowired
    Works works;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void who_has_the_ball_is_the_group_then_the_person_and_nobody_once_it_is_done() {
        transaction.executeWithoutResult(status -> {
            created("t1", "Valider la demande");
            created("t2", "Poser l'option");
        });
        assertThat(works.open(DOSSIER)).extracting(Work::claimedBy).containsExactly(null, null);

        transaction.executeWithoutResult(status -> works.claimed("t1", "hierarchie", null));
        assertThat(works.open(List.of(DOSSIER))).extracting(Work::claimedBy).contains("hierarchie");

        transaction.executeWithoutResult(status -> {
            works.handedBack("t1", "hierarchie");
            works.claimed("t1", "hierarchie2", "hierarchie");
            works.completed("t1", "hierarchie2", "hierarchie");
            works.removed("t2");
        });
        assertThat(works.open(DOSSIER)).isEmpty();
        assertThat(works.of(DOSSIER)).extracting(Work::endedBy).containsExactly("hierarchie2");
        assertThat(works.of(DOSSIER)).extracting(Work::actedFor).containsExactly("hierarchie");
    }

    @Test
    void a_claim_that_was_noted_as_it_happened_is_not_noted_again() {
        transaction.executeWithoutResult(status -> {
            created("t3", "Valider la demande");
            works.claimed("t3", "hierarchie", null);
        });
        jdbc.sql("""
                insert into work_event (id, task_id, kind, who, happened_at)
                select 'as-before', task_id, 'CLAIMED', claimed_by, claimed_at from work_task where task_id = 't3'""").update();

        transaction.executeWithoutResult(status -> works.handedBack("t3", "hierarchie"));

        assertThat(jdbc.sql("select kind from work_event where task_id = 't3'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("CLAIMED", "HANDED_BACK");
    }

    private void created(String id, String name) {
        works.created(
                id, "task_x", name, "occupation-journey", 1, DOSSIER, "service-participation", Set.of("grp-a"), null);
    }
}
