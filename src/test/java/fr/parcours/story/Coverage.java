package fr.parcours.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.community.process_test_coverage.core.model.Collector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.engine.platform7.ElementCoverageParseListener;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Remembers, over the whole run, which elements of which process a story has come by. */
@Component
@ConditionalOnProperty(name = "parcours.test.coverage", matchIfMissing = true)
class Coverage extends AbstractProcessEnginePlugin implements Collector {
    private static final Map<String, Set<String>> VISITED = new ConcurrentHashMap<>();

    static Set<String> visited(String process) {
        return VISITED.getOrDefault(process, Set.of());
    }

    @Override
    public void addEvent(Event event) {
        VISITED.computeIfAbsent(event.getModelKey(), none -> ConcurrentHashMap.newKeySet())
                .add(event.getDefinitionKey());
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var listener = new ElementCoverageParseListener();
        listener.setCoverageState(this);
        var listeners = new ArrayList<BpmnParseListener>(List.of(listener));
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        engine.setCustomPostBPMNParseListeners(listeners);
    }
}
