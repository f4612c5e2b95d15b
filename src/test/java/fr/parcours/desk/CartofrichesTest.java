package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.BadInput.Error;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartofrichesTest {
    /** Its identity, commune, owner and parcel as published; the rest made up. */
    private static final Map<String, String> MOUVAUX = Map.of(
            "site_id", "59421_5523",
            "site_nom", "Ancienne filature",
            "site_occupation", "totalement inoccupé",
            "comm_nom", "Mouvaux",
            "comm_insee", "59421",
            "bati_surface", "1250",
            "bati_etat", "dégradation moyenne",
            "proprio_type", "commune",
            "sol_pollution_existe", "pollution inexistante",
            "unite_fonciere_refcad", "59421000AM0464");

    @Test
    void a_line_becomes_facts_of_ours_and_the_postal_code_is_the_communes_only_one() {
        assertThat(Cartofriches.translate(MOUVAUX, true).facts())
                .isEqualTo(Map.of(
                        "label", "Ancienne filature",
                        "status", "VACANT",
                        "commune", "Mouvaux",
                        "inseeCode", "59421",
                        "postalCode", "59420",
                        "areaUsable", "1250",
                        "structuralState", "MOYEN",
                        "ownerType", "COMMUNE",
                        "soil", "ABSENTE",
                        "cadastralRef", "59421000AM0464"));
    }

    @Test
    void where_a_commune_has_several_postal_codes_the_address_must_say_which() {
        assertThat(with(Map.of("comm_insee", "59350", "comm_nom", "Lille")).facts())
                .doesNotContainKey("postalCode");
        assertThat(with(Map.of("comm_insee", "59350", "site_adresse", "12 rue Fictive 59800 Lille"))
                        .facts())
                .containsEntry("postalCode", "59800");
    }

    @Test
    void a_new_place_that_is_not_said_to_be_empty_is_not_lent() {
        assertThat(with(Map.of("site_occupation", "partiellement inoccupé")).facts())
                .containsEntry("status", "OCCUPE");
        assertThat(Cartofriches.translate(MOUVAUX, false).facts())
                .as("of a known space our own word holds")
                .doesNotContainKey("status");
    }

    @ParameterizedTest
    @CsvSource({
        "Métropole européenne de Lille, MEL",
        "commune, COMMUNE",
        "État, ETAT",
        "Établissement public foncier, EPF",
        "propriétaire privé, PRIVE",
        "intercommunalité, AUTRE_PUBLIC"
    })
    void the_owner_is_recognised(String told, String owner) {
        assertThat(with(Map.of("proprio_type", told)).facts()).containsEntry("ownerType", owner);
    }

    @ParameterizedTest
    @CsvSource({
        "bati_etat, effondré, structuralState",
        "sol_pollution_existe, peut-être, soil",
        "proprio_type, une fée, ownerType"
    })
    void a_value_that_nobody_foresaw_is_refused_rather_than_guessed(String column, String value, String fact) {
        assertThat(with(Map.of(column, value)).errors())
                .extracting(Error::field)
                .containsExactly(fact);
    }

    private static Cartofriches.Translated with(Map<String, String> cells) {
        var line = new HashMap<>(MOUVAUX);
        line.putAll(cells);
        return Cartofriches.translate(line, true);
    }
}
