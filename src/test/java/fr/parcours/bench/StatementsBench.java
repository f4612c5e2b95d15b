package fr.parcours.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.parcours.ParcoursTest;
import fr.parcours.TestDatabase;
import fr.parcours.robot.Robot;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How many statements a user task costs the database: a whole journey over HTTP, against the engine's own settings
 * (performance.md, section 7). {@code bin/bench} runs it, {@code bin/test} does not.
 *
 * <p>Both sides are asked alike: somebody is signed in, each task has a candidate group, is taken and then completed by
 * one who may. A row of a batch is a statement, as in performance.md. Counted apart: what only reads (lists, forms) and
 * what no request waits for (mails on their way). What watches the tests is off. The peer is the journey that the bar
 * was set for; ours is heavier by six processes, three tables with thirty inputs, two timers, and the letters.
 */
@ParcoursTest(properties = "parcours.test.coverage=false")
class StatementsBench {
    private static final double BAR = 0.75;
    private static final int PEER_TASKS = 5;

    private final Map<String, String> whoDoes = new HashMap<>();

    @LocalServerPort
    int port;

    @Test
    void per_user_task() throws Exception {
        var robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-001")
                .wish("staffCount", 6);
        walk(robot);
        Count.restart();
        var tasks = (double) walk(robot);
        var doing = Count.DOING.get() / tasks;
        var reading = Count.READING.get() / tasks;
        var behind = Count.BEHIND.get() / tasks;
        var bare = bare();
        var ratio = doing / bare;
        System.out.printf(
                "statements per user task, product ÷ the engine's own settings  %.2f  bar %.2f  %s%n",
                ratio, BAR, ratio <= BAR ? "met" : "MISSED");
        System.out.printf(
                "  (%.0f tasks: %.1f each to take and complete, %.1f more to show lists and forms, %.1f behind; peer: %.1f each)%n",
                tasks, doing, reading, behind, bare);
        assertThat(ratio).as("statements per user task ÷ peer").isLessThanOrEqualTo(BAR);
    }

    /** From the start to « Occupation close ». @return how many user tasks were completed */
    private int walk(Robot robot) {
        var dossier = robot.start("agent");
        var tasks = completeAll(robot, dossier);
        var end = LocalDate.parse(robot.dossier(dossier).get("period").get("to").asText());
        robot.moveClock(end.plusDays(1) + "T08:00");
        tasks += completeAll(robot, dossier);
        assertThat(robot.state(dossier)).isEqualTo("CLOS");
        return tasks;
    }

    private int completeAll(Robot robot, String dossier) {
        var tasks = 0;
        for (var open = robot.open(dossier); !open.isEmpty(); open = robot.open(dossier)) {
            complete(robot, dossier, open.get(0));
            tasks++;
        }
        return tasks;
    }

    /** The robot finds out by trying whose task it is; from the second journey on, that one takes it and completes it. */
    private void complete(Robot robot, String dossier, String taskKey) {
        var person = whoDoes.get(taskKey);
        if (person == null) {
            whoDoes.put(taskKey, robot.complete(dossier, taskKey));
            return;
        }
        var id = robot.taskId(dossier, taskKey);
        var claim = JsonNodeFactory.instance.objectNode().put("userId", person);
        assertThat(robot.post(person, "/engine-rest/task/%s/claim".formatted(id), claim)
                        .status())
                .isEqualTo(204);
        assertThat(robot.completeAs(person, id).status()).isIn(200, 204);
    }

