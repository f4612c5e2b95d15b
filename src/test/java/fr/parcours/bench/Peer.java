package fr.parcours.bench;

import fr.parcours.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.dmn.instance.Input;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The engine with the settings that it comes with: history full, no authorizations. It has no registers: the facts of a
 * form are five variables.
 */
final class Peer {
    private static final String GROUP = "agents";

    /** A table that is asked, and what. */
    private record Question(String table, Map<String, Object> inputs) {}

    private final HistoryService history;
    private final RepositoryService repository;

    /** @param history of the product, whose course to follow */
    Peer(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    /** The journey that the bar was set for: two service tasks, a decision, five tasks. @return statements per task */
    static double shortJourney() throws Exception {
        var decided = Bpmn.createExecutableProcess("short")
                .camundaHistoryTimeToLive(180)
                .startEvent()
                .serviceTask()
                .camundaExpression("${true}")
                .businessRuleTask()
                .camundaDecisionRef("sla")
                .camundaMapDecisionResult("singleEntry")
                .camundaResultVariable("workingDays")
                .exclusiveGateway();
        AbstractFlowNodeBuilder<?, ?> course = decided.condition("known", "${workingDays > 0}");
        for (var task = 1; task <= 5; task++) {
            course = course.userTask().camundaCandidateGroups(GROUP);
        }
        var model = course.serviceTask()
                .camundaExpression("${true}")
                .endEvent()
                .moveToLastGateway()
                .condition("unknown", "${workingDays <= 0}")
                .endEvent()
                .done();
        return statements("short", List.of(model), List.of(new Question("sla", Map.of())));
    }

    /**
     * The course of a closed dossier: its processes with their tasks, and their tables asked the same. Without its timers
     * and the event sub-processes that wait beside.
     *
     * @return statements per task
     */
    double sameCourse(String dossier) throws Exception {
        var instances = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(dossier)
                .list();
        var root = instances.stream()
                .filter(instance -> instance.getSuperProcessInstanceId() == null)
                .findFirst()
                .orElseThrow();
        var questions = new ArrayList<Question>();
        var models =
                instances.stream().map(instance -> course(instance, questions)).toList();
        return statements(key(root.getId()), models, questions);
    }

    /** One after another, whatever ran side by side. */
    private BpmnModelInstance course(HistoricProcessInstance instance, List<Question> questions) {
        AbstractFlowNodeBuilder<?, ?> course = Bpmn.createExecutableProcess(key(instance.getId()))
                .camundaHistoryTimeToLive(180)
                .startEvent();
        for (var decision : history.createHistoricDecisionInstanceQuery()
                .processInstanceId(instance.getId())
                .includeInputs()
                .list()) {
            course = course.serviceTask().camundaDelegateExpression("${question%d}".formatted(questions.size()));
            questions.add(question(decision));
        }
        for (var activity : history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list()) {
            course = activity.getCalledProcessInstanceId() == null
                    ? course.userTask().camundaCandidateGroups(GROUP)
                    : course.callActivity().calledElement(key(activity.getCalledProcessInstanceId()));
        }
        return course.endEvent().done();
    }

    private static String key(String instanceId) {
        return "course-" + instanceId;
    }

    private Question question(HistoricDecisionInstance decision) {
        var inputs = new HashMap<String, Object>();
        decision.getInputs().forEach(input -> inputs.put(name(decision, input), input.getValue()));
        return new Question(decision.getDecisionDefinitionKey(), inputs);
    }

    private String name(HistoricDecisionInstance decision, HistoricDecisionInputInstance input) {
        Input clause = repository
                .getDmnModelInstance(decision.getDecisionDefinitionId())
                .getModelElementById(input.getClauseId());
        return clause.getInputExpression().getText().getTextContent().replaceAll("[${}\\s]", "");
    }

    private static double statements(String root, List<BpmnModelInstance> models, List<Question> questions)
            throws Exception {
        var address = TestDatabase.empty();
        var connection = new SingleConnectionDataSource(
                new DriverManagerDataSource(address.url(), address.user(), "").getConnection(), true);
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("peer");
        configuration.setDataSource(Count.on(connection, false));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(asking(questions));
        var engine = configuration.buildProcessEngine();
        try {
            deploy(engine, models, questions);
            engine.getIdentityService().setAuthenticatedUserId("agent");
            walk(engine, root);
            Count.restart();
            var tasks = walk(engine, root);
            return (double) Count.DOING.get() / tasks;
        } finally {
            engine.close();
            connection.destroy();
        }
    }

    private static void deploy(ProcessEngine engine, List<BpmnModelInstance> models, List<Question> questions)
            throws IOException {
        var deployment = engine.getRepositoryService().createDeployment();
        for (var model : models) {
            deployment.addModelInstance(models.indexOf(model) + ".bpmn", model);
        }
        for (var table : questions.stream().map(Question::table).distinct().toList()) {
            try (var files = Files.walk(Path.of("processes"))) {
                var file = files.filter(path -> path.endsWith(table + ".dmn"))
                        .findFirst()
                        .orElseThrow();
                deployment.addString(table + ".dmn", Files.readString(file));
            }
        }
        deployment.deploy();
    }

    /** @return how many tasks were taken and completed */
    private static int walk(ProcessEngine engine, String root) {
        var tasks = engine.getTaskService();
        Count.into(
                Count.DOING,
                () -> engine.getRuntimeService()
                        .startProcessInstanceByKey(root, Map.of("stepCode", "ACCUSE_RECEPTION")));
        var done = 0;
        for (var open = tasks.createTaskQuery().list();
                !open.isEmpty();
                open = tasks.createTaskQuery().list()) {
            var id = open.get(0).getId();
            done++;
            var facts = Map.<String, Object>of(
                    "text" + done,
                    "some",
                    "more" + done,
                    "text",
                    "flag" + done,
                    true,
                    "count" + done,
                    7,
                    "sum" + done,
                    2L);
            Count.into(Count.DOING, () -> {
                tasks.claim(id, "agent");
                tasks.complete(id, facts);
            });
        }
        return done;
    }

    /** One bean per question; the answer is history, no variable. */
    private static Map<Object, Object> asking(List<Question> questions) {
        var beans = new HashMap<Object, Object>();
        questions.forEach(question -> beans.put("question" + beans.size(), (JavaDelegate) execution -> execution
                .getProcessEngineServices()
                .getDecisionService()
                .evaluateDecisionTableByKey(question.table(), question.inputs())));
        return beans;
    }
}
