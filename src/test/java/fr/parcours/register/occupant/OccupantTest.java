package fr.parcours.register.occupant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether somebody from outside can be told from others, and whether his address can be right. */
class OccupantTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "99900000300015",
                "99910001900010",
                "99920002500016",
                "99930003100013",
                "99940004700018",
                "99950005100019",
                "99960006700014",
                "35600000000048", // La Poste, its seat: Luhn
                "35600000000006" // one of its establishments: a multiple of five only
            })
    void a_siret_can_be_right(String siret) {
        assertThat(known(siret, null, null).isIdentified()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99900000300014", // the whole fails
                "99900000400014", // the SIREN fails, the whole does not
                "00000000000000",
                "35600000000007",
                "9991000190001"
            })
    void a_siret_cannot_be_right(String siret) {
        assertThat(known(siret, "W123456789", null).isIdentified())
                .as("a RNA number does not mend it")
                .isFalse();
    }

    @Test
    void an_association_is_known_by_its_rna_number_when_it_has_no_siret() {
        assertThat(known(null, "W123456789", null).isIdentified()).isTrue();
        assertThat(known(null, "W12345678", null).isIdentified()).isFalse();
        assertThat(known(null, null, null).isIdentified()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "3 place du Modèle, 59150 Wattrelos   | -",
                "3 place du Modèle, 59650 Wattrelos   | c'est son code INSEE",
                "1 rue du Prototype 59009 Villeneuve-d'Ascq | 59009 n'est pas un code postal de Villeneuve-d'Ascq",
                "10 rue de Loin, 75011 Paris          | -",
                "quelque part                         | -",
                "-                                    | -"
            })
    void an_address_whose_postal_code_is_another_communes_is_doubted(@Nullable String address, @Nullable String doubt) {
        var told = known(null, null, address).addressDoubt();
        if (doubt == null) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).hasValueSatisfying(text -> assertThat(text).contains(doubt));
        }
    }

    private static Occupant known(@Nullable String siret, @Nullable String rna, @Nullable String address) {
        return new Occupant(
                "Association de démonstration",
                siret,
                rna,
                address,
                "Représentant de démonstration",
                "Présidence",
                "contact@exemple.invalid",
                null,
                true,
                LocalDate.EPOCH,
                false);
    }
}
