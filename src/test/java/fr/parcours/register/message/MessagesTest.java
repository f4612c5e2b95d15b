package fr.parcours.register.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.Registers;
import fr.parcours.TooMany;
import fr.parcours.register.Given;
import fr.parcours.register.message.Message.Visibility;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    void thirty_a_day_of_one_person_and_who_writes_at_the_same_moment_is_counted_after() {
        var dossier = given.dossier("EV-101");
        for (var no = 1; no < 30; no++) {
            write(dossier, "agent");
        }
        var second = transaction.execute(status -> {
            write(dossier, "agent");
            var waiting = CompletableFuture.supplyAsync(() -> write(dossier, "agent"));
            assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return waiting;
        });
        assertThatThrownBy(second::join).cause().isInstanceOfSatisfying(TooMany.class, refused -> {
            assertThat(refused).hasMessageContaining("30 messages");
            assertThat(refused.seconds()).isEqualTo(24 * 3600L);
        });
        assertThat(messages.of(dossier)).hasSize(30);
        write(dossier, "patrimoine");
        write(given.dossier("EV-102"), "agent");
    }
}
