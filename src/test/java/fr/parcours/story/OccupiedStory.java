package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.ParcoursTest;
import fr.parcours.demo.GoodRoad;
import fr.parcours.engine.Course;
import fr.parcours.engine.DemoClock;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.closing.Archives;
import fr.parcours.register.closing.Archives.Matter;
import fr.parcours.register.closing.Evaluations;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.inventory.Inventories;
import fr.parcours.register.keys.Gate;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.occupancy.Drills;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.register.space.Days;
import fr.parcours.register.space.Space.Status;
import fr.parcours.register.space.Spaces;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From the open door to the closed dossier: what happens while a space is occupied. */
@ParcoursTest
class OccupiedStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Outsiders outsiders;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Incidents incidents;

    @Autowired
    Extensions extensions;

    @Autowired
    Drills drills;

    @Autowired
    Agreements agreements;

    @Autowired
    Inventories inventories;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Archives archives;

    @Autowired
    Documents documents;

    @Autowired
    Spaces spaces;

    @Autowired
    Keys keys;

    @Autowired
    Gate gate;

    @Autowired
    Days days;

    @Autowired
    DemoClock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    Course course;

    @Autowired
    TransactionTemplate transaction;

    /** The inventory outlives a test. */
    @AfterEach
    void the_space_is_offered_again() {
        jdbc.sql("update space set status = 'VACANT', structural_state = 'BON' where code = 'EV-101'")
                .update();
    }

    @Test
    void two_incidents_are_followed_each_on_its_own() {
        var dossier = journeys.opened("EV-101");
        incident("agent", dossier, "PANNE");
        incident("technique", dossier, "DEGAT_EAUX");
        assertThat(journeys.open(dossier)).containsExactly("task_treatIncident", "task_treatIncident");

        journeys.complete("patrimoine", dossier, "task_treatIncident", Map.of("claim", false));
        journeys.complete("patrimoine", dossier, "task_treatIncident", Map.of("claim", true));
        assertThat(journeys.open(dossier)).containsExactly("task_followClaim");
        assertThat(incidents.of(dossier))
                .extracting(incident -> incident.settledAt() == null)
                .containsExactlyInAnyOrder(true, false);

        journeys.complete("assurances", dossier, "task_followClaim");
        assertThat(incidents.anyOpen(dossier)).isFalse();
    }

    @Test
    void a_closing_waits_for_the_claim_that_is_not_settled() {
        var dossier = journeys.opened("EV-101");
        incident("agent", dossier, "VOL");
        atTheEnd(dossier);
        journeys.complete("patrimoine", dossier, "task_treatIncident", Map.of("claim", true));
        for (var task : List.of("task_takeExitInventory", "task_countersignExit", "task_returnKeys")) {
            journeys.until(dossier, task);
            complete(dossier, task);
        }
        complete(dossier, "task_closeMeters");
        complete(dossier, "task_writeEvaluation");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_FIN);
        assertThat(journeys.open(dossier)).containsExactly("task_followClaim");

        journeys.complete("assurances", dossier, "task_followClaim");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.CLOS);
        journeys.journey(dossier).isEnded();
    }

    @Test
    void an_extension_amends_the_title_and_moves_the_end() {
        var dossier = journeys.opened("EV-101");
        var end = dossiers.get(dossier).lastDay();
        extend(dossier, end.plusDays(30).toString());
        assertThatThrownBy(() -> extend(dossier, end.plusDays(31).toString())).isInstanceOf(Conflict.class);

        journeys.complete("patrimoine", dossier, "task_examineExtension", Map.of("extensionAgreed", true));
        assertThat(days.overlaps("EV-101", end.plusDays(30), end.plusDays(30), journeys.nobody()))
                .isTrue();
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(end.plusDays(30));
        assertThat(agreements.get(dossier).endDate()).isEqualTo(end.plusDays(30));

        clock.moveTo(end.plusDays(1).atTime(9, 0));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        clock.moveTo(end.plusDays(31).atTime(9, 0));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_FIN);
    }

    @Test
    void an_extension_that_patrimony_refuses_changes_nothing() {
        var dossier = journeys.opened("EV-101");
        var end = dossiers.get(dossier).lastDay();
        extend(dossier, end.plusDays(30).toString());
        journeys.complete(
                "patrimoine",
                dossier,
                "task_examineExtension",
                Map.of("extensionAgreed", false, "extensionGround", "Un projet urbain commence à cette date."));
        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(end);
        assertThat(extensions.latest(dossier))
                .hasValueSatisfying(one -> assertThat(one.agreed()).isFalse());
        assertThat(mails("prolongation est refusée")).isOne();
    }

    @ParameterizedTest
    @CsvSource({"CODP, tribunal administratif de Lille", "COP, tribunal judiciaire de Lille"})
    void an_occupant_from_outside_reads_who_judges_the_refusal_of_his_extension(String title, String judge) {
        var dossier = outsiders.in("EV-101", title);
        extend(dossier, dossiers.get(dossier).lastDay().plusDays(30).toString());
        journeys.complete(
                "patrimoine",
                dossier,
                "task_examineExtension",
                Map.of("extensionAgreed", false, "extensionGround", "Un projet urbain commence à cette date."));

        assertThat(jdbc.sql("select body from outbox where recipient = ? and subject like '%prolongation est refusée%'")
                        .param(Outsiders.MAIL)
                        .query(String.class)
                        .single())
                .contains("Un projet urbain", judge);
        assertThat(documents.of(dossier))
                .filteredOn(paper -> paper.kind() == DocumentKind.REFUSAL)
                .extracting(Document::name)
                .as("on paper too")
                .containsExactly(dossier + " Refus de prolongation v1.pdf");
    }

    @Test
    void a_notice_closes_the_extension_that_nobody_examined_and_no_other_can_be_asked_for() {
        var dossier = journeys.opened("EV-101");
        var end = dossiers.get(dossier).lastDay();
        extend(dossier, end.plusDays(30).toString());
        journeys.act(
                "agent",
                dossier,
                "notice",
                Map.of("noticeDate", end.minusDays(10).toString()));

        assertThat(journeys.open(dossier)).isEmpty();
        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(end.minusDays(11));
        assertThat(mails("prolongation est sans objet")).isOne();
        assertThatThrownBy(() -> extend(dossier, end.plusDays(30).toString())).isInstanceOf(Conflict.class);
    }

    @Test
    void a_withdrawal_undoes_the_extension_whose_amendment_is_not_signed() {
        var dossier = journeys.opened("EV-101");
        var end = dossiers.get(dossier).lastDay();
        extend(dossier, end.plusDays(30).toString());
        journeys.complete("patrimoine", dossier, "task_examineExtension", Map.of("extensionAgreed", true));
        assertThat(journeys.open(dossier)).containsExactly("task_draftNote");
        withdraw("patrimoine", dossier, "PROJET_URBAIN");

        assertThat(journeys.open(dossier)).isEmpty();
        assertThat(dossiers.get(dossier).lastDay()).isBeforeOrEqualTo(end);
        assertThat(dossiers.get(dossier).request().requestedEnd()).isEqualTo(end);
        assertThat(days.overlaps("EV-101", end.plusDays(1), end.plusDays(30), journeys.nobody()))
                .isFalse();
    }

    @Test
    void an_extension_that_is_not_signed_at_the_term_comes_too_late() {
        var dossier = journeys.opened("EV-101");
        var end = dossiers.get(dossier).lastDay();
        extend(dossier, end.plusDays(30).toString());
        journeys.complete("patrimoine", dossier, "task_examineExtension", Map.of("extensionAgreed", true));
        atTheEnd(dossier);

        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_FIN);
        assertThat(journeys.open(dossier)).containsExactly("task_takeExitInventory");
        assertThat(dossiers.get(dossier).request().requestedEnd()).isEqualTo(end);
        assertThat(mails("prolongation est sans objet")).isOne();
    }

    @Test
    void an_extension_is_refused_where_the_space_is_withdrawn_or_the_stay_grows_too_long() {
        var dossier = journeys.opened("EV-101");
        var end = dossiers.get(dossier).lastDay();
        assertThatThrownBy(() -> extend(dossier, end.plusYears(4).toString())).isInstanceOf(BadInput.class);

        jdbc.sql("update space set structural_state = 'PERIL' where code = 'EV-101'")
                .update();
        assertThatThrownBy(() -> extend(dossier, end.plusDays(30).toString()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("péril");
    }

    @Test
    void who_asks_for_an_extension_does_not_decide_on_it() {
        var dossier = journeys.opened("EV-101");
        journeys.act(
                "patrimoine",
                dossier,
                "extension",
                Map.of("newEnd", dossiers.get(dossier).lastDay().plusDays(30).toString()));

        assertThatThrownBy(() -> journeys.complete("patrimoine", dossier, "task_examineExtension"))
                .isInstanceOf(Forbidden.class);
        journeys.complete("patrimoine2", dossier, "task_examineExtension", Map.of("extensionAgreed", true));
    }

    @Test
    void an_occupation_whose_end_is_past_is_closed_and_not_reminded_of_for_ever() {
        var dossier = journeys.opened("EV-101");
        transaction.executeWithoutResult(status -> {
            dossiers.occupiedUntil(dossier, LocalDate.from(clock.now()).minusDays(10));
            course.wake(dossier, "endMoved");
        });
        clock.moveTo(clock.now().plusDays(1));

        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_FIN);
        assertThat(mails("l'occupation prend fin bientôt")).isZero();
    }

    @Test
    void no_key_leaves_once_the_period_is_past() {
        var dossier = journeys.signed("EV-101");
        journeys.untilOnly(dossier, "task_handOverKeys");
        atTheEnd(dossier);

        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).contains(Gate.Code.PERIODE_PASSEE);
    }

    @Test
    void an_extension_into_another_ones_days_is_refused_at_once() {
        var dossier = journeys.opened("EV-101");
        var end = dossiers.get(dossier).lastDay();
        var next = journeys.requestedBy(
                "agent2",
                Map.of(
                        "spaceCode", "EV-101",
                        "requestedStart", end.plusDays(10).toString(),
                        "requestedEnd", end.plusDays(100).toString()));
        journeys.until(next, "task_planVisit");

        assertThatThrownBy(() -> extend(dossier, end.plusDays(30).toString())).isInstanceOf(Conflict.class);
        assertThat(extensions.of(dossier)).isEmpty();
    }

    @Test
    void a_year_of_occupancy_has_its_drills_its_reminders_and_its_end() {
        var today = LocalDate.from(clock.now());
        var dossier = journeys.requestedBy(
                "agent",
                Map.of(
                        "spaceCode", "EV-102",
                        "requestedStart", today.plusDays(40).toString(),
                        "requestedEnd", today.plusDays(440).toString()));
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);

        clock.moveTo(today.plusDays(200).atTime(9, 0));
        journeys.complete("securite", dossier, "task_holdDrill");
        clock.moveTo(today.plusDays(400).atTime(9, 0));
        journeys.complete("agent", dossier, "task_holdDrill");
        assertThat(drills.of(dossier)).hasSize(2);
        assertThat(mails("l'occupation prend fin bientôt"))
                .isEqualTo(6); // at 90 and 60 days, to the requester and the two of the desk

        clock.moveTo(today.plusDays(441).atTime(9, 0));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_FIN);
        assertThat(mails("l'occupation prend fin bientôt")).isEqualTo(9);
    }

    @Test
    void damage_and_a_missing_key_are_on_record_and_the_papers_have_their_dates() {
        var dossier = journeys.opened("EV-101");
        atTheEnd(dossier);
        journeys.complete(
                "patrimoine",
                dossier,
                "task_takeExitInventory",
                Map.of(
                        "hasDifferences",
                        true,
                        "differences",
                        List.of(Map.of(
                                "differenceRoom", "Grande salle",
                                "differenceItem", "Vitre fêlée",
                                "differenceCause", "DEGRADATION",
                                "differenceCost", 180))));
        journeys.until(dossier, "task_returnKeys");
        journeys.complete(
                "patrimoine",
                dossier,
                "task_returnKeys",
                Map.of(
                        "allKeysReturned",
                        false,
                        "missingSets",
                        List.of(Map.of("setNo", keys.of(dossier).get(0).id().no())),
                        "missingKeys",
                        "Le badge a été perdu.",
                        "lockChangeNeeded",
                        true));
        journeys.untilNothingIsOpen(dossier);

        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.CLOS);
        assertThat(inventories.differences(dossier))
                .singleElement()
                .satisfies(one -> assertThat(one.cost()).isEqualByComparingTo("180"));
        assertThat(evaluations.of(dossier)).isPresent();
        var last = dossiers.get(dossier).lastDay();
        assertThat(archives.of(dossier))
                .extracting(Archives.Kept::matter, Archives.Kept::until)
                .containsExactly(
                        tuple(Matter.ASSURANCE, last.plusYears(5)),
                        tuple(Matter.SINISTRES, last.plusYears(10)),
                        tuple(Matter.TITRE, last.plusYears(10)),
                        tuple(Matter.VISITE, last.plusYears(5)));
    }

    @Test
    void a_space_withdrawn_before_the_keys_stops_the_dossier_with_its_reason() {
        var dossier = journeys.agreed("EV-101");
        withdraw("patrimoine", dossier, "PROJET_URBAIN");

        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.REFUSE);
        assertThat(journeys.open(dossier)).isEmpty();
        journeys.journey(dossier).isEnded();
        assertThat(days.holdsAny(dossier)).isFalse();
        assertThat(spaces.get("EV-101").status()).isEqualTo(Status.EN_TRAVAUX);
        assertThat(mails("l'espace demandé est retiré")).isOne();
        assertThat(archives.of(dossier))
                .extracting(Archives.Kept::matter, Archives.Kept::until)
                .containsExactly(
                        tuple(Matter.DEMANDE, LocalDate.from(clock.now()).plusYears(2)));
    }

    @Test
    void a_space_withdrawn_while_it_is_occupied_ends_the_occupation_with_notice_or_at_once_in_danger() {
        var dossier = journeys.opened("EV-101");
        withdraw("pilotage", dossier, "DANGER");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);

        clock.moveTo(clock.now().plusDays(1));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_FIN);
    }

    @Test
    void a_withdrawn_space_gives_no_key_to_anybody_else_and_patrimony_hears_who_waits_for_it() {
        var next = journeys.requestedBy(
                "agent2",
                Map.of(
                        "spaceCode", "EV-101",
                        "requestedStart",
                                clock.now().toLocalDate().plusDays(230).toString(),
                        "requestedEnd", clock.now().toLocalDate().plusDays(300).toString()));
        journeys.untilOnly(next, "task_handOverKeys");
        var dossier = journeys.agreed("EV-101");
        withdraw("patrimoine", dossier, "TRAVAUX");

        assertThat(gate.missing(next)).extracting(Gate.Refusal::code).containsExactly(Gate.Code.ESPACE_RETIRE);
        assertThat(mails("espace retiré, d'autres dossiers le retiennent")).isPositive();
    }

    private void incident(String login, DossierNumber dossier, String kind) {
        journeys.act(login, dossier, "incident", Map.of("incidentKind", kind));
    }

    private void extend(DossierNumber dossier, String newEnd) {
        journeys.act("agent", dossier, "extension", Map.of("newEnd", newEnd));
    }

    private void withdraw(String login, DossierNumber dossier, String cause) {
        journeys.act(login, dossier, "withdraw-space", Map.of("withdrawCause", cause));
    }

    private void atTheEnd(DossierNumber dossier) {
        clock.moveTo(dossiers.get(dossier).lastDay().plusDays(1).atTime(9, 0));
    }

    private void complete(DossierNumber dossier, String task) {
        var open = journeys.task(dossier, task);
        journeys.complete(journeys.login(open), dossier, task, GoodRoad.answers(task));
    }

    private int mails(String subject) {
        return jdbc.sql("select count(*) from outbox where subject like :subject")
                .param("subject", "%" + subject + "%")
                .query(Integer.class)
                .single();
    }
}
