package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    @Test
    void the_ball_is_with_who_must_answer_not_with_who_asked() {
        var visit = TimelineTest.work("task_planVisit", "site-visit", null);
        var answer = TimelineTest.work("task_answerRequest", "completion-request", null);
        var trip = TimelineTest.asked("task_planVisit", "site-visit");

        assertThat(waiting(List.of(visit, answer), List.of(trip), NOON))
                .singleElement()
                .satisfies(ball -> assertThat(ball.task()).isEqualTo("Faire"))
                .satisfies(ball -> assertThat(ball.taskId()).isEqualTo("id-task_answerRequest"));
    }

    @Test
    void a_task_is_late_once_its_deadline_has_passed() {
        var task = TimelineTest.work("task_setHold", "occupation-journey", null);
        assertThat(waiting(List.of(task), List.of(), NOON)).noneMatch(Waiting::overdue);
        assertThat(waiting(List.of(task), List.of(), NOON.plusSeconds(86_400))).allMatch(Waiting::overdue);
    }

    @Test
    void a_task_of_another_role_is_told_without_its_id() {
        var task = TimelineTest.work("task_setHold", "occupation-journey", null);
        assertThat(Waiting.of(List.of(task), List.of(), Set.of("grp-porteur"), role -> role, NOON))
                .singleElement()
                .satisfies(ball -> assertThat(ball.taskId()).isNull());
    }

    @Test
    void a_task_that_either_of_two_roles_may_do_is_one_ball() {
        var task =
                TimelineTest.work("task_setHold", "occupation-journey", null, Set.of("grp-porteur", "grp-patrimoine"));
        assertThat(Waiting.of(List.of(task), List.of(), Set.of("grp-porteur"), role -> role.substring(4), NOON))
                .singleElement()
                .satisfies(ball -> assertThat(ball.roleLabel()).isEqualTo("patrimoine ou porteur"))
                .satisfies(ball -> assertThat(ball.role()).isEqualTo("grp-porteur"))
                .satisfies(ball -> assertThat(ball.taskId()).isEqualTo("id-task_setHold"));
    }

    private static List<Waiting> waiting(
            List<fr.parcours.register.work.Work> open,
            List<fr.parcours.register.roundtrip.RoundTrip> trips,
            Instant now) {
        return Waiting.of(open, trips, Set.of("grp-patrimoine"), role -> role, now);
    }
}
