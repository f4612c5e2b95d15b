package fr.parcours.register.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.Registers;
import fr.parcours.TooMany;
import fr.parcours.register.Given;
import fr.parcours.register.Race;
import fr.parcours.register.message.Message.Visibility;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** The messages of a dossier: how many a person writes in a day. */
@Tag("database")
@SpringJUnitConfig(Registers.class)
class MessagesTest {
    @Autowired
    Messages messages;

    @Autowired
    Given given;

    @Autowired
    TransactionTemplate transaction;

    private boolean write(DossierNumber dossier, String by) {
        transaction.executeWithoutResult(
                status -> messages.write(dossier, by, Groups.PORTEUR, Visibility.DEMANDEUR, "Quand venez-vous ?"));
        return true;
    }

    @Test
    void thirty_a_day_of_one_person_and_not_one_more_by_many_hands() throws Exception {
        var dossier = given.dossier("EV-101");
        for (var no = 0; no < 27; no++) {
            write(dossier, "agent");
        }
        assertThat(Race.run(Collections.nCopies(10, () -> write(dossier, "agent"))))
                .filteredOn(Boolean.class::isInstance)
                .hasSize(3);
        assertThat(messages.of(dossier)).hasSize(30);
        assertThatThrownBy(() -> write(dossier, "agent")).isInstanceOfSatisfying(TooMany.class, refused -> {
            assertThat(refused).hasMessageContaining("30 messages");
            assertThat(refused.seconds()).isEqualTo(24 * 3600L);
        });
        write(dossier, "patrimoine");
        write(given.dossier("EV-102"), "agent");
    }
}
