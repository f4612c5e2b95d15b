package fr.parcours.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Forms;
import fr.parcours.engine.form.SendBack;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** People who sign in by their role and answer the forms that they find: what nobody tells them the form suggests. */
@Component
@ConditionalOnProperty("parcours.demo.enabled")
public class People {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final IdentityService identity;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Forms forms;
    private final SendBack sendBack;
    private final Clock clock;

    People(
            IdentityService identity,
            RuntimeService runtime,
            TaskService tasks,
            Forms forms,
            SendBack sendBack,
            Clock clock) {
        this.identity = identity;
        this.runtime = runtime;
        this.tasks = tasks;
        this.forms = forms;
        this.sendBack = sendBack;
        this.clock = clock;
    }

    /** Does something signed in as this account. */
    public <T> T as(String login, Supplier<T> deed) {
        identity.clearAuthentication();
        var groups = identity.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .toList();
        var tenants = identity.createTenantQuery().userMember(login).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .toList();
        identity.setAuthentication(login, groups, tenants);
        try {
            return deed.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Who does this task when all goes well. */
    public String login(Task task) {
        var groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return GoodRoad.login(task.getTaskDefinitionKey(), groups, task.getTenantId());
    }

    /** The values that a form would send, made up but for the wishes. */
    public Map<String, Object> answer(Forms.View form, Map<String, ?> wishes) {
        var asked = JSON.createObjectNode();
        asked.set("schema", form.schema());
        asked.set("data", JSON.valueToTree(form.data()));
        return new Answers(LocalDate.now(clock)).wishes(wishes).to(asked);
    }

    /** Asks for a space. @return the number of the dossier */
    public DossierNumber request(String login, Map<String, ?> wishes) {
        return as(
                login,
                () -> new DossierNumber(
                        runtime.startProcessInstanceByKey("occupation-journey", answer(forms.start(), wishes))
                                .getBusinessKey()));
    }

    void take(Task task) {
        var login = login(task);
        as(login, () -> {
            tasks.claim(task.getId(), login);
            return login;
        });
    }

    /** On the good road. */
    void complete(Task task) {
        as(login(task), () -> {
            tasks.complete(
                    task.getId(), answer(forms.task(task.getId()), GoodRoad.answers(task.getTaskDefinitionKey())));
            return task;
        });
    }

    void ask(Task task, String role, Deed.Question question) {
        as(
                login(task),
                () -> sendBack.ask(
                        task.getId(),
                        Map.of(
                                "askedRole", role,
                                "cause", question.cause().name(),
                                "question", question.text())));
    }

    /** Does it wait for an answer? */
    boolean isWaiting(Task task) {
        return sendBack.waiting(task.getId()).isPresent();
    }
}
