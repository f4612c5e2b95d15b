package fr.parcours.register.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.AuditEvent;
import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.Registers;
import fr.parcours.register.Race;
import fr.parcours.register.audit.Verification.Break;
import fr.parcours.register.audit.Verification.Broken;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The chains themselves, in a database that lets a test forge them: {@code AuditTest} sees that the real one does not. */
@SpringJUnitConfig(Registers.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
@Tag("database")
class ChainsTest {
    private static final DossierNumber DOSSIER = DossierNumber.of(2026, 1);

    @Autowired
    Chains chains;

    @Autowired
    Heads heads;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void what_belongs_to_a_dossier_stands_in_its_chain_and_the_rest_in_the_houses() {
        write(DOSSIER, "one");
        write(DOSSIER, "two");
        write(null, "three");

        assertThat(chains.latest(EnumSet.allOf(AuditEvent.class), true, DOSSIER, 0, 10))
                .extracting(AuditLine::about)
                .containsExactly("two", "one");
        assertThat(chains.latest(EnumSet.allOf(AuditEvent.class), false, null, 0, 10))
                .hasSize(2);
        assertThat(chains.latest(EnumSet.allOf(AuditEvent.class), true, null, 0, 10))
                .hasSize(3)
                .first()
                .satisfies(line -> assertThat(line.chain()).isEqualTo(Chains.HOUSE))
                .satisfies(line -> assertThat(line.roles()).isEqualTo("grp-finances,grp-patrimoine"));
        assertThat(heads.verify()).isEqualTo(new Verification(2, 3, 0, null));
    }

    @Test
    void a_line_stands_only_if_its_fact_does() {
        assertThatThrownBy(() -> chains.write(AuditEvent.REFUSED, null, "", "agent", List.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(status -> {
            chains.write(AuditEvent.REFUSED, null, "", "agent", List.of());
            status.setRollbackOnly();
        });
        assertThat(heads.verify().lines()).isZero();
    }

    @Test
    void many_who_write_to_one_chain_at_once_write_one_after_another() throws Exception {
        var writers = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(no -> () -> {
                    write(no % 4 == 0 ? null : DOSSIER, "no " + no); // and they begin the dossier's all at once
                    write(no % 4 == 0 ? null : DOSSIER, "again " + no);
                    return true;
                })
                .toList();

        assertThat(Race.run(writers)).containsOnly(true);

        assertThat(heads.verify()).isEqualTo(new Verification(2, 40, 0, null));
        assertThat(jdbc.sql("select line_no from audit_line where chain = ? order by line_no")
                        .param(DOSSIER.value())
                        .query(Long.class)
                        .list())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 30).mapToObj(no -> (long) no).toList());
    }

    @Test
    void the_first_line_that_was_changed_is_named() {
        fiveLines();
        jdbc.sql("update audit_line set login = 'agent2' where chain = ? and line_no in (3, 4)")
                .param(DOSSIER.value())
                .update();
        assertThat(heads.verify().broken()).isEqualTo(new Broken(DOSSIER.value(), 3, Break.CHANGED));
    }

    @Test
    void a_line_that_was_taken_out_is_named() {
        fiveLines();
        remove(2);
        assertThat(heads.verify().broken()).isEqualTo(new Broken(DOSSIER.value(), 2, Break.MISSING));
    }

    @Test
    void the_last_line_is_missed_like_any_other() {
        fiveLines();
        remove(5);
        assertThat(heads.verify().broken()).isEqualTo(new Broken(DOSSIER.value(), 5, Break.MISSING));
    }

    @Test
    void whatever_a_forger_puts_into_a_line_it_is_named_and_the_others_are_read() {
        fiveLines();
        jdbc.sql("update audit_line set event = 'NOTHING_WE_KNOW' where chain = ? and line_no = 4")
                .param(DOSSIER.value())
                .update();
        assertThat(heads.verify().broken()).isEqualTo(new Broken(DOSSIER.value(), 4, Break.CHANGED));
        assertThat(chains.latest(EnumSet.allOf(AuditEvent.class), true, DOSSIER, 0, 10))
                .hasSize(4);

        jdbc.sql("update audit_line set about = ? where chain = ? and line_no = 2")
                .params("one" + (char) 10 + "two", DOSSIER.value())
                .update();
        assertThat(heads.verify().broken()).isEqualTo(new Broken(DOSSIER.value(), 2, Break.CHANGED));
        assertThat(chains.latest(EnumSet.allOf(AuditEvent.class), true, DOSSIER, 0, 10))
                .hasSize(4);
        assertThatThrownBy(() -> write(DOSSIER, "one" + (char) 10 + "two"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_counts_a_chain_shorter_than_it_is_hides_no_line() {
        fiveLines();
        jdbc.sql("""
                        update audit_chain set line_count = 3,
                               head = (select l.hash from audit_line l where l.chain = audit_chain.chain and l.line_no = 3)
                         where chain = ?""").param(DOSSIER.value()).update();
        assertThat(heads.verify().broken()).isEqualTo(new Broken(DOSSIER.value(), 4, Break.OUTSIDE));
    }

    @Test
    void who_writes_a_whole_chain_anew_is_betrayed_by_the_head_of_the_day() {
        fiveLines();
        assertThat(seal()).isPresent();
        assertThat(seal()).as("once a day").isEmpty();
        assertThat(heads.verify().heads()).isOne();

        jdbc.sql("delete from audit_line where chain = ?")
                .param(DOSSIER.value())
                .update();
        jdbc.sql("update audit_chain set line_count = 0, head = ? where chain = ?")
                .params(AuditLine.NONE, DOSSIER.value())
                .update();
        fiveLines();

        assertThat(heads.verify().broken()).isEqualTo(new Broken(DOSSIER.value(), 5, Break.HEAD));
        jdbc.sql("update audit_head_chain set hash = (select head from audit_chain where chain = ?)")
                .param(DOSSIER.value())
                .update();
        assertThat(heads.verify().broken()).isEqualTo(new Broken(DOSSIER.value(), 5, Break.HEAD_CHANGED));
    }

    private Optional<Heads.Head> seal() {
        return Objects.requireNonNull(transaction.execute(status -> heads.seal()));
    }

    private void fiveLines() {
        IntStream.rangeClosed(1, 5).forEach(no -> write(DOSSIER, "line " + no));
    }

    private void remove(int no) {
        jdbc.sql("delete from audit_line where chain = ? and line_no = ?")
                .params(DOSSIER.value(), no)
                .update();
    }

    private void write(@Nullable DossierNumber dossier, String about) {
        transaction.executeWithoutResult(status -> chains.write(
                AuditEvent.DOSSIER_EXPORTED, dossier, about, "patrimoine", List.of("grp-patrimoine", "grp-finances")));
    }
}
