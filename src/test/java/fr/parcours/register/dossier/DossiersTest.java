package fr.parcours.register.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.DossierNumber;
import fr.parcours.Registers;
import fr.parcours.register.Given;
import fr.parcours.register.Race;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Finding.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
@Tag("database")
class DossiersTest {
    @Autowired
    Dossiers dossiers;

    @Autowired
    Findings findings;

    @Autowired
    Opinions opinions;

    @Autowired
    Changes changes;

    @Autowired
    DossierParties parties;

    @Autowired
    Given given;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void twenty_parallel_starts_get_twenty_numbers_without_a_gap() throws Exception {
        var starts = IntStream.range(0, 20)
                .<Callable<DossierNumber>>mapToObj(no -> () -> given.dossier("EV-101"))
                .toList();

        assertThat(Race.run(starts))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 20)
                        .<Object>mapToObj(no -> DossierNumber.of(2026, no))
                        .toList());
    }

    @Test
    void a_start_that_fails_gives_its_number_back() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    dossiers.draw();
                    throw new IllegalStateException("the form was refused");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(given.dossier("EV-101")).isEqualTo(DossierNumber.of(2026, 1));
    }

    @Test
    void a_dossier_is_locked_only_inside_a_transaction() {
        var dossier = given.dossier("EV-101");
        assertThatThrownBy(() -> dossiers.lock(dossier)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void a_number_is_drawn_only_inside_a_transaction() {
        assertThatThrownBy(dossiers::draw).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void a_dossier_comes_back_as_it_was_asked_and_tells_its_states() {
        var number = given.dossier("EV-101");
        transaction.executeWithoutResult(status -> {
            dossiers.moveTo(number, DossierState.EN_INSTRUCTION);
            dossiers.moveTo(number, DossierState.EN_INSTRUCTION);
        });

        var dossier = dossiers.get(number);
        assertThat(dossier.request()).isEqualTo(Given.request("EV-101"));
        assertThat(dossier.state()).isEqualTo(DossierState.EN_INSTRUCTION);
        assertThat(dossiers.stages(number))
                .extracting(Dossiers.Stage::state)
                .containsExactly(DossierState.DEPOSE, DossierState.EN_INSTRUCTION);

        transaction.executeWithoutResult(status -> dossiers.correct(number, Given.request("EV-103")));
        assertThat(dossiers.get(number).request()).isEqualTo(Given.request("EV-103"));
    }

    @Test
    void pages_go_from_the_newest_to_the_oldest_and_show_one_s_own_services_only() {
        var numbers =
                IntStream.range(0, 5).mapToObj(no -> given.dossier("EV-101")).toList();
        var mine = Set.of("service-participation");

        var first = dossiers.page(mine, null, 2);
        assertThat(first).extracting(Dossier::number).containsExactly(numbers.get(4), numbers.get(3));
        assertThat(dossiers.page(mine, numbers.get(3), 10))
                .extracting(Dossier::number)
                .containsExactly(numbers.get(2), numbers.get(1), numbers.get(0));
        assertThat(dossiers.page(Set.of("service-culture"), null, 10)).isEmpty();
        assertThat(dossiers.page(Set.of(), null, 10)).isEmpty();
    }

    @Test
    void what_was_found_said_changed_and_done_is_kept_by_dossier() {
        var number = given.dossier("EV-101");
        transaction.executeWithoutResult(status -> {
            findings.replace(number, List.of(new Finding("PERIL", Severity.BLOCK)));
            findings.replace(
                    number,
                    List.of(new Finding("DTA_ABSENT", Severity.RESERVE), new Finding("MAISON", Severity.COMPLETE)));
            opinions.give(number, "grp-juridique", "GO", "Aucun obstacle.", "juridique");
            opinions.give(number, "grp-juridique", "REFUSE", "Le titre manque.", "juridique2");
            var change = changes.record(number, "PERIODE", "La période", "avant", "après", "agent", false);
            assertThat(changes.pending(number)).map(Changes.Change::id).contains(change);
            changes.rerun(change, "eligibility", Changes.Outcome.DONE);
            parties.acted(number, Act.DRAFT, "juridique");
            parties.acted(number, Act.DRAFT, "juridique");
            parties.acted(number, Act.DRAFT, "juridique2");
        });

        assertThat(findings.of(number)).extracting(Finding::code).containsExactly("MAISON", "DTA_ABSENT");
        assertThat(findings.text(number)).contains("dossier technique amiante").contains("– MAISON");
        assertThat(opinions.of(number)).extracting(Opinions.Opinion::verdict).containsExactly("GO", "REFUSE");
        assertThat(changes.pending(number)).isEmpty();
        assertThat(parties.acts(number, "juridique")).containsExactly(Act.DRAFT);
        assertThat(parties.acts(number, "juridique2")).containsExactly(Act.DRAFT);
        assertThat(parties.acts(number, "agent")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        start,      end,        months
        2027-01-01, 2027-06-30, 6
        2027-01-01, 2027-07-01, 7
        2027-01-31, 2027-02-27, 1
        2027-01-31, 2027-02-28, 2
        2027-01-15, 2030-01-14, 36
        2027-01-15, 2030-01-15, 37""")
    void a_begun_month_counts_whole(LocalDate start, LocalDate end, int months) {
        assertThat(Given.request("EV-101").during(start, end).durationMonths()).isEqualTo(months);
    }
}
