package fr.parcours.engine;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the demo's house a past to live through, while nobody else is in it: time goes back, comes forward again and ends
 * in the present. No round of the house is made there. Never in production.
 */
@Component
@ConditionalOnProperty("parcours.demo.enabled")
public class DemoPast {
    private final HouseClock clock;
    private final JdbcClient jdbc;
    private final Rules rules;
    private final RepositoryService repository;
    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;
    private final TransactionTemplate transaction;
    private Duration present = Duration.ZERO;
    private boolean hadExecutor;

    DemoPast(
            HouseClock clock,
            JdbcClient jdbc,
            Rules rules,
            RepositoryService repository,
            ManagementService management,
            ProcessEngine engine,
            TransactionTemplate transaction) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.rules = rules;
        this.repository = repository;
        this.management = management;
        this.transaction = transaction;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** Goes back; what is in service has been so since then. */
    public void begin(Instant first) {
        present = clock.offset();
        hadExecutor = engine.getJobExecutor().isActive();
        engine.getJobExecutor().shutdown();
        transaction.executeWithoutResult(status -> jdbc.sql("update act_re_deployment set deploy_time_ = ?")
                .param(Timestamp.from(first))
                .update());
        rules.holdSince(LocalDate.ofInstant(first, HouseClock.PARIS));
        at(first);
    }

    /** It is this moment now, whatever should have happened until then. */
    public void at(Instant moment) {
        clock.setTo(moment);
    }

    /** On to this moment; what the processes wait for on the way happens in order. */
    public void passTo(Instant moment) {
        var jobs = new DueJobs(management);
        for (var job = jobs.next(moment); job.isPresent(); job = jobs.next(moment)) {
            var due = job.map(DueJobs::due).orElse(moment);
            if (due.isAfter(clock.instant())) {
                at(due);
            }
            jobs.run(job.get());
        }
        at(moment);
    }

    /** Puts the next version of a process and its forms into service: as it was, on the day that it is now. */
    public void releaseAgain(String model) {
        var latest =
                repository
                        .createDeploymentQuery()
                        .deploymentName(model)
                        .deploymentSource(Deployments.RELEASE)
                        .list()
                        .stream()
                        .findFirst()
                        .orElseThrow();
        repository
                .createDeployment()
                .name(model)
                .source(Deployments.RELEASE)
                .addDeploymentResources(latest.getId())
                .deploy();
    }

    /** Back in the present. */
    public void end() {
        clock.set(present);
        if (hadExecutor) {
            engine.getJobExecutor().start();
        }
    }
}
