package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.robot.Robot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody from outside asks for a space: the desk opens the dossier for him. */
@ParcoursTest
class ExternalStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Occupants occupants;

    @Autowired
    Findings findings;

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void the_desk_opens_a_dossier_that_no_superior_has_to_validate() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");

        assertThat(journeys.open(dossier)).containsExactly("task_setHold");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_INSTRUCTION);
        assertThat(occupants.find(dossier)).hasValueSatisfying(occupant -> {
            assertThat(occupant.legalName()).isEqualTo("Association de démonstration");
            assertThat(occupant.isIdentified()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASSOCIATION_AUTRE", "ENTREPRISE", "COMMUNE_MEMBRE", "AUTRE_PERSONNE_PUBLIQUE"})
    void an_agent_opens_one_for_his_own_service_and_does_what_the_occupant_owes(String occupantType) {
        var dossier = journeys.requestedBy(
                "agent",
                Map.of(
                        "spaceCode", "EV-102",
                        "occupantType", occupantType,
                        "legalName", "Organisme de démonstration",
                        "siret", "99920002500016",
                        "email", Journeys.EXTERNAL_MAIL));
        assertThat(journeys.open(dossier)).containsExactly("task_setHold");

        journeys.ask("patrimoine", dossier, "task_setHold");
        journeys.complete("agent", dossier, "task_answerRequest");
        assertThat(journeys.open(dossier)).containsExactly("task_setHold");
    }

    @Test
    void who_opens_at_the_desk_is_not_the_requester_and_may_instruct() {
        var dossier = journeys.externalAt("EV-101", "ENTREPRISE");
        journeys.complete("patrimoine", dossier, "task_setHold", Map.of("orientation", "HOLD"));
        assertThat(journeys.open(dossier)).contains("task_planVisit");
    }

    @Test
    void a_particular_is_out_of_the_desks_scope() {
        var dossier = journeys.externalAt("EV-101", "PARTICULIER");
        assertThat(journeys.open(dossier)).containsExactly("task_redirectRequest");
        assertThat(findings.text(dossier)).contains("particuliers");
    }

    @Test
    void the_acknowledgement_tells_when_silence_refuses_and_how_to_appeal() {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");

        assertThat(documents.of(dossier)).anyMatch(document -> document.kind() == DocumentKind.ACKNOWLEDGEMENT);
        assertThat(mailsTo(Journeys.EXTERNAL_MAIL, dossier))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains(
                                "réputée refusée le",
                                "tribunal administratif de Lille",
                                "Les statuts",
                                "dossier reste ouvert")
                        .doesNotContain("http://"));
    }

    /** Hostile inputs, BASE-02: what a script sends that knows the names of domain.md 5.2 and 5.3. */
    @Test
    void a_client_from_outside_sends_the_occupant_by_its_names() {
        var robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-001")
                .wish("staffCount", 6)
                .wish("occupantType", "ASSOCIATION_IG")
                .wish("legalName", "Association de démonstration")
                .wish("siret", "99910001900010")
                .wish("legalRepName", "Représentant de démonstration")
                .wish("legalRepQuality", "Présidence")
                .wish("email", "contact@exemple.invalid");
        var dossier = robot.start("patrimoine");
        assertThat(robot.open(dossier)).containsExactly("task_instructLegal");
    }

    @Test
    void what_is_left_out_of_the_form_is_made_up_from_its_rules_alone() {
        var robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-101")
                .wish("staffCount", 6);
        var dossier = robot.start("patrimoine");
        assertThat(robot.state(dossier)).as("nobody has told the SIRET").isEqualTo("INCOMPLET");
    }

    private List<String> mailsTo(String address, DossierNumber dossier) {
        return jdbc.sql("select body from outbox where dossier = ? and recipient = ?")
                .param(dossier.value())
                .param(address)
                .query(String.class)
                .list();
    }
}
