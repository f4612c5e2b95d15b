package fr.parcours.register.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Registers;
import fr.parcours.register.Given;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages.Brought;
import fr.parcours.register.insurance.Coverages.Due;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class CoveragesTest {
    @Autowired
    Coverages coverages;

    @Autowired
    Given given;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void an_occupation_is_insured_once_all_that_is_required_is_validated() {
        var dossier = given.dossier("EV-101");
        assertThat(coverages.isValidated(dossier)).as("nobody has looked yet").isFalse();

        require(dossier, Kind.RC_EXPLOITATION, Kind.RISQUES_LOCATIFS, Kind.DOMMAGES_BIENS_PROPRES);
        validate(dossier, Kind.RC_EXPLOITATION, "A-1");
        assertThat(coverages.isValidated(dossier)).isFalse();

        validate(dossier, Kind.RISQUES_LOCATIFS, "A-2");
        assertThat(coverages.isValidated(dossier))
                .as("advice holds nothing back")
                .isTrue();
        assertThat(coverages.of(dossier))
                .extracting(Coverage::minAmount)
                .allSatisfy(amount -> assertThat(amount).isEqualByComparingTo("510000"));
    }

    @Test
    void a_changed_fact_undoes_it_until_it_is_declared_again() {
        var dossier = given.dossier("EV-101");
        require(dossier, Kind.DECLARATION_ASSUREUR_MEL);
        validate(dossier, Kind.DECLARATION_ASSUREUR_MEL, "D-1");

        transaction.executeWithoutResult(status -> coverages.markStale(dossier));
        assertThat(coverages.isValidated(dossier)).isFalse();
        assertThat(coverages.isSettled(dossier)).isTrue();

        require(dossier, Kind.DECLARATION_ASSUREUR_MEL);
        assertThat(coverages.isSettled(dossier)).isFalse();
        validate(dossier, Kind.DECLARATION_ASSUREUR_MEL, "D-2");
        assertThat(coverages.isValidated(dossier)).isTrue();
        assertThat(coverages.proof(dossier, Kind.DECLARATION_ASSUREUR_MEL))
                .get()
                .extracting(Coverage.Proof::reference)
                .isEqualTo("D-2");
    }

    @Test
    void nobody_validates_what_is_not_asked_for() {
        var dossier = given.dossier("EV-101");
        require(dossier, Kind.NOTE_RC_MEL);
        assertThatThrownBy(() -> validate(dossier, Kind.DECENNALE, "X-1"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("décennale");
    }

    private void require(DossierNumber dossier, Kind... kinds) {
        transaction.executeWithoutResult(status -> coverages.require(
                dossier,
                List.of(kinds).stream()
                        .map(kind -> new Due(kind, new BigDecimal("510000")))
                        .toList()));
    }

    private void validate(DossierNumber dossier, Kind kind, String reference) {
        transaction.executeWithoutResult(status -> coverages.validate(
                dossier, kind, new Brought(reference, Registers.TODAY, Given.START, Given.END, null), "assurances"));
    }
}
