package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parcours.BehindTheHouse;
import fr.parcours.ParcoursTest;
import fr.parcours.robot.Robot;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inventory on the whole house: searched, read, changed, exchanged as a file (role-matrix.md, rows 6 and 7). */
@ParcoursTest
class InventoryTest {
    private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"([^\"]+)\"");
    private static final String NEW_SPACE = """
            Code;Nom;Code postal;Commune;Code INSEE;Propriétaire;Capacité (personnes)
            EV-901;Halle d'essai;59420;Mouvaux;59421;MEL;45
            """;

    @LocalServerPort
    int port;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    private Robot robot;

    @BeforeEach
    void arrives() {
        robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-101")
                .wish("staffCount", 6);
    }

    @AfterEach
    void takes_the_trial_spaces_away() {
        for (var table : new String[] {"space_change", "space_meter", "space_diagnostic"}) {
            jdbc.sql("delete from %s where space_code > 'EV-112'".formatted(table))
                    .update();
        }
        jdbc.sql("delete from space where code > 'EV-112'").update();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            commune=Roubaix                     | EV-101 EV-111
            capacity=200                        | EV-105 EV-109
            areaMin=300&areaMax=700             | EV-101 EV-102 EV-104
            publicReception=true&capacity=100   | EV-104 EV-105 EV-109 EV-112
            accessible=true&text=tramway        | EV-106 EV-110
            text=metro+bureaux                  | EV-101 EV-102 EV-107 EV-112
            status=SQUATTE                      |
            commune=&capacity=&text=ev-103      | EV-103""")
    void spaces_are_found_by_what_they_must_be(String query, String codes) {
        var found = robot.get("patrimoine", "/api/spaces?" + query).json().findValuesAsText("code");
        assertThat(String.join(" ", found)).isEqualTo(codes == null ? "" : codes);
    }

    @ParameterizedTest
    @CsvSource({
        "couleur=rouge, couleur",
        "capacity=beaucoup, capacity",
        "from=2027-01-01, to",
        "from=2027-02-01&to=2027-01-01, to",
        "status=LIBRE, status",
        "status=SQUATTE, status",
        "capacity=1&capacity=2, capacity"
    })
    void a_criterion_that_is_none_is_refused_by_name(String query, String field) {
        var refused = robot.get("agent", "/api/spaces?" + query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void a_space_that_is_held_is_not_free_in_that_period() {
        var dossier = robot.start("agent");
        robot.until(dossier, "task_planVisit");
        var period = robot.dossier(dossier).get("period");
        var query = "/api/spaces?commune=Roubaix&from=%s&to=%s"
                .formatted(period.get("from").asText(), period.get("to").asText());

        assertThat(robot.get("agent", query).json().findValuesAsText("code")).containsExactly("EV-111");
    }

    @Test
    void the_calendar_names_a_dossier_to_who_may_see_it_only() {
        var dossier = robot.start("agent");
        robot.until(dossier, "task_planVisit");

        assertThat(stay("agent").path("dossier").asText()).isEqualTo(dossier);
        assertThat(stay("patrimoine").path("dossier").asText()).isEqualTo(dossier);
        assertThat(stay("agent2").path("label").asText()).isEqualTo("Option");
        assertThat(stay("agent2").has("dossier")).isFalse();
    }

    @Test
    void a_space_says_today_who_has_it_and_is_found_by_that() throws Exception {
        var dossier = robot.start("agent");
        robot.until(dossier, "task_planVisit");

        assertThat(standing("agent2")).startsWith("Sous option du ").doesNotContain(dossier);
        assertThat(found("agent2", "status=OPTION")).containsExactly("EV-101");
        assertThat(found("agent2", "status=VACANT")).doesNotContain("EV-101");
        for (var address : List.of("/espaces", "/espaces/EV-101")) {
            assertThat(new PageVisitor(port).signIn("agent2").open(address).body())
                    .contains("Sous option du ")
                    .doesNotContain(dossier);
        }

        jdbc.sql("update space set status = 'EN_TRAVAUX' where code = 'EV-102'").update();
        try {
            assertThat(found("patrimoine", "status=EN_TRAVAUX")).containsExactly("EV-102");
            assertThat(standing("patrimoine", "EV-102")).isEqualTo("Retiré (en travaux)");
            assertThat(standing("agent", "EV-102")).isEqualTo("Indisponible");
            assertThat(robot.get("agent", "/api/spaces").body())
                    .as("why is not his to know")
                    .doesNotContain("EN_TRAVAUX");
        } finally {
            jdbc.sql("update space set status = 'VACANT' where code = 'EV-102'").update();
        }
    }

    private List<String> found(String login, String query) {
        return robot.get(login, "/api/spaces?" + query).json().findValuesAsText("code");
    }

    private String standing(String login) {
        return standing(login, "EV-101");
    }

    private String standing(String login, String space) {
        return robot.get(login, "/api/spaces/" + space)
                .json()
                .at("/space/standing/label")
                .asText();
    }

    private JsonNode stay(String login) {
        return robot.get(login, "/api/spaces/EV-101").json().at("/calendar/stays/0");
    }

    @Test
    void the_address_goes_by_role_by_option_and_by_confidentiality() {
        assertThat(address("agent")).isFalse();
        assertThat(address("juridique")).isTrue();

        confidentiality("RESTREINT");
        assertThat(address("juridique")).isFalse();
        assertThat(address("patrimoine")).isTrue();

        confidentiality("PUBLIC");
        assertThat(address("agent2")).isTrue();

        confidentiality("INTERNE");
        var dossier = robot.start("agent");
        robot.until(dossier, "task_planVisit");
        assertThat(address("agent")).isTrue();
        assertThat(address("agent2")).isFalse();
    }

    private boolean address(String login) {
        var sheet = robot.get(login, "/api/spaces/EV-101");
        var list = robot.get(login, "/api/spaces?text=EV-101").json().get(0);
        assertThat(list.has("address")).isEqualTo(sheet.json().get("space").has("address"));
        assertThat(sheet.body().contains("rue de l'Exemple"))
                .isEqualTo(sheet.json().get("space").has("address"));
        return list.has("address");
    }

    private void confidentiality(String value) {
        jdbc.sql("update space set confidentiality = :value where code = 'EV-101'")
                .param("value", value)
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "agent, EV-101, 200, false",
        "agent, EV-104, 200, false",
        "agent, EV-999, 404, false",
        "hierarchie, EV-101, 200, false",
        "patrimoine, EV-104, 200, true",
        "technique, EV-104, 200, true",
        "finances, EV-104, 200, false",
        "communication, EV-101, 200, false",
        "dpo, EV-101, 403, false",
        "admin, EV-101, 403, false"
    })
    void a_sheet_shows_itself_as_far_as_it_is_the_readers(String login, String space, int status, boolean diagnostics) {
        var sheet = robot.get(login, "/api/spaces/" + space);
        assertThat(sheet.status()).isEqualTo(status);
        assertThat(sheet.json().has("diagnostics")).isEqualTo(diagnostics);
    }

    @Test
    void a_requester_reads_what_he_chooses_by_and_nothing_more() throws Exception {
        var page = new PageVisitor(port).signIn("agent").open("/espaces/EV-101").body();
        assertThat(page)
                .contains("Ancienne agence technique", "Capacité (personnes)", "à compléter", "Libre")
                .contains("L'adresse est donnée avec l'option")
                .doesNotContain("rue de l&#39;Exemple", "99000000000101", "Domanialité", "Modifier la fiche");
    }

    @Test
    void every_page_of_the_inventory_opens_for_patrimony() throws Exception {
        var patrimony = new PageVisitor(port).signIn("patrimoine");
        for (var address : List.of(
                "/espaces",
                "/espaces?commune=Lille&accessible=true&from=2027-01-01&to=2027-02-01",
                "/espaces?text=rien",
                "/espaces/EV-001",
                "/espaces/EV-108",
                "/espaces/EV-101/modifier",
                "/espaces/import")) {
            assertThat(patrimony.open(address).statusCode()).as(address).isEqualTo(200);
        }
        assertThat(patrimony.open("/espaces?from=2027-01-01").body()).contains("deux dates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/espaces/EV-101/modifier", "/espaces/import", "/espaces/export"})
    void only_patrimony_changes_and_exchanges_the_inventory(String address) throws Exception {
        for (var login : List.of("agent", "technique", "pilotage", "dpo", "admin")) {
            assertThat(new PageVisitor(port).signIn(login).open(address).statusCode())
                    .as(login)
                    .isEqualTo(403);
        }
    }

    @Test
    void who_is_not_of_patrimony_is_refused_even_without_the_page() throws Exception {
        var pilot = new PageVisitor(port).signIn("pilotage");
        assertThat(pilot.post("/espaces", "/espaces/EV-101/modifier", Map.of("edition", "0", "lastUse", "Autre"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(pilot.post("/espaces", "/espaces/import/confirmer", Map.of("content", NEW_SPACE, "seal", "-"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(robot.get("patrimoine", "/api/spaces/EV-901").status()).isEqualTo(404);
    }

    @Test
    void a_sheet_is_changed_and_says_by_whom() throws Exception {
        imported(NEW_SPACE);
        var patrimony = new PageVisitor(port).signIn("patrimoine");
        var saved = patrimony.send(
                "/espaces/EV-901/modifier",
                Map.of(
                        "edition", "0",
                        "maxCapacity", "60",
                        "pmrAccess", "oui",
                        "elecState", "OUVERT",
                        "elecPoint", "99000000000901",
                        "diagnosticCode", "DTA",
                        "diagnosticMadeOn", "2020-03-04",
                        "diagnosticValidUntil", "",
                        "diagnosticConclusion", "Aucun matériau dégradé"));

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body())
                .contains(
                        "La fiche est enregistrée", "Aucun matériau dégradé", "sans fin de validité", "99000000000901")
                .contains("Ce qui a changé", "Gestionnaire")
                .containsPattern("Capacité[^/]*</th>\\s*<td[^>]*>.*45");
        assertThat(new PageVisitor(port)
                        .signIn("technique")
                        .open("/espaces/EV-901")
                        .body())
                .doesNotContain("Ce qui a changé");
    }

    @Test
    void a_wrong_fact_keeps_what_was_typed_and_says_what_to_mend() throws Exception {
        imported(NEW_SPACE);
        var refused = new PageVisitor(port)
                .signIn("patrimoine")
                .send(
                        "/espaces/EV-901/modifier",
                        Map.of("edition", "0", "inseeCode", "59650", "lastUse", "Atelier neuf"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("celui de Wattrelos", "Atelier neuf", "aria-invalid=\"true\"");
        assertThat(robot.get("patrimoine", "/api/spaces/EV-901").body()).doesNotContain("Atelier neuf");
    }

    @Test
    void who_worked_on_an_older_sheet_is_told_and_overwrites_nothing() throws Exception {
        imported(NEW_SPACE);
        new PageVisitor(port)
                .signIn("patrimoine2")
                .send("/espaces/EV-901/modifier", Map.of("edition", "0", "lastUse", "Bureaux"));
        var late = new PageVisitor(port)
                .signIn("patrimoine")
                .send("/espaces/EV-901/modifier", Map.of("edition", "0", "lastUse", "Atelier"));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("a changé pendant votre saisie", "value=\"Atelier\"");
        assertThat(robot.get("patrimoine", "/api/spaces/EV-901").body()).contains("Bureaux");
    }

    @Test
    void a_file_is_checked_first_and_written_once_it_is_confirmed() throws Exception {
        var patrimony = new PageVisitor(port).signIn("patrimoine");
        var report = patrimony.upload("/espaces/import", NEW_SPACE.getBytes(StandardCharsets.UTF_8));

        assertThat(report.body()).contains("1 créé", "Halle d&#39;essai", "Confirmer l'import");
        assertThat(robot.get("patrimoine", "/api/spaces/EV-901").status()).isEqualTo(404);

        var done = confirm(patrimony, NEW_SPACE, seal(report.body()));
        assertThat(done.body()).contains("Import fait");
        assertThat(robot.get("patrimoine", "/api/spaces/EV-901")
                        .json()
                        .at("/space/capacity")
                        .asInt())
                .isEqualTo(45);
    }

    @Test
    void one_line_that_is_refused_keeps_the_whole_file_out_and_says_why() throws Exception {
        var file = NEW_SPACE + "EV-902;Autre halle;59650;Wattrelos;59650;MEL;20\n;Sans code;59100;Roubaix;59512;MEL;\n";
        var patrimony = new PageVisitor(port).signIn("patrimoine");
        var report = patrimony
                .upload("/espaces/import", file.getBytes(StandardCharsets.UTF_8))
                .body();

        assertThat(report)
                .contains("2 créés, 1 refusé", "59650 n&#39;est pas un code postal de Wattrelos", "EV-903")
                .doesNotContain("Confirmer l'import");
        assertThat(confirm(patrimony, file, "peu importe").statusCode()).isEqualTo(400);
        assertThat(robot.get("patrimoine", "/api/spaces?text=halle").json().findValuesAsText("code"))
                .doesNotContain("EV-901");
    }

    @Test
    void an_inventory_that_moved_since_the_check_is_checked_again() throws Exception {
        imported(NEW_SPACE);
        var file = "Code;Capacité (personnes)\nEV-901;80\n";
        var patrimony = new PageVisitor(port).signIn("patrimoine");
        var seal = seal(patrimony
                .upload("/espaces/import", file.getBytes(StandardCharsets.UTF_8))
                .body());
        patrimony.send("/espaces/EV-901/modifier", Map.of("edition", "0", "maxCapacity", "70"));

        var late = confirm(patrimony, file, seal);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(robot.get("patrimoine", "/api/spaces/EV-901")
                        .json()
                        .at("/space/capacity")
                        .asInt())
                .isEqualTo(70);
    }

    @Test
    void what_was_exported_comes_back_without_a_change() throws Exception {
        var patrimony = new PageVisitor(port).signIn("patrimoine");
        var export = patrimony.download("/espaces/export");
        assertThat(export.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment")
                .endsWith(".csv\"");

        var report = patrimony.upload("/espaces/import", export.body()).body();
        assertThat(report).contains("13 inchangés").doesNotContain("refusé ", "Colonnes sans effet");
    }

    @Test
    void an_older_export_is_refused_line_by_line() throws Exception {
        imported(NEW_SPACE);
        var patrimony = new PageVisitor(port).signIn("patrimoine");
        patrimony.send("/espaces/EV-901/modifier", Map.of("edition", "0", "maxCapacity", "70"));
        var older = "Code;Édition;Capacité (personnes)\nEV-901;0;10\n";
        assertThat(patrimony
                        .upload("/espaces/import", older.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("1 refusé", "la fiche en est à l&#39;édition 1");
    }

    @Test
    void a_line_of_cartofriches_makes_a_space_and_the_same_line_again_changes_nothing() throws Exception {
        var file = """
                site_id;site_nom;site_adresse;site_occupation;comm_nom;comm_insee;bati_surface;bati_etat;proprio_type;unite_fonciere_refcad;geompoint
                59421_5523;Ancienne filature;NA;totalement inoccupé;Mouvaux;59421;1250.0;dégradation moyenne;commune;59421000AM0464|59421000AM0465;NA
                """;
        imported(file);
        var space = robot.get("patrimoine", "/api/spaces?text=filature").json().get(0);
        assertThat(space.get("commune").asText()).isEqualTo("Mouvaux");
        assertThat(space.get("code").asText()).isEqualTo("EV-113");

        assertThat(new PageVisitor(port)
                        .signIn("patrimoine")
                        .upload("/espaces/import", file.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("Colonnes de Cartofriches reconnues", "1 inchangé", "geompoint");
    }

    private void imported(String file) throws Exception {
        var patrimony = new PageVisitor(port).signIn("patrimoine");
        var report = patrimony.upload("/espaces/import", file.getBytes(StandardCharsets.UTF_8));
        assertThat(confirm(patrimony, file, seal(report.body())).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> confirm(PageVisitor visitor, String file, String seal) throws Exception {
        return visitor.post("/espaces/import", "/espaces/import/confirmer", Map.of("content", file, "seal", seal));
    }

    private static String seal(String page) {
        var seal = SEAL.matcher(page);
        assertThat(seal.find()).as(page).isTrue();
        return seal.group(1);
    }
}
