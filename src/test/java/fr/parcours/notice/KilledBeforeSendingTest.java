package fr.parcours.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.parcours.OtherMachine;
import fr.parcours.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** The machine is cut off, twenty times, after the commit of a mail and before its sending: each mail arrives once. */
@Tag("database")
class KilledBeforeSendingTest {
    private static final int LIVES = 20;
    private static final String COMMITTED = "committed";

    @TempDir
    Path data;

    @Test
    void twenty_times_killed_between_commit_and_sending_every_mail_arrives_once() throws Exception {
        var database = TestDatabase.isPostgres()
                ? TestDatabase.empty()
                : new TestDatabase.Address(
                        "jdbc:h2:file:%s;WRITE_DELAY=0".formatted(data.resolve("outbox")), "parcours");
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        var server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try {
            for (var life = 1; life <= LIVES; life++) {
                live(database, server, "Message " + life);
                assertThat(server.getReceivedMessages()).hasSize(life - 1); // what earlier lives left, and no more
            }
            live(database, server, "Dernier message");

            assertThat(server.getReceivedMessages())
                    .extracting(MimeMessage::getSubject)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, LIVES)
                            .mapToObj(life -> "Message " + life)
                            .toList());
            assertThat(server.getReceivedMessages())
                    .extracting(MimeMessage::getMessageID)
                    .doesNotHaveDuplicates();
        } finally {
            server.stop();
        }
    }

    private static void live(TestDatabase.Address database, GreenMail server, String subject) throws Exception {
        var machine = OtherMachine.running(
                        Life.class,
                        database.url(),
                        database.user(),
                        String.valueOf(server.getSmtp().getPort()),
                        subject)
                .start();
        try {
            assertThat(until(machine)).as("the mail is committed").endsWith(COMMITTED);
        } finally {
            machine.destroyForcibly().waitFor();
        }
    }

    private static String until(Process machine) throws IOException {
        var said = new ArrayList<String>();
        var out = new BufferedReader(new InputStreamReader(machine.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.equals(COMMITTED)) {
                break;
            }
        }
        return String.join("\n", said);
    }

    /** Sends what the life before left, posts a mail of its own, and waits for the end. */
    static final class Life {
        public static void main(String[] given) throws IOException {
            var database = new DriverManagerDataSource(given[0], given[1], "");
            var jdbc = JdbcClient.create(database);
            var transactions = new DataSourceTransactionManager(database);
            var from = "parcours@exemple.invalid";
            var sender = new JavaMailSenderImpl();
            sender.setHost("localhost");
            sender.setPort(Integer.parseInt(given[2]));

            new Outbox(jdbc, transactions, new SmtpCarrier(sender, from)).sendDue();

            var notices = new Notices(jdbc, new InvitationText(from));
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status ->
                            notices.post("agent@exemple.invalid", given[3], "Bonjour,", "OCC-2026-0001", given[3]));
            System.out.println(COMMITTED);
            System.in.read();
        }
    }
}
