package fr.parcours.register.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.Registers;
import fr.parcours.register.Given;
import fr.parcours.register.space.Meter.Kind;
import fr.parcours.register.space.Meter.Reading;
import fr.parcours.register.space.Meter.Unit;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
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
class MetersTest {
    @Autowired
    Meters meters;

    @Autowired
    Given given;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_meter_runs_forward_and_an_index_below_the_last_is_refused_by_name() {
        read("EV-102", "1200", Registers.TODAY);
        read("EV-102", "1200", Registers.TODAY);
        read("EV-102", "1350.5", Registers.TODAY.plusDays(1));

        assertThatThrownBy(() -> read("EV-102", "1350", Registers.TODAY.plusDays(2)))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refusal -> assertThat(refusal.errors().get(0).field()).isEqualTo("indexValue"));
        assertThatThrownBy(() -> read("EV-102", "2000", Registers.TODAY))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refusal -> assertThat(refusal.errors().get(0).field()).isEqualTo("readOn"));
        assertThat(meters.readings("EV-102"))
                .extracting(reading -> reading.index().stripTrailingZeros().toPlainString())
                .containsExactly("1200", "1200", "1350.5");
    }

    @Test
    void the_readings_of_a_dossier_are_found_by_its_number() {
        var dossier = given.dossier("EV-101");
        transaction.executeWithoutResult(status -> meters.record(
                "EV-101",
                List.of(new Reading(
                        Utility.EAU,
                        Kind.ENTREE,
                        dossier,
                        new BigDecimal("88"),
                        Unit.of(Utility.EAU),
                        Registers.TODAY,
                        "technique",
                        null))));

        assertThat(meters.readings(dossier))
                .singleElement()
                .satisfies(reading -> assertThat(reading.unit()).isEqualTo(Unit.M3));
        assertThat(meters.last("EV-101", Utility.EAU)).isPresent();
    }

    @Test
    void what_is_known_of_a_meter_replaces_what_was() {
        transaction.executeWithoutResult(
                status -> meters.set("EV-103", new Meter(Utility.INTERNET, MeterState.FERME, null, true, 3, null)));
        transaction.executeWithoutResult(status ->
                meters.set("EV-103", new Meter(Utility.INTERNET, MeterState.OUVERT, null, false, null, null)));

        assertThat(meters.of("EV-103").get(Utility.INTERNET))
                .isEqualTo(new Meter(Utility.INTERNET, MeterState.OUVERT, null, false, null, null));
        transaction.executeWithoutResult(status -> meters.forget("EV-103", Utility.INTERNET));
        assertThat(meters.of("EV-103")).doesNotContainKey(Utility.INTERNET);
    }

    private void read(String space, String index, LocalDate on) {
        transaction.executeWithoutResult(status -> meters.record(
                space,
                List.of(new Reading(
                        Utility.ELEC,
                        Kind.INTERMEDIAIRE,
                        null,
                        new BigDecimal(index),
                        Unit.KWH,
                        on,
                        "technique",
                        null))));
    }
}
