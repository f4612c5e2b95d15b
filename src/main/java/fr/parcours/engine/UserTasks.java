package fr.parcours.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The user tasks of the models in service, in their French names. */
@Component
public class UserTasks {
    /**
     * One of them.
     *
     * @param task its id in the model
     * @param groups candidate groups, comma between, and due the deadline: both as the model says them, perhaps an
     *     expression
     */
    public record Named(String process, String task, String name, String groups, String due) {}

    private final RepositoryService repository;
    private final House house;
    private final Map<String, List<Named>> read = new ConcurrentHashMap<>();

    UserTasks(RepositoryService repository, House house) {
        this.repository = repository;
        this.house = house;
    }

    /** Of the latest version of every process. */
    public List<Named> inService() {
        return house.act(() -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .flatMap(process -> read.computeIfAbsent(process.getId(), unread -> of(process)).stream())
                .toList());
    }

    private List<Named> of(ProcessDefinition process) {
        return repository.getBpmnModelInstance(process.getId()).getModelElementsByType(UserTask.class).stream()
                .map(task -> new Named(
                        process.getKey(),
                        task.getId(),
                        task.getName(),
                        String.valueOf(task.getCamundaCandidateGroups()),
                        String.valueOf(task.getCamundaDueDate())))
                .toList();
    }
}
