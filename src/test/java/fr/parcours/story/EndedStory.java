package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.DemoClock;
import fr.parcours.register.agreement.Deposits;
import fr.parcours.register.agreement.Deposits.Received;
import fr.parcours.register.agreement.Fees;
import fr.parcours.register.agreement.Fees.Fee;
import fr.parcours.register.closing.Archives;
import fr.parcours.register.closing.Archives.Matter;
import fr.parcours.register.closing.Settlements;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.document.Drawer;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Gate;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.occupancy.Breaches;
import fr.parcours.register.occupancy.Endings;
import fr.parcours.register.occupancy.Overstays;
import fr.parcours.register.occupancy.Overstays.Outcome;
import fr.parcours.robot.Robot;
import fr.parcours.step.French;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How an occupation from outside ends: at its term or before, by whom, at whose cost, and when it does not. */
@ParcoursTest
class EndedStory {
    @LocalServerPort
    int port;

    private static final String PLACE = "EV-101";

    @Autowired
    Journeys journeys;

    @Autowired
    Outsiders outsiders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DossierParties parties;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Endings endings;

    @Autowired
    Breaches breaches;

    @Autowired
    Overstays overstays;

    @Autowired
    Deposits deposits;

    @Autowired
    Fees fees;

    @Autowired
    Settlements settlements;

    @Autowired
    Archives archives;

    @Autowired
    Documents documents;

    @Autowired
    Keys keys;

    @Autowired
    Gate gate;

    @Autowired
    DemoClock clock;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    /** The inventory outlives a test. */
    @AfterEach
    void the_space_is_offered_again() {
        jdbc.sql("update space set status = 'VACANT', structural_state = 'BON' where code = 'EV-101'")
                .update();
    }

