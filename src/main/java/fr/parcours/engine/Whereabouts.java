package fr.parcours.engine;

import fr.parcours.DossierNumber;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the processes of a dossier stand in their models. */
@Component
public class Whereabouts {
    /** A node that is under way. @param name French; empty for a node without one */
    public record Place(String process, String node, String name) {}

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final House house;

    Whereabouts(RuntimeService runtime, RepositoryService repository, House house) {
        this.runtime = runtime;
        this.repository = repository;
        this.house = house;
    }

    /** Called processes too; empty once the dossier has ended. */
    public List<Place> of(DossierNumber dossier) {
        return house.act(
                () -> runtime.createExecutionQuery().processInstanceBusinessKey(dossier.value()).list().stream()
                        .map(execution -> place((ExecutionEntity) execution))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    /** From the model that the engine has in memory to run it, rather than a second one to read. */
    private @Nullable Place place(ExecutionEntity execution) {
        @Nullable String node = execution.getActivityId();
        var definition = execution.getProcessDefinitionId();
        @Nullable
        PvmActivity activity = node == null
                ? null
                : ((RepositoryServiceImpl) repository)
                        .getDeployedProcessDefinition(definition)
                        .findActivity(node);
        return activity == null || node.endsWith(BpmnParse.MULTI_INSTANCE_BODY_ID_SUFFIX)
                ? null
                : new Place(
                        definition.substring(0, definition.indexOf(':')),
                        node,
                        Objects.requireNonNullElse((String) activity.getProperty("name"), ""));
    }
}
