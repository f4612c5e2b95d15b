package fr.parcours.register.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.Conflict;
import fr.parcours.Registers;
import fr.parcours.register.space.Sheets.Origin;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

@SpringJUnitConfig(Registers.class)
@Tag("database")
class SheetsTest {
    private static final Map<String, String> HALL = Map.of(
            "label", "Halle d'essai",
            "postalCode", "59420",
            "commune", "Mouvaux",
            "inseeCode", "59421",
            "ownerType", "Commune");

    @Autowired
    Sheets sheets;

    @Autowired
    Spaces spaces;

    @Autowired
    Meters meters;

    @Autowired
    Diagnostics diagnostics;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void takes_the_trial_spaces_away() {
        for (var table : new String[] {"space_change", "space_meter", "space_diagnostic"}) {
            jdbc.sql("delete from %s where space_code like 'EV-9%%'".formatted(table))
                    .update();
        }
        jdbc.sql("delete from space where code like 'EV-9%'").update();
    }

    @Test
    void what_nobody_says_of_a_new_space_falls_on_the_safe_side() {
        create("EV-901", HALL);

        var space = spaces.get("EV-901");
        assertThat(space.confidentiality()).isEqualTo("INTERNE");
        assertThat(space.maxCapacity()).isZero();
        assertThat(space.domaniality()).isEqualTo("A_QUALIFIER");
        assertThat(space.pmrAccess()).isNull();
        assertThat(space.areaUsable()).isNull();
        assertThat(space.ownerType()).isEqualTo("COMMUNE");
    }

    @Test
    void a_change_keeps_who_when_before_and_after() {
        create("EV-901", HALL);
        change("EV-901", Map.of("maxCapacity", "45", "areaUsable", "1 900,50", "pmrAccess", "oui"));
        change("EV-901", Map.of("maxCapacity", "60", "areaUsable", ""));

        assertThat(spaces.get("EV-901").maxCapacity()).isEqualTo(60);
        assertThat(spaces.get("EV-901").pmrAccess()).isTrue();
        assertThat(spaces.get("EV-901").areaUsable()).isNull();
        assertThat(sheets.history("EV-901"))
                .filteredOn(line -> line.edition() == 2)
                .extracting(line -> line.fact().key(), Sheets.Trace::before, Sheets.Trace::after, Sheets.Trace::by)
                .containsExactlyInAnyOrder(
                        tuple("areaUsable", "1900.5", null, "patrimoine"),
                        tuple("maxCapacity", "45", "60", "patrimoine"));
    }

    @Test
    void what_changes_nothing_leaves_no_trace() {
        create("EV-901", HALL);
        change("EV-901", Map.of("label", " Halle d'essai "));
        assertThat(sheets.get("EV-901").edition()).isZero();
    }

    @Test
    void of_two_who_change_the_same_sheet_the_second_is_told() {
        create("EV-901", HALL);
        var sheet = sheets.get("EV-901");
        var mine = sheets.draft("EV-901", sheet, Map.of("maxCapacity", "20"));
        var yours = sheets.draft("EV-901", sheet, Map.of("lastUse", "Atelier"));
        save(mine);

        assertThatThrownBy(() -> save(yours)).isInstanceOf(Conflict.class).hasMessageContaining("EV-901");
        assertThat(spaces.get("EV-901").lastUse()).isEqualTo("à compléter");
    }

    @Test
    void meters_and_diagnostics_stand_on_the_sheet_and_keep_what_it_does_not_show() {
        create("EV-901", HALL);
        transaction.executeWithoutResult(
                status -> meters.set("EV-901", new Meter(Utility.ELEC, MeterState.OUVERT, null, null, 4, 36)));
        change(
                "EV-901",
                Map.of(
                        "elecState", "FERME",
                        "elecPoint", "99000000000901",
                        "diagnostics", "DTA 2020-03-04 - Aucun matériau dégradé\nDPE 04/03/2021 2031-03-03 Classe D"));

        assertThat(meters.of("EV-901").get(Utility.ELEC))
                .isEqualTo(new Meter(Utility.ELEC, MeterState.FERME, "99000000000901", null, 4, 36));
        assertThat(diagnostics.of("EV-901")).hasSize(2);
        assertThat(spaces.get("EV-901").dtaPresent()).isTrue();

        change("EV-901", Map.of("elecState", "", "elecPoint", "", "diagnostics", "DPE 2021-03-04 2031-03-03 Classe C"));
        assertThat(meters.of("EV-901")).doesNotContainKey(Utility.ELEC);
        assertThat(diagnostics.of("EV-901")).extracting(Diagnostic::conclusion).containsExactly("Classe C");
    }

