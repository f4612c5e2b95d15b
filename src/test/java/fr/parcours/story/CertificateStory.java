package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.TestClock;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificate;
import fr.parcours.register.insurance.Certificate.Status;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.insurance.Coverage;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.keys.Gate;
import fr.parcours.register.occupancy.Breaches;
import fr.parcours.register.occupancy.Breaches.Breach;
import fr.parcours.register.occupancy.Suspensions;
import fr.parcours.register.space.Days;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An occupant from outside proves that it is insured (domain.md, P13; scenarios 15, 16 and 17), and a service of the MEL
 * in somebody else's space has the house prove it.
 */
@ParcoursTest
class CertificateStory {
    private static final String GIVER = "patrimoine2";

    @Autowired
    Journeys journeys;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Certificates certificates;

    @Autowired
    Coverages coverages;

    @Autowired
    Documents documents;

    @Autowired
    Gate gate;

    @Autowired
    Days days;

    @Autowired
    Breaches breaches;

    @Autowired
    Suspensions suspensions;

    @Autowired
    Running running;

    @Autowired
    TestClock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void the_letter_says_word_by_word_what_the_insurer_is_to_write() {
        var dossier = asked(Map.of());
        assertThat(kinds(dossier)).contains(DocumentKind.INSURANCE_REQUEST);
        assertThat(mails(dossier, "attestation d'assurance attendue"))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains(
                                "Association de démonstration (SIRET 99910001900010)",
                                "rue de l'Exemple, 59100 Roubaix",
                                "340 m²",
                                "Responsabilité civile d'exploitation",
                                "5 000 000 €",
                                "510 000 €",
                                "1 000 000 €",
                                "vos documents : [porte:")
                        .contains("\n\nGaranties et montants\nResponsabilité civile d'exploitation : ")
                        .contains("Risques locatifs : 510 000 € au moins, exigée\n", "des seuils fixés par la MEL.")
                        .doesNotContain("7 500 000", "[PARAM]", "Destinataire"));
        assertThat(letters(dossier, "attestation d'assurance attendue"))
                .as("staff sees which values are still to be confirmed")
                .anyMatch(mail -> mail.contains("seuils fixés par la MEL [PARAM]"));
        assertThat(letters(dossier, "attestation d'assurance attendue"))
                .as("the link is the occupant's alone")
                .filteredOn(mail -> mail.contains("[porte:"))
                .hasSize(1);
        assertThat(coverages.of(dossier))
                .filteredOn(coverage -> coverage.kind() == Kind.RISQUES_LOCATIFS)
                .extracting(Coverage::minAmount)
                .singleElement()
                .satisfies(least -> assertThat(least).isEqualByComparingTo("510000")); // 340 m² × 1 500 €
    }

    @Test
    void scenario_15_an_expired_certificate_is_refused_and_the_next_one_opens_the_space() {
        var dossier = asked(Map.of());
        var start = dossiers.get(dossier).request().requestedStart();
        give(
                dossier,
                Map.of(
                        "coverageStart",
                        start.minusYears(1).toString(),
                        "coverageEnd",
                        start.minusDays(1).toString()));

        var form = journeys.as("assurances", () -> journeys.formOf(dossier, "task_controlCertificate"));
        assertThat(form.data())
                .containsEntry("certificateDecision", "REJET")
                .hasEntrySatisfying(
                        "checkPeriod", told -> assertThat((String) told).contains("expirée"))
                .hasEntrySatisfying(
                        "checkAddress", told -> assertThat((String) told).contains("Convient"));
        journeys.complete("assurances", dossier, "task_controlCertificate");

        assertThat(coverages.isValidated(dossier)).isFalse();
        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).contains(Gate.Code.ASSURANCE_ABSENTE);
        assertThat(mails(dossier, "attestation d'assurance à reprendre"))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("expirée"));

        give(dossier, Map.of());
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(status(dossier)).isEqualTo(Status.ACCEPTE);
        assertThat(coverages.isValidated(dossier)).isTrue();
        assertThat(coverages.proof(dossier, Kind.RISQUES_LOCATIFS))
                .get()
                .extracting(Coverage.Proof::validUntil)
                .isEqualTo(dossiers.get(dossier).lastDay());
        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).doesNotContain(Gate.Code.ASSURANCE_ABSENTE);

        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    @Test
    void what_came_by_post_is_read_where_it_is_kept_and_nothing_is_taken_without_its_document() {
        var dossier = asked(Map.of());
        assertThatThrownBy(() -> give(dossier, Map.of("documentForm", "FILE", "certificateFile", "")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Attestation");
        var without = new HashMap<String, Object>(Map.of("documentForm", "PAPER"));
        without.put("paperPlace", null);
        assertThatThrownBy(() -> give(dossier, without)).isInstanceOf(BadInput.class);
        assertThat(certificates.latest(dossier)).isEmpty();

        give(dossier, Map.of("paperPlace", "Unité assurances, classeur 12"));
        var form = journeys.as("assurances", () -> journeys.formOf(dossier, "task_controlCertificate"));
        assertThat((String) form.data().get("givenText")).contains("Unité assurances, classeur 12");
    }

    @Test
    void a_certificate_given_before_its_document_had_to_come_is_not_accepted() {
        var dossier = asked(Map.of());
        give(dossier, Map.of());
        jdbc.sql("update insurance_certificate set paper_place = null where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        assertThatThrownBy(() -> journeys.complete(
                        "assurances", dossier, "task_controlCertificate", Map.of("certificateDecision", "ACCEPTE")))
                .isInstanceOf(BadInput.class);
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(status(dossier)).isEqualTo(Status.COMPLEMENT);
        assertThat(mails(dossier, "à reprendre")).anyMatch(mail -> mail.contains("Le document manque"));
    }

    @Test
    void wrong_address_then_a_missing_guarantee_then_one_that_ends_too_early() {
        var dossier = asked(Map.of());
        give(dossier, Map.of("siteAddress", "rue de l'Autre, 59000 Lille"));
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(status(dossier)).isEqualTo(Status.REJET);

        var without = new HashMap<String, Object>();
        without.put("amountRental", null);
        give(dossier, without);
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(status(dossier)).isEqualTo(Status.COMPLEMENT);
        assertThat(mails(dossier, "à reprendre")).anyMatch(mail -> mail.contains("Risques locatifs"));

        var end = dossiers.get(dossier).lastDay().minusMonths(2);
        give(dossier, Map.of("coverageEnd", end.toString()));
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(status(dossier)).isEqualTo(Status.ACCEPTE_AVEC_ECHEANCE);
        assertThat(coverages.isValidated(dossier)).isTrue();
        assertThat(mails(dossier, "acceptée"))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("30 jours avant", "garantie du")
                        .containsOnlyOnce("acceptée"));
    }

    /** Scenario 16, once the space is open; the judge who hears of it is that of the title. */
    @ParameterizedTest
    @CsvSource({"CODP, tribunal administratif de Lille", "COP, tribunal judiciaire de Lille"})
    void a_cover_that_ends_is_renewed_and_without_the_next_one_the_occupation_is_suspended(String title, String judge) {
        var end = clock.today().plusDays(90);
        var dossier = running.coveredUntil(end, "patrimoine", title);
        clock.moveTo(end.minusDays(32).atTime(12, 0));
        assertThat(journeys.open(dossier)).doesNotContain("task_provideCertificate");
        clock.moveTo(end.minusDays(27).atTime(12, 0));
        assertThat(journeys.open(dossier)).contains("task_provideCertificate");
        assertThat(mails(dossier, "attestation d'assurance à renouveler")).hasSize(1);
        clock.moveTo(end.minusDays(3).atTime(12, 0));
        assertThat(mails(dossier, "votre assurance arrive à échéance")).hasSize(2);
        assertThat(jdbc.sql("select count(*) from door_link where dossier = ?")
                        .param(dossier.value())
                        .query(Integer.class)
                        .single())
                .as("a mail that leaves once draws one link")
                .isEqualTo(3);
        assertThat(journeys.open(dossier)).doesNotContain("task_sendFormalNotice");

        clock.moveTo(end.plusDays(1).atTime(LocalTime.NOON));
        assertThat(journeys.open(dossier)).contains("task_sendFormalNotice", "task_provideCertificate");
        journeys.complete("assurances", dossier, "task_sendFormalNotice");
        assertThat(kinds(dossier)).contains(DocumentKind.FORMAL_NOTICE);
        assertThat(journeys.open(dossier)).doesNotContain("task_suspendOccupation");

        assertThat(mails(dossier, "mise en demeure"))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("garantie de l'occupation est échue", "suspendue"));

        var told = breaches.underWay(dossier, Breaches.Kind.COVER).orElseThrow();
        clock.moveTo(told.cureBy().plusDays(1).atTime(LocalTime.NOON));
        journeys.complete("patrimoine", dossier, "task_suspendOccupation");
        assertThat(suspensions.underWay(dossier)).isPresent();
        assertThat(kinds(dossier)).contains(DocumentKind.SUSPENSION);
        assertThat(mails(dossier, "occupation suspendue")).isNotEmpty().allMatch(mail -> mail.contains(judge));
        assertThat(breaches.of(dossier)).extracting(Breach::cured).containsExactly(false);

        var past = Map.of(
                "coverageStart", end.plusDays(1).toString(),
                "coverageEnd", clock.today().minusDays(1).toString());
        give(dossier, past);
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(status(dossier)).as("that cover is over").isEqualTo(Status.REJET);

        var form = journeys.as(GIVER, () -> journeys.formOf(dossier, "task_provideCertificate"));
        assertThat(form.data())
                .as("nobody is led to back-date it")
                .containsEntry("coverageStart", clock.today().toString());
        give(dossier, Map.of("coverageStart", clock.today().toString()));
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(status(dossier)).isEqualTo(Status.ACCEPTE);
        assertThat(suspensions.underWay(dossier)).isEmpty();
        assertThat(mails(dossier, "suspension levée")).isNotEmpty();
        assertThat(journeys.open(dossier)).doesNotContain("task_provideCertificate", "task_suspendOccupation");
    }

    @Test
    void a_cover_that_ends_before_the_keys_is_asked_for_again() {
        var dossier = asked(Map.of());
        var end = dossiers.get(dossier).request().requestedStart().plusDays(5);
        give(dossier, Map.of("coverageEnd", end.toString()));
        journeys.complete("assurances", dossier, "task_controlCertificate");
        clock.moveTo(end.atTime(LocalTime.NOON));
        assertThat(journeys.open(dossier)).doesNotContain("task_provideCertificate");

        clock.moveTo(end.plusDays(3).atTime(LocalTime.NOON));
        assertThat(journeys.open(dossier)).containsOnlyOnce("task_provideCertificate");
        assertThat(mails(dossier, "à reprendre"))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("sa garantie a pris fin"));
        give(dossier, Map.of());
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(coverages.isValidated(dossier)).isTrue();
        journeys.untilNothingIsOpen(dossier);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
    }

    @Test
    void a_renewal_in_time_calls_off_the_formal_notice() {
        var end = clock.today().plusDays(90);
        var dossier = running.coveredUntil(end, "patrimoine");
        clock.moveTo(end.minusDays(20).atTime(12, 0));
        give(dossier, Map.of());
        var given = certificates.latest(dossier).orElseThrow().content();
        assertThat(given.coverageStart()).isEqualTo(end.plusDays(1));
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(status(dossier)).isEqualTo(Status.ACCEPTE);

        clock.moveTo(end.plusDays(2).atTime(12, 0));
        assertThat(journeys.open(dossier)).doesNotContain("task_sendFormalNotice");
    }

    @Test
    void a_renewal_that_is_refused_three_times_is_told_to_the_steering_role_and_goes_on() {
        var end = clock.today().plusDays(90);
        var dossier = running.coveredUntil(end, "patrimoine");
        clock.moveTo(end.minusDays(20).atTime(12, 0));
        for (var tries = 0; tries < 3; tries++) {
            give(dossier, Map.of("documentType", "DEVIS"));
            journeys.complete("assurances", dossier, "task_controlCertificate");
        }
        assertThat(journeys.open(dossier))
                .contains("task_provideCertificate")
                .doesNotContain("task_arbitrateCertificate");
        assertThat(letters(dossier, "assurance non renouvelée")).isNotEmpty();
    }

    @Test
    void scenario_17_after_three_bad_ones_the_steering_role_decides_and_the_request_may_end() {
        var dossier = asked(Map.of());
        giveThreeQuotes(dossier);
        assertThat(journeys.open(dossier))
                .contains("task_arbitrateCertificate")
                .doesNotContain("task_provideCertificate");

        journeys.complete(
                "pilotage",
                dossier,
                "task_arbitrateCertificate",
                Map.of("insuranceArbitration", "STOP", "insuranceReason", "L'occupant ne produit que des devis."));
        var ended = dossiers.get(dossier);
        assertThat(ended.state()).isEqualTo(DossierState.ABANDONNE);
        assertThat(ended.abandonReason()).contains("que des devis");
        assertThat(mails(dossier, "")).anyMatch(mail -> mail.contains("que des devis"));
        assertThat(days.holdsAny(dossier)).isFalse();
        assertThat(journeys.open(dossier)).isEmpty();
        journeys.journey(dossier).isEnded();
    }

    @Test
    void the_steering_role_may_ask_once_more() {
        var dossier = asked(Map.of());
        giveThreeQuotes(dossier);
        jdbc.sql("update dossier set state = 'SIGNE' where number = ?")
                .param(dossier.value())
                .update();
        assertThatThrownBy(() -> journeys.complete(
                        "pilotage", dossier, "task_arbitrateCertificate", Map.of("insuranceArbitration", "STOP")))
                .as("a signed title ends by an elected person's signature")
                .isInstanceOf(BadInput.class);
        journeys.complete(
                "pilotage",
                dossier,
                "task_arbitrateCertificate",
                Map.of("insuranceArbitration", "CONTINUE", "insuranceReason", "L'assureur a promis l'attestation."));
        assertThat(mails(dossier, "à reprendre")).anyMatch(mail -> mail.contains("a promis l'attestation"));
        give(dossier, Map.of());
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(coverages.isValidated(dossier)).isTrue();
    }

    @Test
    void the_unit_may_be_stricter_than_the_rule_but_never_laxer() {
        var dossier = asked(Map.of());
        give(dossier, Map.of());
        journeys.ask("assurances", dossier, "task_controlCertificate");
        journeys.complete(GIVER, dossier, "task_answerRequest");
        journeys.complete(
                "assurances",
                dossier,
                "task_controlCertificate",
                Map.of(
                        "certificateDecision",
                        "COMPLEMENT",
                        "controlRemark",
                        "Le document n'est pas signé par l'assureur."));
        assertThat(mails(dossier, "à reprendre")).anyMatch(mail -> mail.contains("n'est pas signé"));

        give(dossier, Map.of("documentType", "QUITTANCE"));
        assertThatThrownBy(() -> journeys.complete(
                        "assurances", dossier, "task_controlCertificate", Map.of("certificateDecision", "ACCEPTE")))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void whoever_gives_it_does_not_control_it_and_sees_no_more_than_its_state() {
        var dossier = asked(Map.of());
        give(dossier, Map.of("insurerName", "Mutuelle de démonstration"));
        assertThatThrownBy(() -> journeys.complete(GIVER, dossier, "task_controlCertificate"))
                .isInstanceOfAny(Forbidden.class, AssertionError.class);
        journeys.complete("assurances", dossier, "task_controlCertificate", Map.of("certificateDecision", "REJET"));

        var form = journeys.as(GIVER, () -> journeys.formOf(dossier, "task_provideCertificate"));
        assertThat(form.data()).doesNotContainKey("insurerName").doesNotContainKey("policyNumber");
    }

    @Test
    void the_public_is_covered_too_and_goods_are_only_advised() {
        var dossier = asked(Map.of(
                "publicReception", true,
                "publicCountTotal", 12,
                "publicCountFloors", 12,
                "publicCountBasement", 0,
                "erpType", "W",
                "equipmentValue", 8000));
        assertThat(coverages.of(dossier))
                .extracting(Coverage::kind)
                .contains(Kind.RC_ORGANISATEUR_PUBLIC, Kind.DOMMAGES_BIENS_PROPRES);
        give(dossier, Map.of("publicCovered", false));
        assertThat(certificates.latest(dossier).orElseThrow().verdict().status())
                .isEqualTo(Status.COMPLEMENT);
        journeys.complete("assurances", dossier, "task_controlCertificate");

        give(dossier, Map.of());
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(coverages.isValidated(dossier))
                .as("nothing told of the goods")
                .isTrue();
    }

    @Test
    void works_of_the_occupant_ask_for_his_firms_too() {
        var dossier = asked(Map.of("worksNeeded", true, "worksCost", 5000));
        assertThat(coverages.of(dossier)).extracting(Coverage::kind).contains(Kind.RC_TRAVAUX, Kind.DECENNALE);
        give(dossier, Map.of("decennialCovered", false));
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(status(dossier)).isEqualTo(Status.COMPLEMENT);
        assertThat(mails(dossier, "à reprendre")).anyMatch(mail -> mail.contains("Garantie décennale"));
        give(dossier, Map.of());
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(coverages.isValidated(dossier)).isTrue();
    }

    @Test
    void a_waiver_asks_for_the_mirrored_clause_and_for_no_rental_risks() {
        var dossier = asked(Map.of());
        journeys.act("assurances", dossier, "waive-recourse", Map.of("waiverReference", "ACC-2026-3"));
        assertThat(coverages.of(dossier))
                .extracting(Coverage::kind)
                .contains(Kind.ACCORD_ASSUREUR_PROPRIETAIRE, Kind.CLAUSE_RECIPROQUE, Kind.RECOURS_VOISINS_TIERS)
                .doesNotContain(Kind.RISQUES_LOCATIFS);
        assertThat(coverages.proof(dossier, Kind.ACCORD_ASSUREUR_PROPRIETAIRE))
                .get()
                .extracting(Coverage.Proof::reference)
                .isEqualTo("ACC-2026-3");
        journeys.complete("finances", dossier, "task_setFee");
        assertThat(journeys.as("juridique", () -> journeys.formOf(dossier, "task_draftConvention"))
                        .data()
                        .get("articles"))
                .as("it stands in the convention")
                .asString()
                .contains("renonce à tout recours", "référence ACC-2026-3");
        assertThatThrownBy(() -> journeys.act("assurances", dossier, "waive-recourse", Map.of()))
                .as("nothing is corrected")
                .isInstanceOf(BadInput.class);
        journeys.act("assurances", dossier, "waive-recourse", Map.of("waiverReference", "ACC-2026-33"));
        assertThat(coverages.proof(dossier, Kind.ACCORD_ASSUREUR_PROPRIETAIRE))
                .get()
                .extracting(Coverage.Proof::reference)
                .isEqualTo("ACC-2026-33");
        assertThat(jdbc.sql("select reference from insurance_waiver where dossier = ? order by waiver_no")
                        .param(dossier.value())
                        .query(String.class)
                        .list())
                .as("the mistyped one stays on record")
                .containsExactly("ACC-2026-3", "ACC-2026-33");
        assertThat(journeys.as("juridique", () -> journeys.formOf(dossier, "task_draftConvention"))
                        .data()
                        .get("articles"))
                .asString()
                .contains("référence ACC-2026-33");

        give(dossier, Map.of("reciprocalClause", false));
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(status(dossier)).isEqualTo(Status.COMPLEMENT);
        give(dossier, Map.of());
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(coverages.isValidated(dossier)).isTrue();
    }

    @Test
    void a_waiver_granted_by_mistake_is_withdrawn_while_the_certificate_is_awaited_and_once_it_is_accepted() {
        var dossier = asked(Map.of());
        journeys.act("assurances", dossier, "waive-recourse", Map.of("waiverReference", "ACC-2026-3"));
        journeys.act("assurances", dossier, "waive-recourse", withdrawn());
        assertThat(coverages.of(dossier))
                .extracting(Coverage::kind)
                .contains(Kind.RISQUES_LOCATIFS)
                .doesNotContain(Kind.ACCORD_ASSUREUR_PROPRIETAIRE, Kind.CLAUSE_RECIPROQUE);

        journeys.act("assurances", dossier, "waive-recourse", Map.of("waiverReference", "ACC-2026-4"));
        give(dossier, Map.of());
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(coverages.isValidated(dossier)).isTrue();
        journeys.act("assurances", dossier, "waive-recourse", withdrawn());
        assertThat(coverages.isValidated(dossier)).as("nobody enters on it").isFalse();
        assertThat(journeys.open(dossier)).containsOnlyOnce("task_provideCertificate");
        give(dossier, Map.of());
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(coverages.of(dossier)).extracting(Coverage::kind).contains(Kind.RISQUES_LOCATIFS);
        assertThat(coverages.isValidated(dossier)).isTrue();

        journeys.complete("finances", dossier, "task_setFee");
        assertThat(journeys.as("juridique", () -> journeys.formOf(dossier, "task_draftConvention"))
                        .data()
                        .get("articles"))
                .asString()
                .doesNotContain("ACC-2026");
        assertThat(jdbc.sql("""
                                select reference from insurance_waiver where dossier = ? order by waiver_no""").param(dossier.value()).query(String.class).list())
                .as("all stays on record")
                .containsExactly("ACC-2026-3", null, "ACC-2026-4", null);
    }

    private static Map<String, String> withdrawn() {
        return Map.of("waiverChoice", "WITHDRAW", "correctionText", "L'assureur du propriétaire n'a rien accepté.");
    }

    @Test
    void a_change_looks_again_at_the_certificate_and_asks_only_when_it_no_longer_suits() {
        var dossier = asked(Map.of());
        give(dossier, Map.of("issueDate", clock.today().minusDays(85).toString()));
        journeys.complete("assurances", dossier, "task_controlCertificate");
        clock.moveTo(
                clock.today().plusDays(10).atTime(LocalTime.NOON)); // what was recent then does not age in the dossier

        journeys.act("patrimoine", dossier, "change", Map.of("changed", "EFFECTIF", "staffCount", 9));
        assertThat(coverages.isValidated(dossier))
                .as("it covers them all the same")
                .isTrue();
        assertThat(journeys.open(dossier)).doesNotContain("task_provideCertificate", "task_controlCertificate");

        var later = dossiers.get(dossier).request().requestedEnd().plusDays(20);
        journeys.act(
                "patrimoine",
                dossier,
                "change",
                Map.of(
                        "changed", "PERIODE",
                        "requestedStart",
                                dossiers.get(dossier)
                                        .request()
                                        .requestedStart()
                                        .minusDays(5)
                                        .toString(),
                        "requestedEnd", later.toString()));
        assertThat(coverages.isValidated(dossier)).isFalse();
        assertThat(journeys.open(dossier)).contains("task_provideCertificate");
        assertThat(mails(dossier, "à reprendre")).anyMatch(mail -> mail.contains("ne convient plus"));
        give(dossier, Map.of());
        journeys.complete("assurances", dossier, "task_controlCertificate");
        assertThat(coverages.isValidated(dossier)).isTrue();
    }

    @Test
    void a_change_while_it_is_controlled_shows_the_new_facts() {
        var dossier = asked(Map.of());
        give(dossier, Map.of());
        var earlier = dossiers.get(dossier).request().requestedStart().minusDays(5);
        journeys.act(
                "patrimoine",
                dossier,
                "change",
                Map.of(
                        "changed", "PERIODE",
                        "requestedStart", earlier.toString(),
                        "requestedEnd", earlier.plusDays(150).toString()));
        assertThat(journeys.open(dossier)).containsOnlyOnce("task_controlCertificate");
        var form = journeys.as("assurances", () -> journeys.formOf(dossier, "task_controlCertificate"));
        assertThat(form.data()).containsEntry("certificateDecision", "COMPLEMENT");
    }

    @Test
    void in_somebody_elses_space_the_house_certifies_its_cover_to_the_owner() {
        var dossier = journeys.request("EV-104");
        journeys.until(dossier, "task_certifyToOwner");
        assertThat(coverages.of(dossier))
                .extracting(Coverage::kind)
                .containsExactly(Kind.ATTESTATION_MEL_VERS_PROPRIETAIRE);
        assertThatThrownBy(() -> journeys.complete(
                        "assurances",
                        dossier,
                        "task_certifyToOwner",
                        Map.of("documentForm", "FILE", "ownerCertificate", "")))
                .as("no proof without its document")
                .isInstanceOf(BadInput.class);
        journeys.complete(
                "assurances",
                dossier,
                "task_certifyToOwner",
                Map.of("certificateReference", "RC-MEL-2026", "paperPlace", "Unité assurances, cote 12"));
        assertThat(coverages.isValidated(dossier)).isTrue();
        assertThat(coverages.proof(dossier, Kind.ATTESTATION_MEL_VERS_PROPRIETAIRE))
                .get()
                .extracting(Coverage.Proof::paperPlace)
                .isEqualTo("Unité assurances, cote 12");
        assertThat(kinds(dossier)).contains(DocumentKind.OWNER_CERTIFICATE);
        assertThat(journeys.open(dossier)).doesNotContain("task_declareOccupation");
    }

    @Test
    void in_a_building_that_an_operator_runs_the_change_of_risk_is_declared_all_the_same() {
        var dossier = journeys.request("EV-106");
        journeys.until(dossier, "task_declareOccupation");
        assertThat(coverages.of(dossier))
                .extracting(Coverage::kind)
                .containsExactlyInAnyOrder(Kind.DECLARATION_ASSUREUR_MEL, Kind.NOTE_RC_MEL);
    }

    /** An association of general interest at EV-101, agreed in principle: its certificate is asked for. */
    private DossierNumber asked(Map<String, ?> wishes) {
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG", wishes);
        journeys.until(dossier, "task_provideCertificate");
        return dossier;
    }

    private void give(DossierNumber dossier, Map<String, ?> wishes) {
        journeys.complete(GIVER, dossier, "task_provideCertificate", wishes);
    }

    private void giveThreeQuotes(DossierNumber dossier) {
        for (var tries = 0; tries < 3; tries++) {
            give(dossier, Map.of("documentType", "DEVIS"));
            journeys.complete("assurances", dossier, "task_controlCertificate");
        }
    }

    private Status status(DossierNumber dossier) {
        return certificates
                .latest(dossier)
                .map(Certificate::check)
                .map(check -> Objects.requireNonNull(check).status())
                .orElseThrow();
    }

    private List<DocumentKind> kinds(DossierNumber dossier) {
        return documents.of(dossier).stream().map(Document::kind).toList();
    }

    /** To the occupant, without the kind of space that stands in them. */
    private List<String> mails(DossierNumber dossier, String subject) {
        return read(jdbc.sql(
                        "select body from outbox where dossier = :dossier and subject like :subject and recipient = :to")
                .param("to", Journeys.EXTERNAL_MAIL)
                .param("dossier", dossier.value())
                .param("subject", "%" + subject + "%"));
    }

    /** To whomever. */
    private List<String> letters(DossierNumber dossier, String subject) {
        return read(jdbc.sql("select body from outbox where dossier = :dossier and subject like :subject")
                .param("dossier", dossier.value())
                .param("subject", "%" + subject + "%"));
    }

    private static List<String> read(JdbcClient.StatementSpec bodies) {
        return bodies.query(String.class).list().stream()
                .map(body -> body.replaceAll("[\\u00A0\\u202F]", " "))
                .toList();
    }
}
