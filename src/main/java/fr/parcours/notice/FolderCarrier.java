package fr.parcours.notice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Without a mail server: each mail is a readable file in the folder {@code mail} of the data, its invitation one beside. */
@Component
@ConditionalOnProperty(name = "parcours.mail.enabled", havingValue = "false", matchIfMissing = true)
class FolderCarrier implements Carrier {
    private final Path folder;

    FolderCarrier(@Value("${parcours.data:data}") String data) {
        this.folder = Path.of(data, "mail");
    }

    @Override
    public void carry(Mail mail) throws IOException {
        Files.createDirectories(folder);
        var text = """
                Message-ID: %s
                To: %s
                Subject: %s

                %s
                """.formatted(mail.messageId(), mail.recipient(), mail.subject(), mail.body());
        if (mail.calendar() != null) {
            Files.writeString(folder.resolve(mail.id() + ".ics"), mail.calendar(), StandardCharsets.UTF_8);
        }
        var draft = folder.resolve("." + mail.id());
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, folder.resolve(mail.id() + ".txt"), StandardCopyOption.REPLACE_EXISTING);
    }
}