    @Test
    void every_space_of_the_demonstration_passes_the_check_of_its_own_sheet() {
        assertThat(sheets.all()).hasSize(13).allSatisfy(sheet -> {
            var draft = sheets.draft(sheet.code(), sheet, sheet.facts());
            assertThat(draft.errors()).as(sheet.code()).isEmpty();
            assertThat(draft.changes()).as(sheet.code()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            fact              | text                 | sentence
            inseeCode         | 59650                | celui de Wattrelos
            inseeCode         | 59420                | 59420 est son code postal
            inseeCode         | 75056                | 59 suivi de trois chiffres
            postalCode        | 59650                | n'est pas un code postal de Mouvaux
            postalCode        | 59421                | c'est son code INSEE
            commune           | Arras                | 95 communes
            cadastralRef      | 59512000AM0464       | commence par 59421
            cadastralRef      | 59421AM464           | 59599000ZZ0001
            maxCapacity       | quarante             | nombre entier
            maxCapacity       | -1                   | nombre entier
            areaUsable        | 0                    | supérieur à 0
            areaUsable        | 1e9                  | supérieur à 0
            availableFrom     | 31/02/2027           | n'est pas une date
            availableFrom     | 2027-01-01           | deux dates
            closedSince       | 2026-11-25           | à venir
            buildingPermitYear| 2027                 | à venir
            status            | LIBRE                | n'est pas dans la liste
            pmrAccess         | peut-être            | ni « oui » ni « non »
            elecPoint         | 1234                 | 14 chiffres
            gazPoint          | GI12345              | GI et 6 chiffres
            elecPoint         | 99000000000901       | ouvert, fermé ou absent
            label             | ''                   | à renseigner
            label             | ab                   | de 3 à 120 caractères
            label             | Halle\u202eelleH    | ne peut pas être enregistré
            label             | Halle\u2066 A        | ne peut pas être enregistré
            label             | Halle\u0007 A        | ne peut pas être enregistré
            label             | \u200b\u200b\u200b | aucun caractère visible
            lastUse           | Atelier\u202e        | ne peut pas être enregistré
            diagnostics       | DTA 2020-03-04 - Bon\u202e | ne peut pas être enregistré
            diagnostics       | DTA 2999-03-04 - Bon | vraisemblable
            diagnostics       | DTA 2100-03-04 - Bon | à venir
            diagnostics       | DTA 2020-03-04       | incomplet
            diagnostics       | DTB 2020-03-04 - Bon | n'est pas dans la liste
            diagnostics       | DPE 2020-03-04 2019-03-04 D | se termine avant sa date""")
    void a_fact_that_does_not_fit_is_refused_by_name(String fact, String text, String sentence) {
        create("EV-901", HALL);
        var draft = sheets.draft("EV-901", sheets.get("EV-901"), Map.of(fact, text));

        assertThat(draft.errors())
                .anySatisfy(error -> assertThat(error.message()).contains(sentence));
        assertThatThrownBy(() -> save(draft)).isInstanceOf(BadInput.class);
        assertThat(sheets.get("EV-901").edition()).isZero();
    }

    @Test
    void the_mel_has_95_communes_and_59650_means_two_things() {
        assertThat(Communes.all()).hasSize(95);
        assertThat(Communes.withInseeCode("59650").orElseThrow().name()).isEqualTo("Wattrelos");
        assertThat(Communes.named("villeneuve d'ascq").orElseThrow().postalCodes())
                .contains("59650");
        assertThat(Communes.named("MARCQ EN BAROEUL").orElseThrow().inseeCode()).isEqualTo("59378");
    }

    private void create(String code, Map<String, String> facts) {
        save(sheets.draft(code, null, facts));
    }

    private void change(String code, Map<String, String> facts) {
        save(sheets.draft(code, sheets.get(code), facts));
    }

    private void save(Draft draft) {
        transaction.executeWithoutResult(status -> sheets.save(draft, null, Origin.FICHE, "patrimoine"));
    }
}
