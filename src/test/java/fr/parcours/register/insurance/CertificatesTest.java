package fr.parcours.register.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Registers;
import fr.parcours.register.Given;
import fr.parcours.register.insurance.Certificate.Content;
import fr.parcours.register.insurance.Certificate.DocumentType;
import fr.parcours.register.insurance.Certificate.Guarantee;
import fr.parcours.register.insurance.Certificate.Status;
import fr.parcours.register.insurance.Certificates.Arbitration;
import fr.parcours.register.insurance.Coverage.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class CertificatesTest {
    @Autowired
    Certificates certificates;

    @Autowired
    Given given;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void what_nobody_asked_for_is_not_taken() {
        var dossier = given.dossier("EV-101");
        assertThatThrownBy(() -> give(dossier, Given.END)).isInstanceOf(Conflict.class);
    }

    @Test
    void the_last_one_accepted_proves_the_cover_until_a_fact_makes_it_unfit() {
        var dossier = given.dossier("EV-101");
        ask(dossier, false);
        control(give(dossier, Given.END), Status.REJET);
        assertThat(certificates.inForce(dossier)).isEmpty();

        var good = give(dossier, Given.END);
        control(good, Status.ACCEPTE);
        assertThat(certificates.inForce(dossier)).get().satisfies(certificate -> {
            assertThat(certificate.no()).isEqualTo(2);
            assertThat(certificate.content().guarantee(Kind.RC_EXPLOITATION))
                    .get()
                    .extracting(Guarantee::amount)
                    .satisfies(amount -> assertThat(amount).isEqualByComparingTo("5000000"));
        });

        transaction.executeWithoutResult(status -> certificates.outdate(good));
        assertThat(certificates.inForce(dossier)).isEmpty();
    }

    @Test
    void one_is_controlled_once() {
        var dossier = given.dossier("EV-101");
        ask(dossier, false);
        var certificate = give(dossier, Given.END);
        control(certificate, Status.COMPLEMENT);
        assertThatThrownBy(() -> control(certificate, Status.ACCEPTE)).isInstanceOf(Conflict.class);
    }

    @Test
    void refusals_count_from_the_latest_request_on() {
        var dossier = given.dossier("EV-101");
        ask(dossier, false);
        control(give(dossier, Given.END), Status.REJET);
        control(give(dossier, Given.END), Status.COMPLEMENT);
        assertThat(certificates.refusals(dossier)).isEqualTo(2);
        transaction.executeWithoutResult(status -> certificates.arbitrate(
                dossier, Arbitration.CONTINUE, "Une erreur de plume de l'assureur.", "pilotage"));
        assertThat(certificates.request(dossier))
                .get()
                .extracting(Certificates.Request::arbitration)
                .isEqualTo(Arbitration.CONTINUE);

        ask(dossier, true);
        assertThat(certificates.refusals(dossier)).isZero();
    }

    @Test
    void a_cover_that_ends_is_found_until_another_one_follows() {
        var dossier = given.dossier("EV-101");
        var end = Given.END.minusMonths(2);
        ask(dossier, false);
        control(give(dossier, end), Status.ACCEPTE_AVEC_ECHEANCE);
        assertThat(ending(end.minusDays(1))).doesNotContain(dossier);
        assertThat(ending(end)).contains(dossier);
        assertThat(ending(end.plusYears(1))).as("however long ago").contains(dossier);

        ask(dossier, true);
        assertThat(certificates.isRenewalAwaited(dossier)).isTrue();
        control(give(dossier, Given.END), Status.ACCEPTE);
        assertThat(certificates.isRenewalAwaited(dossier)).isFalse();
        assertThat(ending(end)).doesNotContain(dossier);

        control(give(dossier, end), Status.ACCEPTE_AVEC_ECHEANCE);
        assertThat(ending(end)).as("the last one counts, not the longest").contains(dossier);
    }

    private List<DossierNumber> ending(LocalDate day) {
        return certificates.endingUntil(day);
    }

    private void ask(DossierNumber dossier, boolean renewal) {
        transaction.executeWithoutResult(status -> certificates.ask(dossier, Given.START, renewal));
    }

    private String give(DossierNumber dossier, LocalDate end) {
        return transaction.execute(status -> certificates.give(
                dossier,
                new Content(
                        DocumentType.ATTESTATION,
                        "Assurance mutuelle",
                        "POL-2026-17",
                        "Association fictive",
                        null,
                        "rue de Chanzy, 59200 Tourcoing",
                        false,
                        false,
                        Given.START,
                        end,
                        Registers.TODAY,
                        List.of(
                                new Guarantee(Kind.RC_EXPLOITATION, new BigDecimal("5000000")),
                                new Guarantee(Kind.DECENNALE, null)),
                        null,
                        "Unité assurances, classeur 2026"),
                "agent"));
    }

    private void control(String certificate, Status status) {
        transaction.executeWithoutResult(done -> certificates.control(
                certificate, status, status.accepts() ? null : "L'adresse est à préciser.", "assurances"));
    }
}
