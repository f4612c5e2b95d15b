package fr.parcours.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW;

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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("database")
@SpringJUnitConfig(Registers.class)
class AskedBeforeTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

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
    void who_locks_without_names_in_capitals_and_on_a_new_line_asks_anew_too() {
        transaction.executeWithoutResult(status -> {
            assertThat(words()).isEmpty();
            behindItsBack.update("insert into note (word) values ('theirs')");
            jdbc.sql("select word from note where word = ?\n   FOR  UPDATE")
                    .param("theirs")
                    .query(String.class)
                    .list();
            assertThat(words()).containsExactly("theirs");
        });
    }

    @Test
    void a_table_in_a_sub_select_is_named_too() {
        transaction.executeWithoutResult(status -> {
            assertThat(heard()).isZero();
            write("one");
            assertThat(heard()).isOne();
        });
    }

    @Test
    void a_transaction_within_knows_nothing_of_it_and_what_it_wrote_is_seen_after_it() {
        var within = new TransactionTemplate(transactions, new DefaultTransactionDefinition(PROPAGATION_REQUIRES_NEW));
        transaction.executeWithoutResult(status -> {
            assertThat(words()).isEmpty();
            within.executeWithoutResult(inner -> {
                behindItsBack.update("insert into note (word) values ('theirs')");
                assertThat(words()).containsExactly("theirs");
            });
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

    private int heard() {
        return jdbc.sql(
                        "select count(*) from (values (1)) as one (no) where :none = '' and exists (select 1 from note)")
                .param("none", "")
                .query(Integer.class)
                .single();
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
