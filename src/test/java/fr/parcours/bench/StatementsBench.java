package fr.parcours.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.ParcoursTest;
import fr.parcours.TestDatabase;
import fr.parcours.robot.Robot;
import jakarta.servlet.Filter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
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
 */
@ParcoursTest
class StatementsBench {
    private static final double BAR = 0.75;
    private static final int PEER_TASKS = 5;

    @LocalServerPort
    int port;

    @Test
    void per_user_task() throws Exception {
        var robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-001")
                .wish("staffCount", 6);
        walk(robot);
        Count.restart();
        var tasks = walk(robot);
        var writing = (double) Count.WRITING.get() / tasks;
        var reading = (double) Count.READING.get() / tasks;
        var bare = bare();
        var ratio = writing / bare;
        System.out.printf(
                "statements per user task, product ÷ the engine's own settings  %.2f  bar %.2f  %s%n",
                ratio, BAR, ratio <= BAR ? "met" : "MISSED");
        System.out.printf(
                "  (%d tasks: %.0f each to complete, %.0f more to show lists and forms; peer: %.0f each)%n",
                tasks, writing, reading, bare);
        assertThat(ratio).as("statements per user task ÷ peer").isLessThanOrEqualTo(BAR);
    }

    /** From the start to « Occupation close ». @return how many user tasks were completed */
    private static int walk(Robot robot) {
        var dossier = robot.start("agent");
        var tasks = completeAll(robot, dossier);
        var end = LocalDate.parse(robot.dossier(dossier).get("period").get("to").asText());
        robot.moveClock(end.plusDays(1) + "T08:00");
        tasks += completeAll(robot, dossier);
        assertThat(robot.state(dossier)).isEqualTo("CLOS");
        return tasks;
    }

    private static int completeAll(Robot robot, String dossier) {
        var tasks = 0;
        for (var open = robot.open(dossier); !open.isEmpty(); open = robot.open(dossier)) {
            robot.complete(dossier, open.get(0));
            tasks++;
        }
        return tasks;
    }

    /** The peer: history full, no authorizations; two service tasks, a decision, five tasks claimed and completed with five variables. */
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
            var statements = 0L;
            for (var round = 0; round < 2; round++) {
                Count.restart();
                engine.getRuntimeService().startProcessInstanceByKey("bare", Map.of("stepCode", "ACCUSE_RECEPTION"));
                for (var task = 0; task < PEER_TASKS; task++) {
                    var id = engine.getTaskService()
                            .createTaskQuery()
                            .singleResult()
                            .getId();
                    engine.getTaskService().claim(id, "agent");
                    engine.getTaskService()
                            .complete(id, Map.of("a", task, "b", true, "c", "text", "d", 2L, "e", "more"));
                }
                statements = Count.WRITING.get();
            }
            return (double) statements / PEER_TASKS;
        } finally {
            engine.close();
            connection.destroy();
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
        var tasks = decided.condition("known", "${workingDays > 0}").userTask();
        for (var task = 1; task < PEER_TASKS; task++) {
            tasks = tasks.userTask();
        }
        return tasks.serviceTask()
                .camundaExpression("${true}")
                .endEvent()
                .moveToLastGateway()
                .condition("unknown", "${workingDays <= 0}")
                .endEvent()
                .done();
    }

    /** What the database was asked, by requests that only read and by all else. */
    static final class Count implements QueryExecutionListener {
        static final AtomicLong WRITING = new AtomicLong();
        static final AtomicLong READING = new AtomicLong();
        static final ThreadLocal<Boolean> READS = ThreadLocal.withInitial(() -> false);

        static DataSource on(DataSource dataSource) {
            return ProxyDataSourceBuilder.create(dataSource)
                    .listener(new Count())
                    .build();
        }

        static void restart() {
            WRITING.set(0);
            READING.set(0);
        }

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            (READS.get() ? READING : WRITING)
                    .addAndGet(execution.isBatch() ? execution.getBatchSize() : queries.size());
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
                Count.READS.set(((jakarta.servlet.http.HttpServletRequest) request)
                        .getMethod()
                        .equals("GET"));
                try {
                    chain.doFilter(request, response);
                } finally {
                    Count.READS.remove();
                }
            });
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }
}
