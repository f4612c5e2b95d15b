package fr.parcours.notice;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends by the mail server of {@code spring.mail.*}. An invitation is the mail's other face: calendars take it from there. */
@Component
@ConditionalOnProperty("parcours.mail.enabled")
class SmtpCarrier implements Carrier {
    private static final int PERMANENT = 500;

    private final JavaMailSender server;
    private final String from;

    SmtpCarrier(JavaMailSender server, @Value("${parcours.mail.from:parcours@localhost}") String from) {
        this.server = server;
        this.from = from;
    }

    @Override
    public void carry(Mail mail) throws Exception {
        try {
            server.send(message(mail));
        } catch (MailSendException unsent) {
            var refusal = refusal(unsent);
            if (refusal.isPresent()) {
                throw new Refused(String.valueOf(refusal.get().getMessage()), unsent);
            }
            throw unsent;
        }
    }

    /** A server that is ill, or does not know us today, may be well tomorrow; an address that it refuses for good is not. */
    private static Optional<SMTPAddressFailedException> refusal(MailSendException unsent) {
        return Stream.of(unsent.getMessageExceptions())
                .flatMap(failure -> Stream.<Throwable>iterate(failure, cause -> cause != null, SmtpCarrier::next))
                .filter(SMTPAddressFailedException.class::isInstance)
                .map(SMTPAddressFailedException.class::cast)
                .filter(address -> address.getReturnCode() >= PERMANENT)
                .findFirst();
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail ? mail.getNextException() : failure.getCause();
    }

    private MimeMessage message(Mail mail) throws Exception {
        var message = new IdentifiedMessage(mail.messageId());
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(mail.recipient());
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        if (mail.calendar() != null) {
            message.setContent(withCalendar(mail.body(), mail.calendar()));
        }
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static MimeMultipart withCalendar(String body, String calendar) throws Exception {
        var text = new MimeBodyPart();
        text.setText(body, StandardCharsets.UTF_8.name());
        var invitation = new MimeBodyPart();
        invitation.setDataHandler(new DataHandler(new ByteArrayDataSource(
                calendar, "text/calendar; method=%s; charset=UTF-8".formatted(Mail.method(calendar)))));
        return new MimeMultipart("alternative", text, invitation);
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
