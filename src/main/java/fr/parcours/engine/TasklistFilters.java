package fr.parcours.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The lists that everyone finds in Tasklist. Made by code only: nobody may create or change a filter. */
@Component
class TasklistFilters implements SmartInitializingSingleton {
    private final FilterService filters;
    private final TaskService tasks;

    TasklistFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        offer(
                "Mes tâches",
                "Ce que j'ai pris en charge",
                1,
                "#2f6f5e",
                all().taskAssigneeExpression("${currentUser()}"));
        offer(
                "À prendre dans mon service",
                "Ce que personne n'a encore pris",
                2,
                "#2b5a8c",
                all().taskCandidateGroupInExpression("${currentUserGroups()}").taskUnassigned());
        offer(
                "En retard",
                "Échéance dépassée, dans mon service",
                3,
                "#a1331f",
                all().taskCandidateGroupInExpression("${currentUserGroups()}")
                        .includeAssignedTasks()
                        .dueBeforeExpression("${now()}"));
    }

    private TaskQuery all() {
        return tasks.createTaskQuery().active().orderByDueDate().asc();
    }

    private void offer(String name, String description, int priority, String color, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() == 0) {
            var filter = filters.newTaskFilter(name).setQuery(query);
            filter.setProperties(Map.of(
                    "description",
                    description,
                    "priority",
                    priority,
                    "color",
                    color,
                    "refresh",
                    true,
                    "showUndefinedVariable",
                    false,
                    "variables",
                    List.of()));
            filters.saveFilter(filter);
        }
    }
}
