package fr.parcours.notice;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends by the mail server of {@code spring.mail.*}. */
@Component
@ConditionalOnProperty("parcours.mail.enabled")
class SmtpCarrier implements Carrier {
    private final JavaMailSender server;
    private final String from;

    SmtpCarrier(JavaMailSender server, @Value("${parcours.mail.from:parcours@localhost}") String from) {
        this.server = server;
        this.from = from;
    }

    @Override
    public void carry(Mail mail) throws Exception {
        server.send(message(mail));
    }

    private MimeMessage message(Mail mail) throws Exception {
        var message = new IdentifiedMessage(mail.messageId());
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.recipient());
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** Keeps our own id: {@link MimeMessage#saveChanges} would write a new one. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(String id) {
            super((jakarta.mail.Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws jakarta.mail.MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
