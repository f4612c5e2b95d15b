package fr.parcours.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void an_invitation_is_the_other_face_of_its_mail() throws Exception {
        carrier.carry(mail(new InvitationText("parcours@exemple.invalid")
                .of(InvitationTest.visit(0, false), "hierarchie@exemple.invalid")));

        var received = server.getReceivedMessages()[0];
        assertThat(received.getContentType()).startsWith("multipart/alternative");
        var faces = (MimeMultipart) received.getContent();
        assertThat(faces.getBodyPart(0).getContent().toString()).contains("Une tâche attend");
        assertThat(new ContentType(faces.getBodyPart(1).getContentType()))
                .satisfies(type -> assertThat(type.getBaseType()).isEqualTo("text/calendar"))
                .satisfies(type -> assertThat(type.getParameter("method")).isEqualTo("REQUEST"));
        var calendar = new CalendarBuilder().build(faces.getBodyPart(1).getInputStream());
        assertThat(calendar.getComponents("VEVENT")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"550 5.1.1 No such user, true", "450 4.2.1 Mailbox busy, false"})
    void an_address_refused_for_good_is_told_from_one_that_may_be_taken_tomorrow(String answer, boolean forGood)
            throws Exception {
        try (var strict = new StrictServer(answer)) {
            sender.setPort(strict.port());
            assertThatThrownBy(() -> carrier.carry(mail()))
                    .isInstanceOf(forGood ? Refused.class : MailException.class)
                    .hasMessageContaining(answer.substring(0, 3));
        }
    }

    private static Mail mail() {
        return mail(null);
    }

    private static Mail mail(String calendar) {
        return new Mail(
                "5f0c6a1e-0000-0000-0000-000000000001",
                "OCC-2026-0001",
                "hierarchie@exemple.invalid",
                "OCC-2026-0001 – à faire : Valider la demande",
                "Bonjour,\n\nUne tâche attend quelqu'un de votre service.",
                calendar,
                0);
    }
}
