package fr.parcours.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail as a real mail server receives it, and what happens while there is none. */
class SmtpCarrierTest {
    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final SmtpCarrier carrier = new SmtpCarrier(sender, "parcours@exemple.invalid");

    @BeforeEach
    void aServer() {
        server.start();
        sender.setHost("localhost");
        sender.setPort(server.getSmtp().getPort());
    }

    @AfterEach
    void isGone() {
        server.stop();
    }

    @Test
    void arrives_with_its_accents_and_under_the_id_of_its_row() throws Exception {
        var mail = mail();
        carrier.carry(mail);

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("OCC-2026-0001 – à faire : Valider la demande");
        assertThat(received[0].getMessageID()).isEqualTo(mail.messageId());
        assertThat(received[0].getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("hierarchie@exemple.invalid");
        assertThat(received[0].getContent().toString()).contains("Une tâche attend quelqu'un de votre service");
    }

    @Test
    void without_a_server_it_fails_loudly_so_that_the_outbox_tries_again() {
        server.stop();
        assertThatThrownBy(() -> carrier.carry(mail())).isInstanceOf(MailException.class);
    }

    private static Mail mail() {
        return new Mail(
                "5f0c6a1e-0000-0000-0000-000000000001",
                "hierarchie@exemple.invalid",
                "OCC-2026-0001 – à faire : Valider la demande",
                "Bonjour,\n\nUne tâche attend quelqu'un de votre service.",
                0);
    }
}
