package fr.parcours.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.parcours.BehindTheHouse;
import fr.parcours.NotFound;
import fr.parcours.Registers;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class OutboxTest {
    @Autowired
    Notices notices;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TransactionTemplate transaction;

    private final List<String> left = new CopyOnWriteArrayList<>();
    private Outbox outbox;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from outbox").update();
        outbox = new Outbox(jdbc, transactions, mail -> left.add(mail.subject()));
    }

    @Test
    void nothing_leaves_before_the_commit_and_nothing_at_all_after_a_rollback() {
        transaction.executeWithoutResult(status -> {
            post("Option posée");
            var elsewhere = new Thread(outbox::sendDue);
            elsewhere.start();
            join(elsewhere);
            assertThat(left).isEmpty();
        });
        transaction.executeWithoutResult(status -> {
            post("Jamais arrivé");
            status.setRollbackOnly();
        });

        outbox.sendDue();
        outbox.sendDue();

        assertThat(left).containsExactly("Option posée");
    }

    @Test
    void two_nodes_that_send_at_the_same_time_send_each_mail_once() {
        transaction.executeWithoutResult(status -> IntStream.range(0, 30).forEach(no -> post("Message " + no)));

        var nodes = IntStream.range(0, 4)
                .mapToObj(no -> new Thread(outbox::sendDue))
                .toList();
        nodes.forEach(Thread::start);
        nodes.forEach(OutboxTest::join);

        assertThat(left).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void the_same_key_reaches_each_recipient_once() {
        transaction.executeWithoutResult(status -> {
            notices.post("a@mel.example", "Bonjour", "…", null, "same");
            notices.post("a@mel.example", "Bonjour", "…", null, "same");
            notices.post("b@mel.example", "Bonjour", "…", null, "same");
        });

        outbox.sendDue();

        assertThat(left).hasSize(2);
    }

    @Test
    void a_letter_to_several_leaves_once_for_each_and_not_again_for_who_had_it() {
        transaction.executeWithoutResult(status -> {
            notices.post("a@mel.example", "Bonjour", "…", null, "same");
            notices.post(List.of("a@mel.example", "b@mel.example", "c@mel.example"), "Bonjour", "…", null, "same");
            notices.post(List.of(), "Bonjour", "…", null, "same");
        });

        outbox.sendDue();

        assertThat(left).hasSize(3);
        assertThat(jdbc.sql("select recipient from outbox order by recipient")
                        .query(String.class)
                        .list())
                .containsExactly("a@mel.example", "b@mel.example", "c@mel.example");
    }

    @Test
    void what_cannot_leave_is_tried_again_later_and_parked_after_ten_attempts() {
        var broken = new Outbox(jdbc, transactions, mail -> {
            throw new java.io.IOException("no server");
        });
        transaction.executeWithoutResult(status -> post("Difficile"));

        broken.sendDue();
        broken.sendDue();
        assertThat(attempts()).isEqualTo(1);

        for (var attempt = 2; attempt <= 12; attempt++) {
            jdbc.sql("update outbox set next_try_at = posted_at").update();
            broken.sendDue();
        }
        assertThat(attempts()).isEqualTo(10);
        assertThat(jdbc.sql("select count(*) from outbox where parked_at is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        outbox.sendDue();
        assertThat(left).isEmpty();
    }

    @Test
    void an_address_that_is_refused_for_good_is_parked_at_once_and_may_be_sent_again() {
        var strict = new Outbox(jdbc, transactions, mail -> {
            throw new Refused("550 No such user", new java.io.IOException());
        });
        transaction.executeWithoutResult(status -> post("Adresse fausse"));

        strict.sendDue();

        assertThat(notices.parked())
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).contains("550 No such user"));
        assertThat(notices.backlog()).isEqualTo(new Notices.Backlog(0, 1, null));
        outbox.sendDue();
        assertThat(left).isEmpty();

        var id = notices.parked().get(0).id();
        transaction.executeWithoutResult(status -> notices.resend(id));
        outbox.sendDue();
        assertThat(left).containsExactly("Adresse fausse");
        assertThat(notices.parked()).isEmpty();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> notices.resend(id)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void while_the_server_is_down_mails_wait_and_each_leaves_once_when_it_is_back() throws Exception {
        var server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        var port = server.getSmtp().getPort();
        var sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        var house = new Outbox(jdbc, transactions, new SmtpCarrier(sender, "parcours@exemple.invalid"));
        server.stop();
        transaction.executeWithoutResult(status -> IntStream.range(0, 5).forEach(no -> post("Message " + no)));

        house.sendDue();
        assertThat(notices.backlog().waiting()).isEqualTo(5);
        assertThat(notices.backlog().oldest()).isNotNull();

        server = new GreenMail(new ServerSetup(port, "localhost", "smtp"));
        server.start();
        try {
            jdbc.sql("update outbox set next_try_at = posted_at").update();
            house.sendDue();
            house.sendDue();
            assertThat(server.getReceivedMessages())
                    .extracting(MimeMessage::getSubject)
                    .containsExactlyInAnyOrder("Message 0", "Message 1", "Message 2", "Message 3", "Message 4");
            assertThat(notices.backlog()).isEqualTo(new Notices.Backlog(0, 0, null));
        } finally {
            server.stop();
        }
    }

    /** SMTP knows no transaction of ours: all that can be promised is that the receiver can tell. */
    @Test
    void a_mail_whose_receipt_was_lost_comes_again_under_the_same_id() {
        var ids = new CopyOnWriteArrayList<String>();
        var deaf = new Outbox(jdbc, transactions, mail -> {
            ids.add(mail.messageId());
            if (ids.size() == 1) {
                throw new java.io.IOException("connection lost after the last line");
            }
        });
        transaction.executeWithoutResult(status -> post("Reçu deux fois"));

        deaf.sendDue();
        jdbc.sql("update outbox set next_try_at = posted_at").update();
        deaf.sendDue();

        assertThat(ids).hasSize(2);
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
    }

    @Test
    void the_delay_grows_with_each_attempt() {
        assertThat(Outbox.delay(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Outbox.delay(2)).isEqualTo(Duration.ofSeconds(20));
        assertThat(Outbox.delay(9)).isEqualTo(Duration.ofSeconds(2560));
        assertThat(Outbox.delay(10)).isEqualTo(Duration.ofSeconds(2560));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@mel.example\r\nBcc: b@x.example",
                "a@mel.example, b@x.example",
                "a:b@exemple.invalid",
                "jean@exämple.fr",
                "hélène@exemple.invalid",
                "a\u00a0b@exemple.invalid",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@exemple.invalid",
                "",
                "nobody",
                "Nom <a@mel.example>"
            })
    void what_is_no_address_is_parked_and_stops_nobody(String address) {
        transaction.executeWithoutResult(status -> {
            notices.post(List.of(address, "b@mel.example"), "Bonjour", "…", null, "x");
        });

        outbox.sendDue();

        assertThat(left).as("to the other one").containsExactly("Bonjour");
        assertThat(notices.parked())
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).contains("not one mail address"));
    }

    @Test
    void a_subject_of_two_lines_is_refused() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> notices.post("a@mel.example", "Bonjour\nBcc: b@x.example", "…", null, "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void post(String subject) {
        notices.post("agent@mel.example", subject, "Bonjour,", null, subject);
    }

    private int attempts() {
        return jdbc.sql("select attempts from outbox").query(Integer.class).single();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
