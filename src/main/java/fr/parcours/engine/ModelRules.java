package fr.parcours.engine;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * What a model may hold. Checked when it is parsed: the application does not start with a model that breaks a rule, and
 * says which element does.
 */
public final class ModelRules extends AbstractBpmnParseListener {
    /** The one process that a person starts; all others are called by it. */
    public static final String ROOT = "occupation-journey";

    private static final Set<String> FORBIDDEN = Set.of("scriptTask", "script", "connector", "sendTask");
    private static final List<String> FORBIDDEN_ATTRIBUTES = List.of("class", "resource", "formKey", "type");
    private static final Pattern OUR_BEAN = Pattern.compile("\\$\\{[a-zA-Z]+}");

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        refuseForbidden(process);
    }

    @Override
    public void parseCallActivity(Element callActivity, ScopeImpl scope, ActivityImpl activity) {
        var passesKey = callActivity.element("extensionElements") != null
                && callActivity.element("extensionElements").elements("in").stream()
                        .anyMatch(in -> in.attribute("businessKey") != null);
        if (!passesKey) {
            throw broken(callActivity, "a call activity passes the business key on");
        }
    }

    @Override
    public void parseServiceTask(Element serviceTask, ScopeImpl scope, ActivityImpl activity) {
        var bean = serviceTask.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "delegateExpression");
        if (bean == null || !OUR_BEAN.matcher(bean).matches()) {
            throw broken(serviceTask, "a service task names one bean of ours");
        }
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        for (var needed : List.of("formRef", "candidateGroups", "dueDate", "followUpDate")) {
            if (userTask.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, needed) == null) {
                throw broken(userTask, "a user task has a " + needed);
            }
        }
    }

    private static void refuseForbidden(Element element) {
        for (var child : element.elements()) {
            if (FORBIDDEN.contains(child.getTagName())) {
                throw broken(child, child.getTagName() + " is not allowed");
            }
            for (var attribute : FORBIDDEN_ATTRIBUTES) {
                if (child.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute) != null) {
                    throw broken(child, "camunda:" + attribute + " is not allowed");
                }
            }
            if (child.attribute("scriptFormat") != null) {
                throw broken(child, "scripts are not allowed");
            }
            refuseForbidden(child);
        }
    }

    private static ProcessEngineException broken(Element element, String rule) {
        return new ProcessEngineException("element %s: %s".formatted(element.attribute("id"), rule));
    }
}
