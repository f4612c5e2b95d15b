package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.DemoClock;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.space.Days;
import fr.parcours.robot.Robot;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An occupation that ran before Parcours did: from the file that takes it over to the closed dossier. */
@ParcoursTest
class TakenOverStory {
    @LocalServerPort
    int port;

    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Agreements agreements;

    @Autowired
    Keys keys;

    @Autowired
    Days days;

    @Autowired
    RuntimeService runtime;

    @Autowired
    DemoClock clock;

    @Test
    void it_is_known_as_it_stands_and_ends_as_any_other() {
        var dossier = takenOver();
        assertThat(dossiers.stages(dossier)).extracting(Dossiers.Stage::state).containsExactly(DossierState.OUVERT);
        assertThat(agreements.get(dossier).number()).isEqualTo("NOTE-2025-12");
        assertThat(agreements.get(dossier).isInForce()).isTrue();
        assertThat(keys.of(dossier)).hasSize(2).allMatch(set -> "Responsable du service".equals(set.holder()));
        assertThat(days.overlaps("EV-101", today(), end(dossier), journeys.nobody()))
                .isTrue();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(dossier.value())
                        .list())
                .hasSize(2)
                .extracting(ProcessInstance::getTenantId)
                .containsOnly("service-culture");
        assertThat(journeys.open(dossier)).isEmpty();

        clock.moveTo(end(dossier).plusDays(1).atTime(9, 0));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_FIN);
        journeys.untilNothingIsOpen(dossier);

        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.CLOS);
        assertThat(journeys.root(dossier)).isNull();
        assertThat(keys.areOut(dossier)).isFalse();
        assertThat(days.overlaps("EV-101", today(), today().plusYears(1), journeys.nobody()))
                .isFalse();
    }

    @Test
    void an_incident_and_an_extension_are_followed_and_the_title_keeps_its_reference() {
        var dossier = takenOver();
        var end = end(dossier);
        journeys.act("agent2", dossier, "incident", Map.of("incidentKind", "PANNE"));
        journeys.until(dossier, "task_treatIncident");
        journeys.untilNothingIsOpen(dossier);

        journeys.act(
                "agent2",
                dossier,
                "extension",
                Map.of("newEnd", end.plusDays(30).toString()));
        journeys.untilNothingIsOpen(dossier);
        assertThat(end(dossier)).isEqualTo(end.plusDays(30));
        assertThat(agreements.get(dossier).number()).isEqualTo("NOTE-2025-12");
        assertThat(agreements.get(dossier).version()).isEqualTo(2);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    @Test
    void a_notice_ends_it_earlier() {
        var dossier = takenOver();
        var leaving = today().plusMonths(2);
        journeys.act("agent2", dossier, "notice", Map.of("noticeDate", leaving.toString()));

        clock.moveTo(leaving.atTime(9, 0));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_FIN);
        assertThat(journeys.open(dossier)).containsExactly("task_takeExitInventory");
    }

    private DossierNumber takenOver() {
        var file = String.join(
                        ";",
                        "Espace",
                        "Service",
                        "Demandeur",
                        "Objet",
                        "Scénario",
                        "Effectif",
                        "Public",
                        "Début",
                        "Fin",
                        "Référence du titre",
                        "Date de signature",
                        "Signataire",
                        "Responsable",
                        "Jeux de clés")
                + "\n"
                + String.join(
                        ";",
                        List.of(
                                "EV-101",
                                "service-culture",
                                "agent2",
                                "Répétitions et réserves du service",
                                "CULTURE",
                                "4",
                                "0",
                                today().minusMonths(3).toString(),
                                today().plusMonths(4).toString(),
                                "NOTE-2025-12",
                                today().minusMonths(4).toString(),
                                "Directeur général adjoint",
                                "Responsable du service",
                                "2"));
        var reply = new Robot("http://localhost:" + port)
                .send(
                        "patrimoine",
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:%d/api/take-over?confirm=true".formatted(port)))
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofString(file)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return new DossierNumber(reply.json().at("/lines/0/number").asText());
    }

    private LocalDate end(DossierNumber dossier) {
        return dossiers.get(dossier).lastDay();
    }

    private LocalDate today() {
        return LocalDate.from(clock.now());
    }
}
