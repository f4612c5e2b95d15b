package fr.parcours.desk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.DossierNumber;
import fr.parcours.desk.Timeline.Origin;
import fr.parcours.desk.Timeline.Status;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers.Stage;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One letter a milestone: F fait, E en cours, A en attente d'une réponse, à venir « . », non atteint « - ». */
class TimelineTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private final List<Work> works = new ArrayList<>();
    private final List<RoundTrip> trips = new ArrayList<>();
    private DossierState state = DossierState.DEPOSE;
    private Origin origin = Origin.SERVICE;

    @Test
    void a_new_request_waits_for_its_validation() {
        open("task_validateRequest", "occupation-journey");
        assertThat(line()).isEqualTo("FE...............");
    }

    @Test
    void an_incomplete_request_is_to_be_validated_again() {
        done("task_validateRequest", "occupation-journey");
        open("task_correctRequest", "completion-request");
        state = DossierState.INCOMPLET;
        assertThat(line()).isEqualTo("E................");
    }

    @Test
    void a_visit_stands_after_the_option() {
        done("task_validateRequest", "occupation-journey");
        done("task_setHold", "occupation-journey");
        open("task_planVisit", "site-visit");
        assertThat(line()).isEqualTo("FFFFE............");
        assertThat(timeline().now().step()).isEqualTo("visit");
    }

    @Test
    void a_question_stands_where_it_was_asked() {
        done("task_setHold", "occupation-journey");
        open("task_planVisit", "site-visit");
        open("task_answerRequest", "completion-request");
        trips.add(asked("task_planVisit", "site-visit"));
        assertThat(line()).isEqualTo("FFFFA............");
        assertThat(steps()).isEqualTo("FA.........");
    }

    @Test
    void a_note_drafted_again_while_the_keys_wait_shows_both() {
        done("task_signDga", "agreement");
        open("task_takeEntryInventory", "keys-handover");
        open("task_draftNote", "agreement");
        assertThat(line()).isEqualTo("FFFFFFFFFE....E..");
        assertThat(timeline().now().step()).isEqualTo("agreement");
    }

    @Test
    void steps_that_run_side_by_side_end_in_any_order() {
        done("task_agreeInPrinciple", "occupation-journey");
        open("task_draftNote", "agreement");
        done("task_declareToInsurer", "insurance");
        open("task_prepareUtilities", "utilities");
        assertThat(line()).isEqualTo("FFFFFFFFFE.FE....");
    }

    @Test
    void an_open_space_waits_for_nobody() {
        done("task_acknowledgeKeys", "keys-handover");
        state = DossierState.OUVERT;
        assertThat(line()).isEqualTo("FFFFFFFFFFFFFFFE.");
        assertThat(timeline().now().step()).isEqualTo("occupancy");
    }

    @Test
    void an_occupation_that_was_taken_over_shows_no_step_that_nobody_did() {
        origin = Origin.TAKEN_OVER;
        state = DossierState.OUVERT;
        assertThat(line()).isEqualTo("E.");
        assertThat(timeline().now().step()).isEqualTo("occupancy");

        done("task_draftNote", "agreement"); // its title was amended
        assertThat(line()).isEqualTo("FE.");
    }

    @Test
    void nobody_validates_a_request_from_outside() {
        origin = Origin.OUTSIDE;
        done("task_setHold", "occupation-journey");
        open("task_planVisit", "site-visit");
        assertThat(timeline().milestones())
                .extracting(Timeline.Part::label)
                .startsWith("Demande", "Recevabilité", "Option", "Visite");
        assertThat(line()).isEqualTo("FFFE............");
    }

    @Test
    void the_certificate_of_an_occupant_from_outside_is_his_insurance() {
        origin = Origin.OUTSIDE;
        done("task_agreeInPrinciple", "occupation-journey");
        open("task_draftConvention", "convention");
        open("task_provideCertificate", "certificate");
        assertThat(line()).isEqualTo("FFFFFFFFE.E.....");

        works.remove(works.size() - 1);
        done("task_provideCertificate", "certificate");
        done("task_controlCertificate", "certificate");
        assertThat(line()).isEqualTo("FFFFFFFFE.F.....");
    }

    @Test
    void a_publicity_belongs_to_the_legal_opinion() {
        origin = Origin.OUTSIDE;
        done("task_giveTechnicalOpinion", "technical-review");
        done("task_giveSafetyOpinion", "safety-review");
        done("task_publishNotice", "publicity"); // and nobody has to act until it is over
        state = DossierState.EN_INSTRUCTION;
        assertThat(line()).isEqualTo("FFFFFFE.........");
    }

    @Test
    void an_open_space_stays_open_while_its_cover_or_its_title_is_looked_at_again() {
        origin = Origin.OUTSIDE;
        state = DossierState.OUVERT;
        done("task_acknowledgeKeys", "keys-handover");
        open("task_provideCertificate", "certificate");
        assertThat(line()).isEqualTo("FFFFFFFFFFEFFFE.");

        open("task_draftConvention", "convention");
        assertThat(line()).isEqualTo("FFFFFFFFEFEFFFE.");
        assertThat(steps()).isEqualTo("FFFFFEEFFE.");
    }

    @Test
    void every_task_of_the_models_stands_at_a_milestone_but_questions() throws IOException {
        try (var models = Files.walk(Path.of("processes"))) {
            assertThat(models.filter(file -> file.toString().endsWith(".bpmn"))
                            .map(file -> Bpmn.readModelFromFile(file.toFile()))
                            .flatMap(model -> model.getModelElementsByType(UserTask.class).stream()
                                    .filter(task -> Milestone.of(task.getId(), processOf(model))
                                            .isEmpty())
                                    .map(task -> processOf(model))))
                    .containsOnly("completion-request");
        }
    }

    private static String processOf(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next().getId();
    }

    @Test
    void a_closed_occupation_is_done() {
        done("task_returnKeys", "closing");
        state = DossierState.CLOS;
        assertThat(line()).isEqualTo("FFFFFFFFFFFFFFFFF");
    }

    @Test
    void the_life_of_a_closed_occupation_is_over_since_its_end_began() {
        done("task_returnKeys", "closing");
        var day = START.plusSeconds(86_400);
        var timeline = new Timeline(
                DossierState.CLOS,
                origin,
                works,
                trips,
                List.of(
                        new Stage(DossierState.DEPOSE, START),
                        new Stage(DossierState.OUVERT, day),
                        new Stage(DossierState.EN_FIN, day.plusSeconds(86_400)),
                        new Stage(DossierState.CLOS, day.plusSeconds(172_800))));
        assertThat(timeline.steps())
                .filteredOn(step -> step.id().equals("occupancy"))
                .singleElement()
                .satisfies(life -> {
                    assertThat(life.over()).isEqualTo("Close");
                    assertThat(life.at()).isEqualTo(day.plusSeconds(86_400));
                });
    }

    @Test
    void a_refused_request_stops_where_it_was_decided() {
        done("task_validateRequest", "occupation-journey");
        done("task_redirectRequest", "occupation-journey");
        state = DossierState.REFUSE;
        assertThat(line()).isEqualTo("FFFF-------------");
    }

    @Test
    void keys_of_an_abandoned_dossier_are_still_to_be_given_back() {
        done("task_signDga", "agreement");
        done("task_handOverKeys", "keys-handover");
        open("task_retrieveKeys", "occupation-journey");
        state = DossierState.ABANDONNE;
        assertThat(line()).isEqualTo("FFFFFFFFFFFFFFF-E");
    }

    @Test
    void a_step_is_dated_by_what_ended_it() {
        done("task_validateRequest", "occupation-journey");
        open("task_setHold", "occupation-journey");
        assertThat(timeline().milestones().get(1).at()).isEqualTo(START.plusSeconds(3600));
        assertThat(timeline().milestones().get(3).at()).isEqualTo(START);
        assertThat(timeline().milestones().get(0).at()).isEqualTo(START);
    }

    @Test
    void eleven_steps_hold_the_milestones_and_tell_the_same() {
        open("task_validateRequest", "occupation-journey");
        assertThat(steps()).isEqualTo("E..........");
        assertThat(timeline().steps())
                .extracting(Timeline.Step::id)
                .containsExactly(
                        "request",
                        "visit",
                        "technical",
                        "safety",
                        "legal",
                        "agreement",
                        "insurance",
                        "utilities",
                        "keys",
                        "occupancy",
                        "closing");

        done("task_agreeInPrinciple", "occupation-journey");
        works.remove(0);
        open("task_draftNote", "agreement");
        open("task_prepareUtilities", "utilities");
        assertThat(steps()).isEqualTo("FFFFFE.E...");
    }

    @Test
    void permits_that_may_come_leave_the_opinion_of_safety_done_and_reopen_it_when_they_do() {
        done("task_agreeInPrinciple", "occupation-journey");
        open("task_draftNote", "agreement");
        assertThat(steps()).startsWith("FFFF");
        open("task_recordAnswer", "authorisation");
        assertThat(steps()).startsWith("FFFE");
    }

    @Test
    void a_refused_request_says_where_it_ended() {
        done("task_validateRequest", "occupation-journey");
        state = DossierState.REFUSE;
        assertThat(steps()).isEqualTo("F----------");
    }

    private String steps() {
        return timeline().steps().stream().map(step -> letter(step.status())).collect(joining());
    }

    private String line() {
        return timeline().milestones().stream()
                .map(step -> letter(step.status()))
                .collect(joining());
    }

    private static String letter(Status status) {
        return switch (status) {
            case DONE -> "F";
            case CURRENT -> "E";
            case WAITING -> "A";
            case TO_COME -> ".";
            case NOT_REACHED -> "-";
        };
    }

    private Timeline timeline() {
        return new Timeline(state, origin, works, trips, List.of(new Stage(DossierState.DEPOSE, START)));
    }

    private void open(String taskKey, String process) {
        works.add(work(taskKey, process, null));
    }

    private void done(String taskKey, String process) {
        works.add(work(taskKey, process, START.plusSeconds(3600)));
    }

    static Work work(String taskKey, String process, @Nullable Instant endedAt) {
        return work(taskKey, process, endedAt, Set.of("grp-patrimoine"));
    }

    static Work work(String taskKey, String process, @Nullable Instant endedAt, Set<String> roles) {
        return new Work(
                "id-" + taskKey,
                taskKey,
                "Faire",
                process,
                new DossierNumber("OCC-2026-0001"),
                "service-participation",
                roles,
                START,
                START.plusSeconds(86_400),
                null,
                null,
                endedAt,
                null,
                null);
    }

    static RoundTrip asked(String taskKey, String process) {
        return new RoundTrip(
                "trip",
                new DossierNumber("OCC-2026-0001"),
                process,
                RoundTrip.Kind.PERSON,
                "patrimoine",
                "grp-patrimoine",
                "id-" + taskKey,
                taskKey,
                "grp-porteur",
                RoundTrip.Cause.INFORMATION_INCOMPLETE,
                "Combien de postes ?",
                "instance",
                START,
                START.plusSeconds(86_400),
                null,
                null,
                null,
                null,
                null);
    }
}
