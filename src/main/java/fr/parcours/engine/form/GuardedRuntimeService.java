package fr.parcours.engine.form;

import fr.parcours.BadInput;
import fr.parcours.Forbidden;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The runtime service that every client gets: a journey starts by its form and from its beginning, or not at all. */
public class GuardedRuntimeService extends RuntimeServiceImpl {
    private final ObjectProvider<Forms> forms;
    private final ObjectProvider<RepositoryService> repository;

    public GuardedRuntimeService(ObjectProvider<Forms> forms, ObjectProvider<RepositoryService> repository) {
        this.forms = forms;
        this.repository = repository;
    }

    @Override
    public ProcessInstantiationBuilder createProcessInstanceById(String processDefinitionId) {
        return new GuardedStart(commandExecutor, processDefinitionId, null);
    }

    @Override
    public ProcessInstantiationBuilder createProcessInstanceByKey(String processDefinitionKey) {
        return new GuardedStart(commandExecutor, null, processDefinitionKey);
    }

    @Override
    public ProcessInstance startProcessInstanceByMessage(
            String messageName, @Nullable String businessKey, @Nullable Map<String, Object> variables) {
        throw new Forbidden("Un parcours ne se démarre que par son formulaire.");
    }

    @Override
    public ProcessInstance startProcessInstanceByMessage(String messageName) {
        return startProcessInstanceByMessage(messageName, null, null);
    }

    @Override
    public ProcessInstance startProcessInstanceByMessage(String messageName, String businessKey) {
        return startProcessInstanceByMessage(messageName, businessKey, null);
    }

    @Override
    public ProcessInstance startProcessInstanceByMessage(String messageName, Map<String, Object> variables) {
        return startProcessInstanceByMessage(messageName, null, variables);
    }

    private final class GuardedStart extends ProcessInstantiationBuilderImpl {
        GuardedStart(CommandExecutor executor, @Nullable String definitionId, @Nullable String definitionKey) {
            super(executor);
            this.processDefinitionId = definitionId;
            this.processDefinitionKey = definitionKey;
        }

        @Override
        public ProcessInstanceWithVariables executeWithVariablesInReturn(boolean skipListeners, boolean skipMappings) {
            if (!modificationBuilder.getModificationOperations().isEmpty()) {
                throw new BadInput("startInstructions", "Un parcours commence par son début.");
            }
            if (businessKey != null) {
                throw new BadInput("businessKey", "Le numéro de dossier est attribué par le serveur.");
            }
            return commandExecutor.execute(context -> {
                var submitted = new HashMap<>(getVariables()); // a value may be null
                var taken = forms.getObject().takeStart(definition(), submitted);
                getVariables().clear();
                getVariables().putAll(taken.routing());
                businessKey = taken.dossier().value();
                return super.executeWithVariablesInReturn(false, false);
            });
        }

        private ProcessDefinition definition() {
            var query = repository.getObject().createProcessDefinitionQuery();
            var definition = processDefinitionId != null
                    ? query.processDefinitionId(processDefinitionId).singleResult()
                    : query.processDefinitionKey(processDefinitionKey)
                            .latestVersion()
                            .singleResult();
            if (definition == null) {
                throw new Forbidden("Votre rôle ne permet pas de démarrer ce parcours.");
            }
            return definition;
        }
    }
}
