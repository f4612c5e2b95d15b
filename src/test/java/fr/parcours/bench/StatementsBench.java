package fr.parcours.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.parcours.ParcoursTest;
import fr.parcours.robot.Robot;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * How many statements a user task costs the database: a whole journey over HTTP, against the engine's own settings
 * (performance.md, section 7). {@code bin/bench} runs it, {@code bin/test} does not.
 *
 * <p>All sides are asked alike: somebody is signed in, each task has a candidate group, is taken and then completed by
 * one who may. On PostgreSQL, each with its settings: ours lets the driver send the rows of a batch as few inserts, the
 * engine's own sends one for each row. Counted apart: what only reads (lists, forms) and what no request waits for (mails
 * on their way, timers). What watches the tests is off.
 *
 * <p>The bar was set for a short journey, which the first peer walks: five tasks, one process, one table. The second
 * walks the course of ours, with its called processes and its tables: so one sees what our wiring costs or saves, and
 * what is the journey itself.
 */
@EnabledIfSystemProperty(named = "parcours.test.database", matches = "postgresql")
@ParcoursTest(
        properties = {
            "parcours.test.coverage=false",
            "spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true" // as application-prod.yaml
        })
class StatementsBench {
    private static final double BAR = 0.75;

    private final Map<String, String> whoDoes = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @Test
    void per_user_task() throws Exception {
        var robot = new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-001")
                .wish("staffCount", 6);
        walk(robot);
        Count.restart();
        var dossier = walk(robot);
        var tasks = history.createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(dossier)
                .count();
        var doing = (double) Count.DOING.get() / tasks;
        System.out.printf(
                "%d tasks: %.1f statements each to take and complete, %.1f more to show lists and forms, %.1f behind%n",
                tasks, doing, (double) Count.READING.get() / tasks, (double) Count.BEHIND.get() / tasks);
        var sameCourse = new Peer(history, repository).sameCourse(dossier);
        System.out.printf(
                "statements per user task, product ÷ the engine's own settings on the same course  %.2f%n",
                doing / sameCourse);
        var ratio = doing / Peer.shortJourney();
        System.out.printf(
                "statements per user task, product ÷ the engine's own settings  %.2f  bar %.2f  %s%n",
                ratio, BAR, ratio <= BAR ? "met" : "MISSED");
        assertThat(ratio).as("statements per user task ÷ peer").isLessThanOrEqualTo(BAR);
    }

    /** From the start to « Occupation close ». @return the dossier's number */
    private String walk(Robot robot) {
        var dossier = robot.start("agent");
        completeAll(robot, dossier);
        var end = LocalDate.parse(robot.dossier(dossier).get("period").get("to").asText());
        robot.moveClock(end.plusDays(1) + "T08:00");
        completeAll(robot, dossier);
        assertThat(robot.state(dossier)).isEqualTo("CLOS");
        return dossier;
    }

    private void completeAll(Robot robot, String dossier) {
        for (var open = robot.open(dossier); !open.isEmpty(); open = robot.open(dossier)) {
            complete(robot, dossier, open.get(0));
        }
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

    @TestConfiguration
    static class Counted {
        @Bean
        static BeanPostProcessor counted() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource dataSource ? Count.on(dataSource, true) : bean;
                }
            };
        }

        private static AtomicLong counted(HttpServletRequest request) {
            if (request.getRequestURI().startsWith("/api/demo/")) {
                return Count.BEHIND; // where nobody moves the clock, its timers and rounds run by themselves
            }
            return request.getMethod().equals("GET") ? Count.READING : Count.DOING;
        }

        @Bean
        FilterRegistrationBean<Filter> toldApart() {
            var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                try {
                    Count.into(counted((HttpServletRequest) request), () -> chain.doFilter(request, response));
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
