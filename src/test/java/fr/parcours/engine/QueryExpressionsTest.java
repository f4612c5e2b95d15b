package fr.parcours.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.parcours.ParcoursTest;
import fr.parcours.story.Journeys;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The published hole CVE-2026-109432: an expression in a query runs nothing, whichever way it comes in. */
@ParcoursTest
class QueryExpressionsTest {
    private static final String TOUCHES_A_PROPERTY = "${''.getClass().forName('java.lang.System')"
            + ".getMethod('setProperty', ''.getClass(), ''.getClass()).invoke(null, 'parcours.broken.into', 'yes')}";

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    Journeys journeys;

    @ParameterizedTest
    @ValueSource(strings = {"${1 + 1}", "#{1 + 1}", "agent${''}", "${deadlines}", TOUCHES_A_PROPERTY})
    void an_expression_in_a_query_is_refused_unevaluated(String expression) {
        for (var query : queries(expression)) {
            assertRefused(query::list);
        }
        assertThat(System.getProperty("parcours.broken.into")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${1 + 1}", TOUCHES_A_PROPERTY})
    void a_stored_filter_and_what_extends_it_are_no_other_way_in(String expression) {
        var filter =
                filters.newTaskFilter("piégé").setQuery(tasks.createTaskQuery().taskAssigneeExpression(expression));
        filters.saveFilter(filter);
        var plain = filters.saveFilter(
                filters.newTaskFilter("sage").setQuery(tasks.createTaskQuery().active()));
        try {
            assertRefused(() -> filters.list(filter.getId()));
            assertRefused(() -> filters.list(
                    plain.getId(),
                    tasks.createTaskQuery()
                            .or()
                            .taskAssigneeExpression(expression)
                            .endOr()));
        } finally {
            filters.deleteFilter(filter.getId());
            filters.deleteFilter(plain.getId());
        }
        assertThat(System.getProperty("parcours.broken.into")).isNull();
    }

    @Test
    void my_tasks_are_still_found_by_who_is_signed_in() {
        var mine = filters.saveFilter(filters.newTaskFilter("les miennes")
                .setQuery(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}")));
        try {
            journeys.request("EV-001");
            journeys.as("hierarchie", () -> {
                var task = tasks.createTaskQuery().singleResult().getId();
                assertThat(filters.count(mine.getId())).isZero();
                tasks.claim(task, "hierarchie");
                assertThat(filters.count(mine.getId())).isOne();
                return task;
            });
        } finally {
            filters.deleteFilter(mine.getId());
        }
    }

    /** By the engine's own check or by ours, which it wraps. */
    private static void assertRefused(ThrowingCallable question) {
        assertThat(ExceptionUtils.getThrowableList(catchThrowable(question)))
                .hasAtLeastOneElementOfType(BadUserRequestException.class);
    }

    private Iterable<TaskQuery> queries(String expression) {
        return Stream.of(
                        tasks.createTaskQuery().taskAssigneeExpression(expression),
                        tasks.createTaskQuery()
                                .or()
                                .taskAssigneeExpression(expression)
                                .endOr(),
                        tasks.createTaskQuery()
                                .or()
                                .taskOwnerExpression(expression)
                                .endOr(),
                        tasks.createTaskQuery().taskCandidateGroupInExpression(expression),
                        tasks.createTaskQuery().processInstanceBusinessKeyExpression(expression),
                        tasks.createTaskQuery().dueBeforeExpression(expression))
                .toList();
    }
}
