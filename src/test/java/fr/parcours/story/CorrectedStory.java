package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.DemoClock;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.engine.form.Forms;
import fr.parcours.engine.form.SendBack;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Slips;
import fr.parcours.register.roundtrip.RoundTrip.Item;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What exactly is asked comes back corrected, with what it was before; and a slip is mended without asking. */
@ParcoursTest
class CorrectedStory {
    @Autowired
    TaskService tasks;

    @Autowired
    Journeys journeys;

    @Autowired
    Forms forms;

    @Autowired
    SendBack sendBack;

    @Autowired
    RoundTrips roundTrips;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Changes changes;

    @Autowired
    Slips slips;

    @Autowired
    List<DossierAction> actions;

    @Autowired
    CurrentUser currentUser;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    DemoClock clock;

    @Test
    void the_answer_corrects_exactly_what_was_asked_and_says_what_it_was() {
        var dossier = journeys.held("EV-101");
        ask(dossier, Map.of("askedFacts", List.of("EFFECTIF", "OBJET"), "askedPapers", List.of("REQUEST_ATTACHMENT")));

        var form = journeys.as("agent", () -> journeys.formOf(dossier, "task_correctFacts"));
        assertThat(form.data())
                .containsEntry("staffBefore", "6 agents")
                .containsEntry("staffCount", 6)
                .doesNotContainKeys("periodBefore", "requestedEnd", "publicBefore");
        assertThat(form.data().get("askedText"))
                .asString()
                .contains("L'effectif", "L'objet du projet", "Pièce jointe à la demande", "au plus tard le");

        journeys.complete("agent", dossier, "task_correctFacts", Map.of("staffCount", 8));

        assertThat(dossiers.get(dossier).request().staffCount()).isEqualTo(8);
        assertThat(changes.of(dossier)).extracting("changed").containsExactly("EFFECTIF");
        var trip = roundTrips.of(dossier).get(0);
        assertThat(trip.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(roundTrips.items(trip))
                .filteredOn(Item::isCorrected)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.before()).isEqualTo("6 agents");
                    assertThat(item.after()).isEqualTo("8 agents");
                });
        var ended = ended(dossier);
        assertThat(ended.outcomeLabel()).isEqualTo("Corrigé");
        assertThat(ended.corrections()).singleElement().satisfies(correction -> {
            assertThat(correction.fields()).containsExactly("staffCount");
            assertThat(correction.after()).isEqualTo("8 agents");
        });
        assertThat(mails("est arrivée")).contains("6 agents → 8 agents");
        journeys.complete("patrimoine", dossier, "task_planVisit");
    }

    @Test
    void what_was_not_asked_is_not_changed_on_the_way() {
        var dossier = journeys.held("EV-101");
        ask(dossier, Map.of("askedFacts", List.of("EFFECTIF")));
        assertThatThrownBy(() -> journeys.as("agent", () -> {
                    var id = journeys.task(dossier, "task_correctFacts").getId();
                    var answer = new HashMap<>(journeys.answer(forms.task(id), Map.of()));
                    answer.put("purpose", "Tout autre chose, que personne n'a demandé");
                    tasks.complete(id, answer);
                    return id;
                }))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("n'est pas demandé");
    }

    @Test
    void a_correction_passes_the_same_rules_as_any_change() {
        var dossier = journeys.held("EV-101");
        ask(dossier, Map.of("askedFacts", List.of("EFFECTIF")));
        assertThatThrownBy(() -> journeys.complete("agent", dossier, "task_correctFacts", Map.of("staffCount", 4000)))
                .isInstanceOf(BadInput.class);
        assertThat(dossiers.get(dossier).request().staffCount()).isEqualTo(6);
        assertThat(journeys.open(dossier)).contains("task_correctFacts");
    }

    @Test
    void several_facts_of_one_answer_have_their_checks_run_again_and_the_days_move() {
        var dossier = journeys.visited("EV-101");
        journeys.until(dossier, "task_agreeInPrinciple");
        var end = dossiers.get(dossier).request().requestedEnd().minusDays(10);
        journeys.ask(
                "patrimoine",
                dossier,
                "task_agreeInPrinciple",
                asking(Map.of("askedFacts", List.of("PERIODE", "EFFECTIF"))));

        journeys.complete(
                "agent", dossier, "task_correctFacts", Map.of("staffCount", 7, "requestedEnd", end.toString()));

        assertThat(dossiers.get(dossier).request().requestedEnd()).isEqualTo(end);
        assertThat(changes.of(dossier)).extracting("changed").containsExactlyInAnyOrder("PERIODE", "EFFECTIF");
        assertThat(journeys.open(dossier)).contains("task_giveLegalOpinion");
    }

    @Test
    void who_asks_sets_the_day_within_limits_and_the_mail_says_first_what_to_change() {
        var dossier = journeys.held("EV-101");
        var today = LocalDate.from(clock.now());
        assertThatThrownBy(
                        () -> ask(dossier, Map.of("answerBy", today.plusDays(1).toString())))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(
                        () -> ask(dossier, Map.of("answerBy", today.plusDays(60).toString())))
                .isInstanceOf(BadInput.class);

        ask(dossier, Map.of("answerBy", today.plusDays(5).toString(), "askedFacts", List.of("PERIODE")));
        assertThat(mails("à compléter")).containsSubsequence("La période", "Précisez", "au plus tard le");

        clock.moveTo(clock.now().plusDays(6));
        assertThat(roundTrips.of(dossier)).extracting("outcome").containsExactly(Outcome.EXPIRED);
        journeys.complete("patrimoine", dossier, "task_planVisit");
    }

    @Test
    void a_longer_day_is_waited_for() {
        var dossier = journeys.agreed("EV-101");
        journeys.ask(
                "juridique",
                dossier,
                "task_draftNote",
                asking(Map.of(
                        "answerBy", LocalDate.from(clock.now()).plusDays(25).toString())));
        clock.moveTo(clock.now().plusDays(20));
        assertThat(roundTrips.of(dossier)).extracting("outcome").containsOnlyNulls();
        journeys.complete("agent", dossier, "task_answerRequest");
    }

    @Test
    void a_withdrawn_question_shows_as_such() {
        var dossier = journeys.held("EV-101");
        ask(dossier, Map.of("askedFacts", List.of("EFFECTIF")));
        journeys.as(
                "patrimoine",
                () -> sendBack.withdraw(journeys.task(dossier, "task_planVisit").getId()));
        assertThat(ended(dossier).outcomeLabel()).isEqualTo("Annulée");
        assertThat(journeys.open(dossier)).containsExactly("task_planVisit");
    }

    @Test
    void a_clerk_mends_a_slip_himself_and_the_requester_is_told() {
        var dossier = journeys.held("EV-101");
        var words = "Permanence d'accueil provisoire pendant les travaux";
        var mended = Map.of("purpose", words, "slipReason", "mot remplacé");

        journeys.act("patrimoine", dossier, "mend-slip", mended);

        assertThat(dossiers.get(dossier).request().purpose()).isEqualTo(words);
        assertThat(slips.of(dossier)).singleElement().satisfies(slip -> {
            assertThat(slip.before()).endsWith("des travaux");
            assertThat(slip.after()).isEqualTo(words);
            assertThat(slip.by()).isEqualTo("patrimoine");
        });
        assertThat(roundTrips.of(dossier)).as("nobody was asked").isEmpty();
        assertThat(changes.of(dossier)).as("no check runs again").isEmpty();
        assertThat(mails("coquille")).contains("mot remplacé", "des travaux", "les travaux");
        assertThatThrownBy(() -> journeys.act("patrimoine", dossier, "mend-slip", mended))
                .as("nothing changes")
                .isInstanceOf(BadInput.class);
    }

    @Test
    void what_describes_the_project_is_mended_too_but_not_once_a_superior_has_said_yes_to_it() {
        var wrong = Map.of("scenario", "STOCKAGE", "slipReason", "scénario coché par erreur");
        var dossier = journeys.externalAt("EV-101", "ASSOCIATION_IG");
        journeys.act("patrimoine", dossier, "mend-slip", wrong);

        assertThat(dossiers.get(dossier).request().scenario()).isEqualTo("STOCKAGE");
        assertThat(slips.of(dossier)).singleElement().satisfies(slip -> {
            assertThat(slip.label()).isEqualTo("Le scénario d'occupation");
            assertThat(slip.after()).isEqualTo("stockage");
        });
        assertThat(mails("coquille")).contains("Le scénario d'occupation", "scénario coché par erreur");
        assertThat(changes.of(dossier)).as("no check runs again").isEmpty();

        var validated = journeys.held("EV-102");
        assertThatThrownBy(() -> journeys.act("patrimoine", validated, "mend-slip", wrong))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void one_slip_after_the_other_does_not_rewrite_the_project_and_the_superior_is_told_of_each() {
        var dossier = journeys.held("EV-101");
        var words = dossiers.get(dossier).request().purpose();
        journeys.act("patrimoine", dossier, "mend-slip", mended("Permanence d'accueil provisoire pendant les travaux"));
        journeys.act(
                "patrimoine", dossier, "mend-slip", mended("Permanence d'accueil provisoires pendant les travaux"));

        assertThat(mails("coquille est corrigée dans la demande validée")).contains(words, "faute de frappe");
        assertThatThrownBy(() -> journeys.act(
                        "patrimoine",
                        dossier,
                        "mend-slip",
                        mended("Grande salle d'accueil provisoires pendant les travaux")))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> journeys.act(
                        "patrimoine",
                        dossier,
                        "mend-slip",
                        mended("Présence d'accueil provisoires pendant les travaux")))
                .as("five letters, two are mended already")
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("plus qu'une coquille");
        assertThat(slips.of(dossier)).hasSize(2);
    }

    private static Map<String, Object> mended(String purpose) {
        return Map.of("purpose", purpose, "slipReason", "faute de frappe");
    }

    @Test
    void who_mends_nothing_is_told_what_he_may_mend() {
        var dossier = journeys.held("EV-101");
        assertThatThrownBy(
                        () -> journeys.act("patrimoine", dossier, "mend-slip", Map.of("slipReason", "faute de frappe")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Ni l'objet ni le scénario");
    }

    @Test
    void what_is_more_than_a_slip_is_for_the_requester_to_say() {
        var dossier = journeys.held("EV-101");
        assertThatThrownBy(() -> journeys.act(
                        "patrimoine",
                        dossier,
                        "mend-slip",
                        Map.of("purpose", "Une discothèque ouverte toute la nuit", "slipReason", "faute")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("plus qu'une coquille");
        assertThat(slips.of(dossier)).isEmpty();
    }

    @Test
    void a_slip_is_mended_from_a_task_before_the_signature_and_never_in_ones_own_request() {
        var dossier = journeys.held("EV-101");
        assertThat(isOffered("patrimoine", dossier)).isTrue();
        assertThat(isOffered("juridique", dossier)).as("has no task yet").isFalse();
        assertThat(isOffered("agent", dossier)).isFalse();
        jdbc.sql("update dossier_act set login = 'patrimoine' where dossier = :dossier and act = 'REQUEST'")
                .param("dossier", dossier.value())
                .update();
        assertThatThrownBy(() -> journeys.act(
                        "patrimoine",
                        dossier,
                        "mend-slip",
                        Map.of("purpose", "Tout un autre objet de projet", "slipReason", "faute")))
                .isInstanceOf(Forbidden.class);

        var signed = journeys.signed("EV-102");
        assertThat(isOffered("patrimoine", signed)).isFalse();
        assertThatThrownBy(() -> journeys.act(
                        "patrimoine",
                        signed,
                        "mend-slip",
                        Map.of("purpose", "Tout un autre objet de projet", "slipReason", "faute")))
                .isInstanceOf(Conflict.class);
    }

    private boolean isOffered(String login, DossierNumber dossier) {
        var action = actions.stream()
                .filter(one -> one.id().equals("mend-slip"))
                .findFirst()
                .orElseThrow();
        return journeys.as(
                login, () -> action.isFor(currentUser.require()) && action.isOpenTo(currentUser.require(), dossier));
    }

    private SendBack.Ended ended(DossierNumber dossier) {
        var all = sendBack.history(journeys.task(dossier, "task_planVisit").getId())
                .ended();
        return all.get(all.size() - 1);
    }

    private void ask(DossierNumber dossier, Map<String, ?> wishes) {
        journeys.ask("patrimoine", dossier, "task_planVisit", asking(wishes));
    }

    private static Map<String, Object> asking(Map<String, ?> wishes) {
        var all = new HashMap<String, Object>(Map.of(
                "askedRole", "grp-porteur",
                "cause", "INFORMATION_ERRONEE",
                "question", "Précisez ce que vous demandez."));
        all.putAll(wishes);
        return all;
    }

    /** Bodies of the mails whose subject says this. */
    private String mails(String subject) {
        return String.join(
                "\n",
                jdbc.sql("select body from outbox where subject like :subject")
                        .param("subject", "%" + subject + "%")
                        .query(String.class)
                        .list());
    }
}
