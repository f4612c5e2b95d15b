package fr.parcours.register;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.Registers;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("database")
@SpringJUnitConfig(Registers.class)
class AskedBeforeTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DataSource database;

    private JdbcTemplate behindItsBack;

    @BeforeEach
    void an_empty_table() {
        behindItsBack = new JdbcTemplate(database);
        behindItsBack.execute("drop table if exists note");
        behindItsBack.execute("create table note (word varchar(20))");
    }

    @Test
    void a_question_is_put_once_in_a_transaction() {
        transaction.executeWithoutResult(status -> {
            assertThat(words()).isEmpty();
            behindItsBack.update("insert into note (word) values ('unseen')");
            assertThat(words()).isEmpty();
        });
        assertThat(words()).containsExactly("unseen");
    }

    @Test
    void who_writes_sees_it() {
        transaction.executeWithoutResult(status -> {
            write("one");
            assertThat(words()).containsExactly("one");
            write("two");
            assertThat(words()).containsExactly("one", "two");
            jdbc.sql("update NOTE set word = ?").param("three").update();
            assertThat(words()).containsExactly("three", "three");
        });
    }

    @Test
    void writing_elsewhere_keeps_what_is_known() {
        transaction.executeWithoutResult(status -> {
            assertThat(words()).isEmpty();
            behindItsBack.update("insert into note (word) values ('unseen')");
            jdbc.sql("delete from draft").update();
            assertThat(words()).isEmpty();
        });
    }

    @Test
    void who_locks_asks_anew() {
        transaction.executeWithoutResult(status -> {
            assertThat(words()).isEmpty();
            behindItsBack.update("insert into note (word) values ('theirs')");
            jdbc.sql("select word from note where word = :word for update")
                    .param("word", "theirs")
                    .query(String.class)
                    .list();
            assertThat(words()).containsExactly("theirs");
        });
    }

    @Test
    void a_rollback_takes_it_along() {
        transaction.executeWithoutResult(status -> {
            write("one");
            assertThat(words()).hasSize(1);
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> assertThat(words()).isEmpty());
    }

    private void write(String word) {
        jdbc.sql("insert into note (word) values (:word)").param("word", word).update();
    }

    private List<String> words() {
        return jdbc.sql("select word from note where word <> :none order by word")
                .param("none", "")
                .query(String.class)
                .list();
    }
}