    @Test
    void damages_a_lost_key_and_charges_are_kept_from_the_deposit_and_the_rest_goes_back() {
        var dossier = outsiders.in(PLACE, "CODP");
        jdbc.sql(
                        "update inventory set reserves = 'La porte du fond ferme mal.' where dossier = :dossier and kind = 'ENTREE'")
                .param("dossier", dossier.value())
                .update();
        moveTo(dossiers.get(dossier).lastDay().plusDays(1));
        assertThat(journeys.as("patrimoine", () -> journeys.formOf(dossier, "task_takeExitInventory"))
                        .data()
                        .get("entryText"))
                .asString()
                .contains("Réserves de l'occupant : La porte du fond ferme mal.");
        journeys.complete(
                "patrimoine",
                dossier,
                "task_takeExitInventory",
                Map.of(
                        "hasDifferences",
                        true,
                        "differences",
                        List.of(
                                difference("Vitre fêlée", "DEGRADATION", 180),
                                difference("Peinture passée", "USURE", 900))));
        assertThat(journeys.as("agent", () -> journeys.formOf(dossier, "task_countersignExit"))
                        .data()
                        .get("inventoryText"))
                .asString()
                .contains(
                        "Réserves de l'occupant à l'entrée : La porte du fond ferme mal.",
                        "Vitre fêlée : dégradation, 180 €",
                        "Peinture passée : usure, sans frais");
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
                        true,
                        "lockCost",
                        120));
        journeys.complete("technique", dossier, "task_closeMeters");
        journeys.complete(
                "finances2", dossier, "task_stateAccount", Map.of("charges", 25.5, "chargesReason", "=85 kWh × 0,30"));
        assertThatThrownBy(() ->
                        journeys.complete("finances2", dossier, "task_signAccount", Map.of("accountApproved", true)))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("une autre personne doit le signer");
        journeys.complete("finances", dossier, "task_signAccount", Map.of("accountApproved", true));
        journeys.untilNothingIsOpen(dossier);

        assertThat(settlements.find(dossier)).hasValueSatisfying(settled -> {
            assertThat(settled.stated().depositPaid()).isEqualByComparingTo("608.33");
            assertThat(settled.owed()).as("wear costs nothing").isEqualByComparingTo("325.50");
            assertThat(settled.kept()).isEqualByComparingTo("325.50");
            assertThat(settled.returned()).isEqualByComparingTo("282.83");
        });
        assertThat(read(dossier, DocumentKind.STATEMENT))
                .contains("Vitre fêlée", "180 €", "Serrure", "120 €", "retenu 325,50 €", "restitué 282,83 €")
                .contains("La Métropole doit 282,83 € à l'occupant.", "tribunal administratif de Lille")
                .doesNotContain("900");
        assertThat(csv(dossier))
                .contains(";mandat;Solde;La Métropole doit 282,83 € à l'occupant.;282,83", "SIRET 99910001900010")
                .as("no cell is a formula")
                .contains(";'=85 kWh");
        assertThat(mails(Outsiders.MAIL, "votre décompte définitif")).isOne();
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.CLOS);
        assertThat(archives.of(dossier)).extracting(Archives.Kept::matter).contains(Matter.COMPTABILITE);
    }

    @Test
    void what_the_deposit_does_not_cover_is_claimed_after_a_second_look() {
        var dossier = outsiders.in(PLACE, "COP");
        var entry = dossiers.get(dossier).request().requestedStart();
        transaction.executeWithoutResult(
                status -> deposits.receive(dossier, new Received(new BigDecimal("650.00"), entry), "patrimoine"));
        moveTo(dossiers.get(dossier).lastDay().plusDays(1));
        journeys.complete(
                "patrimoine",
                dossier,
                "task_takeExitInventory",
                Map.of("hasDifferences", true, "differences", List.of(difference("Porte", "DEGRADATION", 1000))));
        journeys.until(dossier, "task_stateAccount");
        assertThat(journeys.as("finances2", () -> journeys.formOf(dossier, "task_stateAccount"))
                        .data())
                .as("what was received with the keys, not what was asked")
                .containsEntry("depositPaid", new BigDecimal("650.00"));
        journeys.complete("finances2", dossier, "task_stateAccount", Map.of("depositPaid", 600));
        journeys.complete(
                "finances",
                dossier,
                "task_signAccount",
                Map.of("accountApproved", false, "accountRemark", "Le dépôt encaissé est de 500 €."));
        assertThat(journeys.as("finances2", () -> journeys.formOf(dossier, "task_stateAccount"))
                        .data())
                .containsEntry("returnReason", "Le dépôt encaissé est de 500 €.");
        journeys.complete("finances2", dossier, "task_stateAccount", Map.of("depositPaid", 500));
        journeys.complete("finances", dossier, "task_signAccount", Map.of("accountApproved", true));

        assertThat(settlements.find(dossier).orElseThrow().balance()).isEqualByComparingTo("500");
        assertThat(csv(dossier)).contains(";titre de recettes;Solde;L'occupant doit 500 €.;500");
        assertThat(read(dossier, DocumentKind.STATEMENT)).contains("tribunal judiciaire de Lille");
    }

    @Test
    void the_file_for_the_accounts_is_for_finance_alone() {
        assertThat(Drawer.ACCOUNTS.showsTo(List.of(Groups.FINANCES))).isTrue();
        assertThat(Drawer.ACCOUNTS.showsTo(List.of(
                        Groups.PORTEUR, Groups.PATRIMOINE, Groups.JURIDIQUE, Groups.PILOTAGE, Groups.SIGNATURE_ELU)))
                .isFalse();
    }

    @Test
    void an_occupant_who_gives_notice_is_told_so_in_writing_and_gets_back_what_he_paid_ahead() {
        var dossier = outsiders.in(PLACE, "CODP");
        assertThatThrownBy(() -> journeys.act("agent", dossier, "abandon", Map.of()))
                .isInstanceOf(Conflict.class);
        var leaves = dossiers.get(dossier).request().requestedStart().plusDays(40);
        journeys.act("agent", dossier, "notice", Map.of("noticeDate", leaves.toString()));
        assertThat(read(dossier, DocumentKind.ENDING)).contains("prend acte du congé", "L'occupation prend fin le");
        assertThat(mails(Outsiders.MAIL, "votre congé est enregistré")).isOne();

        moveTo(leaves);
        journeys.until(dossier, "task_stateAccount");
        assertThat(journeys.as("finances2", () -> journeys.formOf(dossier, "task_stateAccount"))
                        .data()
                        .get("dossierSummary"))
                .as("beside the period that he had asked for")
                .asString()
                .contains(", finit le " + French.day(dossiers.get(dossier).lastDay()));
        assertThat(LocalDate.parse(journeys.as("finances2", () -> journeys.formOf(dossier, "task_stateAccount"))
                        .data()
                        .get("feePaidUntil")
                        .toString()))
                .as("a year is paid in advance, up to the term")
                .isAfter(leaves);
        journeys.complete(
                "finances2",
                dossier,
                "task_stateAccount",
                Map.of("feePaidUntil", leaves.plusDays(29).toString()));
        journeys.untilNothingIsOpen(dossier);
        assertThat(settlements.find(dossier).orElseThrow().feeRefund())
                .as("thirty days at ten euros")
                .isEqualByComparingTo("300");
        assertThat(read(dossier, DocumentKind.STATEMENT)).contains("L2125-6");
    }

    @Test
    void the_variable_part_of_the_fee_is_asked_for_at_last_and_told_with_its_computation() {
        var dossier = outsiders.in(PLACE, "CODP");
        jdbc.sql("update legal_qualification set turnover_percent = 3 where dossier = ?")
                .param(dossier.value())
                .update();
        moveTo(dossiers.get(dossier).lastDay().plusDays(1));
        journeys.until(dossier, "task_stateAccount");
        journeys.ask("finances2", dossier, "task_stateAccount"); // how much he has earned
        journeys.complete("agent", dossier, "task_answerRequest");
        journeys.complete(
                "finances2",
                dossier,
                "task_stateAccount",
                Map.of("turnover", 12345.67, "charges", 25.5, "chargesReason", "85 kWh × 0,30", "keptReason", "Vu."));
        journeys.complete(
                "finances",
                dossier,
                "task_signAccount",
                Map.of("accountApproved", false, "accountRemark", "Le chiffre d'affaires est de 12 000 €."));
        assertThat(journeys.as("finances2", () -> journeys.formOf(dossier, "task_stateAccount"))
                        .data())
                .as("what was stated stands there again")
                .containsEntry("turnover", new BigDecimal("12345.67"))
                .containsEntry("charges", new BigDecimal("25.50"))
                .containsEntry("chargesReason", "85 kWh × 0,30")
                .containsEntry("keptReason", "Vu.");
        journeys.complete("finances2", dossier, "task_stateAccount", Map.of("turnover", 12000));
        journeys.untilNothingIsOpen(dossier);

        var settled = settlements.find(dossier).orElseThrow();
        assertThat(settled.share()).as("3 % × 12 000 €").isEqualByComparingTo("360");
        assertThat(settled.stated().charges()).as("charges alone").isEqualByComparingTo("25.50");
        assertThat(settled.kept()).isEqualByComparingTo("385.50");
        assertThat(read(dossier, DocumentKind.STATEMENT))
                .contains("Part variable", "3 % × 12 000 €", "360 €")
                .contains("85 kWh × 0,30", "25,50 €", "virement");
    }

    @ParameterizedTest
    @CsvSource({
        "COMMODAT, REPRISE, seul le juge peut ordonner la restitution",
        "COMMODAT, REVOCATION, n'existe que sur le domaine public",
        "COP, REVOCATION, n'existe que sur le domaine public",
        "BAIL_DEROGATOIRE, REPRISE, va à son terme",
        "CODP, REPRISE, la fin avant le terme est une révocation"
    })
    void what_a_title_does_not_allow_is_refused_with_the_reason(String title, String kind, String why) {
        var dossier = outsiders.in(PLACE, title);
        assertThatThrownBy(() -> revoke("juridique", dossier, kind))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(why);
        assertThat(journeys.open(dossier)).isEmpty();
        assertThat(endings.of(dossier)).isEmpty();
    }

    @Test
    void a_title_of_the_public_domain_is_revoked_with_three_months_by_a_signed_letter_with_ways_of_appeal() {
        var dossier = outsiders.in(PLACE, "CODP");
        revoke("patrimoine", dossier, "REVOCATION");
        assertThatThrownBy(() -> revoke("juridique", dossier, "REVOCATION")).isInstanceOf(Conflict.class);
        assertThat(dossiers.get(dossier).lastDay())
                .as("not before it is signed")
                .isAfter(today().plusMonths(3));
        journeys.complete("signature-elu", dossier, "task_signEnding", Map.of("endingSigned", true));

        var last = today().plusMonths(3);
        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(last);
        assertThat(read(dossier, DocumentKind.ENDING))
                .contains("Révocation pour un motif d'intérêt général", "L2122-3", "Télérecours", "pour le Président");
        assertThat(mails(Outsiders.MAIL, "il est mis fin à l'occupation")).isOne();

        moveTo(last.plusDays(1));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.EN_FIN);
    }

    /** Code de l'urbanisme, L221-2: three months before the harvest, not three months after the letter. */
    @Test
    void farmed_land_is_left_at_the_harvest_and_a_harvest_that_is_too_near_is_not_taken() {
        var dossier = outsiders.in(PLACE, "CONCESSION_TEMPORAIRE");
        jdbc.sql("update dossier set ground_use = true where number = ?")
                .param(dossier.value())
                .update();
        assertThatThrownBy(() -> withdraw(dossier, "PROJET_URBAIN"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("récolte");
        assertThatThrownBy(() -> farmedUntil(dossier, today().plusMonths(2))).isInstanceOf(BadInput.class);
        assertThat(endings.of(dossier)).isEmpty();

        var harvest = today().plusMonths(5);
        farmedUntil(dossier, harvest);
        journeys.complete("signature-elu", dossier, "task_signEnding", Map.of("endingSigned", true));
        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(harvest);
        assertThat(read(dossier, DocumentKind.ENDING)).contains("3 mois au moins avant la levée de la récolte");
    }

    private void farmedUntil(DossierNumber dossier, LocalDate harvest) {
        journeys.act(
                "juridique",
                dossier,
                "revoke",
                Map.of(
                        "endingKind",
                        "REPRISE",
                        "cropDamages",
                        false,
                        "cropEnd",
                        harvest.toString(),
                        "endingReason",
                        "Un groupe scolaire provisoire ouvre ici à la rentrée."));
    }

    @Test
    void a_decision_that_is_not_signed_changes_nothing_and_another_may_follow() {
        var dossier = outsiders.in(PLACE, "COP");
        var end = dossiers.get(dossier).lastDay();
        revoke("juridique", dossier, "REPRISE");
        journeys.complete(
                "signature-elu",
                dossier,
                "task_signEnding",
                Map.of("endingSigned", false, "endingRemark", "Le projet urbain est décalé d'un an."));
        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(end);
        assertThat(mails("%", "la décision de fin n'est pas signée")).isPositive();
        assertThat(mails(Outsiders.MAIL, "fin à l'occupation")).isZero();

        revoke("juridique", dossier, "PERIL");
        journeys.complete("signature-elu", dossier, "task_signEnding", Map.of("endingSigned", true));
        assertThat(dossiers.get(dossier).lastDay()).as("danger does not wait").isEqualTo(today());

        var quarterly =
                new Fee("REDEVANCE", Outsiders.FEE, Outsiders.FEE, BigDecimal.ZERO, "TRIMESTRIEL", "fixe", "PRINCIPAL");
        transaction.executeWithoutResult(status -> fees.set(dossier, quarterly, "finances"));
        moveTo(today().plusDays(1));
        journeys.until(dossier, "task_stateAccount");
        journeys.untilNothingIsOpen(dossier);
        assertThat(settlements.find(dossier).orElseThrow().feeRefund())
                .as("he left before the first day, so the quarter that he paid goes back whole: 3 650 € ÷ 4")
                .isEqualByComparingTo("912.50");
    }

    @Test
    void a_breach_that_is_mended_in_time_lets_the_occupation_go_on() {
        var dossier = outsiders.in(PLACE, "CODP");
        var end = dossiers.get(dossier).lastDay();
        warn(dossier);
        assertThatThrownBy(() -> warn(dossier)).isInstanceOf(Conflict.class);
        assertThat(journeys.open(dossier))
                .as("the occupant has his fifteen days")
                .isEmpty();
        assertThat(read(dossier, DocumentKind.FORMAL_NOTICE)).contains("met en demeure", "entrepôt");
        assertThat(mails(Outsiders.MAIL, "mise en demeure")).isOne();

        moveTo(today().plusDays(16));
        journeys.complete("juridique", dossier, "task_checkCure", Map.of("cured", true));
        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(end);
        assertThat(mails(Outsiders.MAIL, "la mise en demeure est levée")).isOne();
        assertThat(breaches.of(dossier))
                .singleElement()
                .satisfies(one -> assertThat(one.cured()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"CODP, L2125-6", "COP, article 11 du titre"})
    void a_breach_that_goes_on_ends_the_title_and_the_fee_paid_ahead_is_kept(String title, String ground) {
        var dossier = outsiders.in(PLACE, title);
        warn(dossier);
        moveTo(today().plusDays(16));
        journeys.complete("juridique", dossier, "task_checkCure", Map.of("cured", false));
        journeys.complete("signature-elu", dossier, "task_signEnding", Map.of("endingSigned", true));
        assertThat(read(dossier, DocumentKind.ENDING))
                .contains("Résiliation pour manquement", "entrepôt", "mise en demeure", "reste acquise", ground);
        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(today());

        moveTo(today().plusDays(1));
        journeys.until(dossier, "task_stateAccount");
        journeys.complete(
                "finances2",
                dossier,
                "task_stateAccount",
                Map.of("feePaidUntil", today().plusDays(60).toString()));
        assertThat(settlements.find(dossier).orElseThrow().feeRefund()).isZero();
    }

    @Test
    void who_does_not_leave_is_ordered_to_pays_by_the_day_and_meets_the_judge_of_his_title() {
        var dossier = outsiders.in(PLACE, "CODP");
        var last = dossiers.get(dossier).lastDay();
        moveTo(last.plusDays(1));
        assertThat(journeys.open(dossier)).containsExactly("task_takeExitInventory");
        moveTo(last.plusDays(9));
        journeys.complete("juridique", dossier, "task_orderToLeave");
        assertThat(read(dossier, DocumentKind.FORMAL_NOTICE)).contains("occupé sans titre", "20 €", "référé");
        assertThat(mails(Outsiders.MAIL, "mise en demeure de libérer les lieux"))
                .isOne();

        moveTo(today().plusDays(9));
        assertThat(journeys.as("juridique", () -> journeys.formOf(dossier, "task_seizeJudge"))
                        .data()
                        .get("judgeText"))
                .asString()
                .contains("tribunal administratif de Lille");
        journeys.complete(
                "juridique", dossier, "task_seizeJudge", Map.of("filedOn", today().toString(), "caseRef", "2600001"));
        journeys.complete(
                "juridique",
                dossier,
                "task_recordOrder",
                Map.of("decidedOn", today().toString(), "orderOutcome", "EXPULSION"));
        assertThat(overstays.find(dossier).orElseThrow().outcome()).isEqualTo(Outcome.EXPULSION);

        journeys.until(dossier, "task_stateAccount");
        journeys.untilNothingIsOpen(dossier);
        assertThat(settlements.find(dossier)).hasValueSatisfying(settled -> {
            assertThat(settled.penaltyDays()).isEqualTo(18);
            assertThat(settled.penalty()).isEqualByComparingTo("360");
        });
        assertThat(read(dossier, DocumentKind.STATEMENT)).contains("18 jours × 20 €");
    }

    @Test
    void nothing_more_is_asked_of_the_jurist_once_the_keys_are_back() {
        var dossier = outsiders.in(PLACE, "COMMODAT");
        moveTo(dossiers.get(dossier).lastDay().plusDays(9));
        assertThat(journeys.open(dossier)).contains("task_orderToLeave");
        journeys.complete("patrimoine", dossier, "task_takeExitInventory", Map.of("hasDifferences", false));
        journeys.complete("agent", dossier, "task_countersignExit", Map.of("countersign", "SIGN"));
        journeys.complete("patrimoine", dossier, "task_returnKeys", Map.of("allKeysReturned", true));
        assertThat(journeys.open(dossier)).doesNotContain("task_orderToLeave");
    }

    @Test
    void keys_of_a_service_that_come_late_are_no_overstay() {
        var dossier = journeys.opened(PLACE);
        moveTo(dossiers.get(dossier).lastDay().plusDays(9));
        assertThat(journeys.open(dossier)).containsExactly("task_takeExitInventory");
        journeys.untilNothingIsOpen(dossier);
        assertThat(settlements.find(dossier)).isEmpty();
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.CLOS);
    }

    @Test
    void a_space_that_is_withdrawn_from_an_outsider_ends_by_the_same_letter_or_not_at_all() {
        var lent = outsiders.in(PLACE, "COMMODAT");
        assertThatThrownBy(() -> withdraw(lent, "PROJET_URBAIN"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("1889");
        outsiders.becomes(lent, "CONCESSION_TEMPORAIRE");
        withdraw(lent, "PROJET_URBAIN");
        journeys.complete("signature-elu", lent, "task_signEnding", Map.of("endingSigned", true));
        assertThat(read(lent, DocumentKind.ENDING)).contains("L221-2", "tribunal judiciaire de Lille");
        assertThat(dossiers.get(lent).lastDay()).isEqualTo(today().plusMonths(3));
    }

    @Test
    void a_space_of_somebody_else_is_not_withdrawn_but_left_in_danger() {
        var dossier = journeys.opened(PLACE);
        jdbc.sql("update agreement set legal_title = 'COMMODAT_ENTRANT' where dossier = ?")
                .param(dossier.value())
                .update();
        assertThatThrownBy(() -> withdraw(dossier, "TRAVAUX"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("autre propriétaire");
        withdraw(dossier, "DANGER");
        assertThat(dossiers.get(dossier).lastDay()).isEqualTo(today());
    }

    @Test
    void an_assignment_is_not_revoked_by_a_letter() {
        var dossier = journeys.opened(PLACE);
        for (var action : List.of("revoke", "formal-notice")) {
            assertThatThrownBy(() -> journeys.act("juridique", dossier, action, Map.of()))
                    .as(action)
                    .isInstanceOf(Conflict.class);
        }
    }

    @Test
    void a_signed_title_whose_space_is_not_open_is_withdrawn_by_a_signed_decision_after_the_occupant_was_heard() {
        var dossier = journeys.signed(PLACE);
        outsiders.becomes(dossier, "CODP");
        journeys.act(
                "patrimoine",
                dossier,
                "withdraw-space",
                Map.of("withdrawCause", "PROJET_URBAIN", "hearing", "Reçu le 3 décembre, il demande un autre espace."));
        assertThat(dossiers.get(dossier).state()).as("not before it is signed").isEqualTo(DossierState.SIGNE);
        assertThat(mails("%", "retrait du titre à signer")).isPositive();

        journeys.act("signature-elu", dossier, "sign-withdrawal", Map.of("endingSigned", true));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.REFUSE);
        assertThat(read(dossier, DocumentKind.ENDING))
                .contains("L2122-3", "il demande un autre espace", "ne prend pas effet", "Télérecours")
                .contains("préjudice direct et certain", "pour le Président")
                .doesNotContain("Dernier jour d'occupation");
        assertThat(documents.of(dossier)).noneMatch(paper -> paper.kind() == DocumentKind.REFUSAL);
        assertThat(mails(Outsiders.MAIL, "le titre d'occupation est retiré")).isOne();
        assertThat(mails("%", "titre retiré : sommes à restituer")).isPositive();
        assertThat(stateLabelInList(dossier)).isEqualTo("Titre retiré");

        assertThat(journeys.open(dossier)).containsExactly("task_stateAccount");
        assertThat(journeys.as("finances2", () -> journeys.formOf(dossier, "task_stateAccount"))
                        .data())
                .as("the fee of six months, as it was asked for; of a deposit nobody has said that it came in")
                .doesNotContainKey("depositPaid")
                .containsEntry("feePaid", new BigDecimal("1810.00")) // 3 650 € × 181 days ÷ 365
                .hasEntrySatisfying(
                        "indemnityText", text -> assertThat(text).asString().contains("préjudice direct et certain"))
                .doesNotContainKey("occupationStart");
        journeys.complete(
                "finances2",
                dossier,
                "task_stateAccount",
                Map.of(
                        "depositPaid",
                        608.33,
                        "feePaid",
                        1800.5,
                        "indemnity",
                        412.4,
                        "indemnityReason",
                        "Camion réservé, facture 12"));
        journeys.complete("finances", dossier, "task_signAccount", Map.of("accountApproved", true));
        journeys.journey(dossier).isEnded().hasNotPassed("call_closing");

        assertThat(settlements.find(dossier).orElseThrow().balance())
                .as("- 608,33 - 1 800,50 - 412,40: nothing was used, all goes back")
                .isEqualByComparingTo("-2821.23");
        assertThat(read(dossier, DocumentKind.STATEMENT))
                .contains("avant l'ouverture de l'espace : le titre ne prend pas effet", "Restituée en entier")
                .contains("1 800,50 €", "facture 12", "La Métropole doit 2 821,23 € à l'occupant.", "Télérecours");
        assertThat(csv(dossier)).contains(";mandat;Solde;", ";2821,23");
        assertThat(mails(Outsiders.MAIL, "votre décompte définitif")).isOne();
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.REFUSE);
        assertThat(archives.of(dossier)).extracting(Archives.Kept::matter).contains(Matter.COMPTABILITE);
    }

    @Test
    void a_withdrawal_is_not_signed_by_who_proposed_it() {
        var dossier = journeys.signed(PLACE);
        outsiders.becomes(dossier, "CODP");
        withdraw(dossier, "PROJET_URBAIN");
        transaction.executeWithoutResult(status -> parties.acted(dossier, Act.PROPOSE_END, "signature-elu"));
        assertThatThrownBy(
                        () -> journeys.act("signature-elu", dossier, "sign-withdrawal", Map.of("endingSigned", true)))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("une autre personne");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.SIGNE);
    }

    @Test
    void a_withdrawal_that_is_not_signed_leaves_the_title_in_force_and_a_loan_is_not_withdrawn_at_all() {
        var dossier = journeys.signed(PLACE);
        outsiders.becomes(dossier, "COMMODAT");
        assertThatThrownBy(() -> withdraw(dossier, "PROJET_URBAIN"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("1889");
        outsiders.becomes(dossier, "COP");
        withdraw(dossier, "PROJET_URBAIN");
        assertThat(gate.missing(dossier)).extracting(Gate.Refusal::code).contains(Gate.Code.RETRAIT_PROPOSE);
        journeys.act(
                "signature-elu",
                dossier,
                "sign-withdrawal",
                Map.of("endingSigned", false, "endingRemark", "Le projet est repoussé."));
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.SIGNE);
        assertThat(mails(Outsiders.MAIL, "est retiré")).isZero();
    }

    @Test
    void a_withdrawal_that_comes_after_the_keys_falls_when_the_space_opens_and_the_end_is_proposed_anew() {
        var dossier = journeys.signed(PLACE);
        journeys.until(dossier, "task_acknowledgeKeys");
        outsiders.becomes(dossier, "CODP");
        withdraw(dossier, "PROJET_URBAIN");
        journeys.complete("agent", dossier, "task_acknowledgeKeys");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.OUVERT);
        assertThat(mails("%", "le retrait du titre est sans objet")).isPositive();
        revoke("patrimoine", dossier, "REVOCATION");
        assertThat(journeys.open(dossier)).containsExactly("task_signEnding");
    }

    @Test
    void a_revocation_that_costs_the_occupant_is_made_good_in_the_final_statement() {
        var dossier = outsiders.in(PLACE, "CODP");
        revoke("patrimoine", dossier, "REVOCATION");
        journeys.complete("signature-elu", dossier, "task_signEnding", Map.of("endingSigned", true));
        moveTo(today().plusMonths(3).plusDays(1));
        journeys.until(dossier, "task_stateAccount");
        journeys.complete(
                "finances2",
                dossier,
                "task_stateAccount",
                Map.of(
                        "feePaidUntil",
                        dossiers.get(dossier).lastDay().toString(),
                        "indemnity",
                        412.4,
                        "indemnityReason",
                        "Déménagement, facture 12"));
        journeys.complete("finances", dossier, "task_signAccount", Map.of("accountApproved", true));
        assertThat(settlements.find(dossier).orElseThrow().balance())
                .as("the deposit and the indemnity")
                .isEqualByComparingTo("-1020.73");
        assertThat(read(dossier, DocumentKind.STATEMENT)).contains("Indemnité", "facture 12", "412,40 €");
    }

    @Test
    void giving_up_a_title_that_is_signed_is_told_in_writing() {
        var dossier = journeys.signed(PLACE);
        outsiders.becomes(dossier, "CODP");
        journeys.act("patrimoine", dossier, "abandon", Map.of());
        assertThat(read(dossier, DocumentKind.ENDING))
                .contains("Le titre signé ne prend pas effet.", "décompte définitif");
        assertThat(journeys.open(dossier)).containsExactly("task_stateAccount");
        assertThatThrownBy(() ->
                        journeys.complete("finances2", dossier, "task_stateAccount", Map.of("depositPaid", 60833)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("ne dépasse pas");
        journeys.complete("finances2", dossier, "task_stateAccount", Map.of("depositPaid", 608.33));
        journeys.untilNothingIsOpen(dossier);
        assertThat(settlements.find(dossier).orElseThrow().returned()).isEqualByComparingTo("608.33");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ABANDONNE);
    }

    @Test
    void a_signed_title_without_a_sum_in_it_leaves_nothing_to_settle_when_it_is_given_up() {
        var dossier = journeys.signed(PLACE);
        outsiders.becomes(dossier, "COMMODAT");
        jdbc.sql("update legal_qualification set fee_year = 0, deposit_months = 0 where dossier = ?")
                .param(dossier.value())
                .update();
        journeys.act("patrimoine", dossier, "abandon", Map.of());
        journeys.journey(dossier).isEnded();
        assertThat(settlements.find(dossier)).isEmpty();
    }

    private void revoke(String login, DossierNumber dossier, String kind) {
        journeys.act(
                login,
                dossier,
                "revoke",
                Map.of("endingKind", kind, "endingReason", "Un groupe scolaire provisoire ouvre ici à la rentrée."));
    }

    private void warn(DossierNumber dossier) {
        journeys.act(
                "juridique",
                dossier,
                "formal-notice",
                Map.of("breach", "Le local sert d'entrepôt, contrairement à l'article 4 du titre."));
    }

    private void withdraw(DossierNumber dossier, String cause) {
        journeys.act("patrimoine", dossier, "withdraw-space", Map.of("withdrawCause", cause));
    }

    private static Map<String, Object> difference(String item, String cause, int cost) {
        return new HashMap<>(Map.of(
                "differenceRoom", "Grande salle",
                "differenceItem", item,
                "differenceCause", cause,
                "differenceCost", cost));
    }

    private LocalDate today() {
        return LocalDate.from(clock.now());
    }

    private void moveTo(LocalDate day) {
        clock.moveTo(day.atTime(9, 0));
    }

    private int mails(String to, String subject) {
        return jdbc.sql("select count(*) from outbox where recipient like :to and subject like :subject")
                .param("to", to)
                .param("subject", "%" + subject)
                .query(Integer.class)
                .single();
    }

    private Document last(DossierNumber dossier, DocumentKind kind) {
        return documents.of(dossier).stream()
                .filter(document -> document.kind() == kind && !document.superseded())
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no " + kind));
    }

    private String stateLabelInList(DossierNumber dossier) {
        return StreamSupport.stream(
                        new Robot("http://localhost:" + port)
                                .get("patrimoine", "/api/dossiers")
                                .json()
                                .get("dossiers")
                                .spliterator(),
                        false)
                .filter(line -> line.get("number").asText().equals(dossier.value()))
                .map(line -> line.get("stateLabel").asText())
                .findFirst()
                .orElseThrow();
    }

    private String read(DossierNumber dossier, DocumentKind kind) {
        try (var content = documents.content(last(dossier, kind).id());
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            var text = new PDFTextStripper();
            text.setSortByPosition(true);
            return text.getText(pdf)
                    .replaceAll("\\s+", " ")
                    .replace('\u00a0', ' ')
                    .replace('\u202f', ' ')
                    .replace('’', '\'');
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String csv(DossierNumber dossier) {
        try (var content =
                documents.content(last(dossier, DocumentKind.RECEIVABLE).id())) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