    /**
     * The peer: history full, no authorizations; two service tasks, a decision, five tasks claimed and completed with
     * five variables each: without registers, the facts of a form are variables.
     */
    private static double bare() throws Exception {
        var address = TestDatabase.empty();
        var connection = new SingleConnectionDataSource(
                new DriverManagerDataSource(address.url(), address.user(), "").getConnection(), true);
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setDataSource(Count.on(connection));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setJobExecutorActivate(false);
        var engine = configuration.buildProcessEngine();
        try {
            engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance("bare.bpmn", peer())
                    .addClasspathResource("processes/journey/sla.dmn")
                    .deploy();
            engine.getIdentityService().setAuthenticatedUserId("agent");
            walk(engine);
            Count.restart();
            walk(engine);
            return Count.DOING.get() / (double) PEER_TASKS;
        } finally {
            engine.close();
            connection.destroy();
        }
    }

    private static void walk(ProcessEngine engine) {
        var tasks = engine.getTaskService();
        Count.into(
                Count.DOING,
                () -> engine.getRuntimeService()
                        .startProcessInstanceByKey("bare", Map.of("stepCode", "ACCUSE_RECEPTION")));
        for (var task = 1; task <= PEER_TASKS; task++) {
            var id = tasks.createTaskQuery().singleResult().getId();
            var facts = Map.<String, Object>of(
                    "text" + task,
                    "some",
                    "more" + task,
                    "text",
                    "flag" + task,
                    true,
                    "count" + task,
                    task,
                    "sum" + task,
                    2L);
            Count.into(Count.DOING, () -> {
                tasks.claim(id, "agent");
                tasks.complete(id, facts);
            });
        }
    }

    private static BpmnModelInstance peer() {
        var decided = Bpmn.createExecutableProcess("bare")
                .camundaHistoryTimeToLive(180)
                .startEvent()
                .serviceTask()
                .camundaExpression("${true}")
                .businessRuleTask()
                .camundaDecisionRef("sla")
                .camundaMapDecisionResult("singleEntry")
                .camundaResultVariable("workingDays")
                .exclusiveGateway();
        var tasks = decided.condition("known", "${workingDays > 0}").userTask().camundaCandidateGroups("agents");
        for (var task = 1; task < PEER_TASKS; task++) {
            tasks = tasks.userTask().camundaCandidateGroups("agents");
        }
        return tasks.serviceTask()
                .camundaExpression("${true}")
                .endEvent()
                .moveToLastGateway()
                .condition("unknown", "${workingDays <= 0}")
                .endEvent()
                .done();
    }

    /** What the database was asked: by requests that do something, by those that only read, and by nobody who waits. */
    static final class Count implements QueryExecutionListener {
        static final AtomicLong DOING = new AtomicLong();
        static final AtomicLong READING = new AtomicLong();
        static final AtomicLong BEHIND = new AtomicLong();
        private static final ThreadLocal<AtomicLong> NOW = ThreadLocal.withInitial(() -> BEHIND);

        static DataSource on(DataSource dataSource) {
            return ProxyDataSourceBuilder.create(dataSource)
                    .listener(new Count())
                    .build();
        }

        static void restart() {
            List.of(DOING, READING, BEHIND).forEach(count -> count.set(0));
        }

        static <E extends Exception> void into(AtomicLong count, Deed<E> deed) throws E {
            NOW.set(count);
            try {
                deed.run();
            } finally {
                NOW.remove();
            }
        }

        interface Deed<E extends Exception> {
            void run() throws E;
        }

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // TEMP
            NOW.get().addAndGet(execution.isBatch() ? execution.getBatchSize() : queries.size());
        }
    }

    @TestConfiguration
    static class Counted {
        @Bean
        static BeanPostProcessor counted() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource dataSource ? Count.on(dataSource) : bean;
                }
            };
        }

        @Bean
        FilterRegistrationBean<Filter> toldApart() {
            var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                var isReading = ((HttpServletRequest) request).getMethod().equals("GET");
                // TEMP2
                try {
                    Count.into(isReading ? Count.READING : Count.DOING, () -> chain.doFilter(request, response));
                } catch (IOException | ServletException | RuntimeException failed) {
                    throw failed;
                } catch (Exception impossible) {
                    throw new ServletException(impossible);
                }
            });
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }
}
