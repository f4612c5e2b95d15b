package fr.parcours.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.NotFound;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.House;
import fr.parcours.engine.ModelRules;
import fr.parcours.engine.NumberSource;
import fr.parcours.engine.OneCommand;
import fr.parcours.engine.Separation;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.TaskGuard;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The door between forms and registers, the same for Tasklist, REST and Java: shows a form with its data, checks an
 * answer by the same file, hands it to its {@link Receiver} and keeps only what routes the course.
 */
@Component
public class Forms {
    /** A form as a client gets it: the form-js file and the values to show in it. */
    public record View(JsonNode schema, Map<String, Object> data) {
        /** The fields in which the house itself, and nobody who answers, puts the address of a paper. */
        public Set<String> paperKeys() {
            return schema.findParents("properties").stream()
                    .filter(field -> field.path("properties").path("paper").asBoolean())
                    .map(field -> field.path("key").asText())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** What a checked answer leaves behind: the variables that route the course. */
    record Taken(DossierNumber dossier, Map<String, Object> routing) {}

    private static final String SUMMARY = "dossierSummary";

    private final TaskService tasks;
    private final FormService forms;
    private final RepositoryService repository;
    private final HistoryService history;
    private final AuthorizationService authorizations;
    private final House house;
    private final OneCommand command;
    private final TaskGuard guard;
    private final Separation separation;
    private final CurrentUser currentUser;
    private final FormCheck check;
    private final ObjectProvider<NumberSource> numbers;
    private final ObjectProvider<SendBack> sendBack;
    private final Map<String, Receiver> receivers;
    private final Map<String, FormFile> files = new ConcurrentHashMap<>();

    Forms(
            TaskService tasks,
            FormService forms,
            RepositoryService repository,
            HistoryService history,
            AuthorizationService authorizations,
            House house,
            OneCommand command,
            TaskGuard guard,
            Separation separation,
            CurrentUser currentUser,
            FormCheck check,
            ObjectProvider<NumberSource> numbers,
            ObjectProvider<SendBack> sendBack,
            ObjectProvider<Receiver> receivers) {
        this.tasks = tasks;
        this.forms = forms;
        this.repository = repository;
        this.history = history;
        this.authorizations = authorizations;
        this.house = house;
        this.command = command;
        this.guard = guard;
        this.separation = separation;
        this.currentUser = currentUser;
        this.check = check;
        this.numbers = numbers;
        this.sendBack = sendBack;
        this.receivers = receivers.stream().collect(Collectors.toMap(Receiver::form, Function.identity()));
    }

    /** The start form of the journey. @throws Forbidden for who may not start one */
    public View start() {
        return view(startFile(startable()), starting());
    }

    /** Is this a half-filled start form? @throws BadInput a field that it does not ask for · Forbidden as {@link #start} */
    public void requireFieldsOfStart(Map<String, Object> half) {
        check.requireDeclared(startFile(startable()), half);
    }

    /** Is this a half-filled form of a task? @throws BadInput a field that it does not ask for · else as {@link #task} */
    public void requireFieldsOfTask(String taskId, Map<String, Object> half) {
        check.requireDeclared(command.run(() -> file(visible(taskId))), half);
    }

    private ProcessDefinition startable() {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(ModelRules.ROOT)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new Forbidden("Votre rôle ne permet pas de déposer une demande.");
        }
        requireStarter(definition);
        return definition;
    }

    /**
     * The form of an open task that this person may see. Whom the task is not for sees which dossier it is about, and
     * nothing of what the trades say in it; who steers sees more of it, not all (role-matrix.md, rows 47 to 56).
     *
     * @throws NotFound unknown or not his · Conflict already done
     */
    public View task(String taskId) {
        return command.run(() -> {
            var task = visible(taskId);
            var form = file(task);
            var view = view(form, asked(task));
            if (guard.isForReader(task)) {
                return view;
            }
            return guard.isSteering() ? without(form.closedToSteering(), view) : withOnly(form.optionKeys(), view);
        });
    }

    /** Is this open task for the signed-in person? @throws NotFound · Conflict as {@link #task} */
    public boolean isForReader(String taskId) {
        return command.run(() -> guard.isForReader(visible(taskId)));
    }

    /** The form of an action, whether or not it is open now. */
    public View action(DossierNumber dossier, DossierAction action) {
        return view(actionFile(action), dossier, action);
    }

    /** Does an action with a submitted answer. @throws BadInput when the form refuses it */
    public void perform(DossierNumber dossier, DossierAction action, Map<String, Object> submitted) {
        command.run(() -> {
            var asked = asked(dossier);
            var answer = new Answer(asked, check.check(actionFile(action), action.data(asked), submitted));
            separation.check(dossier, action.id(), action.candidateGroups(answer), answer.by());
            action.perform(answer);
            return dossier;
        });
    }

    /** Checks an answer to a form that belongs to no task of a model (sending work back). */
    public Answer check(String form, Asked asked, Map<String, Object> data, Map<String, Object> submitted) {
        return new Answer(asked, check.check(classPathFile(form), data, submitted));
    }

    /** A form that belongs to no task of a model, with the values to show in it. */
    public View view(String form, Map<String, Object> data) {
        return new View(classPathFile(form).schema(), workedOut(data));
    }

    /** Is it an open task that this person may see? */
    public boolean isOpen(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).count() > 0;
    }

    /** An open task that this person may see, with where it stands. */
    public Asked seen(String taskId) {
        return command.run(() -> asked(visible(taskId)));
    }

    /** Takes the answer to a task, inside the transaction that completes it. */
    Taken takeTask(String taskId, Map<String, ?> submitted) {
        var task = visible(taskId);
        guard.requireWorker(task);
        if (guard.isAside(task)) {
            refuseWhileWaiting(taskId);
        }
        return take(file(task), asked(task), submitted);
    }

    /** Takes the answer to the start form: draws the dossier's number, inside the transaction that starts it. */
    Taken takeStart(ProcessDefinition definition, Map<String, ?> submitted) {
        requireStarter(definition);
        var person = currentUser.require();
        var form = startFile(definition);
        var asked = starting();
        var receiver = receiver(form);
        var checked = check.check(form, receiver.data(asked), withoutRequesterService(submitted, person));
        var numbered = new Asked(numbers.getObject().next(), null, null, null, person);
        receiver.receive(new Answer(numbered, checked));
        return new Taken(numbered.dossier(), routing(form, checked));
    }

    private Taken take(FormFile form, Asked asked, Map<String, ?> submitted) {
        var receiver = receiver(form);
        var checked = check.check(form, form.dependsOnData() ? receiver.data(asked) : Map.of(), submitted);
        receiver.receive(new Answer(asked, checked));
        return new Taken(asked.dossier(), routing(form, checked));
    }

    private void refuseWhileWaiting(String taskId) {
        sendBack.stream()
                .flatMap(asking -> asking.waiting(taskId).stream())
                .findAny()
                .ifPresent(waiting -> {
                    throw new Conflict(
                            "Cette tâche attend la réponse à votre demande de complément. Attendez-la ou retirez votre question.");
                });
    }

    static Map<String, Object> routing(FormFile form, Map<String, Object> checked) {
        var routing = new LinkedHashMap<String, Object>();
        checked.forEach((key, value) -> {
            if (form.field(key).orElseThrow().routes()) {
                routing.put(key, value);
            }
        });
        return routing;
    }

    /** Naming one's own service says nothing new and is ignored; naming another's is an attempt (403). */
    private static Map<String, ?> withoutRequesterService(Map<String, ?> submitted, SignedIn person) {
        if (!submitted.containsKey("requesterService")) {
            return submitted;
        }
        if (!String.valueOf(submitted.get("requesterService")).equals(person.home())) {
            throw new Forbidden("Vous ne pouvez déposer une demande que pour votre propre service.");
        }
        var rest = new HashMap<String, Object>(submitted);
        rest.remove("requesterService");
        return rest;
    }

    /** @throws NotFound unknown, or not this person's to see · Conflict already done */
    TaskEntity visible(String taskId) {
        var task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task != null) {
            return own((TaskEntity) task);
        }
        var done = house.act(() -> history.createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .finished()
                .singleResult());
        if (done != null && currentUser.require().tenants().contains(done.getTenantId())) {
            throw new Conflict("Cette tâche est déjà terminée.");
        }
        throw unknown();
    }

    /** Who comes by a link meets the tasks of one dossier. */
    private TaskEntity own(TaskEntity task) {
        if (!currentUser.require().mayMeet(TaskGuard.dossier(task))) {
            throw unknown();
        }
        return task;
    }

    private static NotFound unknown() {
        return new NotFound("Cette tâche n'existe pas ou ne vous est pas ouverte.");
    }

    private void requireStarter(ProcessDefinition definition) {
        var person = currentUser.require();
        var mayStart = definition.getKey().equals(ModelRules.ROOT)
                && authorizations.isUserAuthorized(
                        person.login(),
                        List.copyOf(person.groups()),
                        ProcessDefinitionPermissions.CREATE_INSTANCE,
                        Resources.PROCESS_DEFINITION,
                        definition.getKey());
        if (!mayStart) {
            throw new Forbidden("Votre rôle ne permet pas de démarrer ce parcours.");
        }
    }

    private View view(FormFile form, Asked asked) {
        return shown(form, receiver(form).data(asked));
    }

    private View view(FormFile form, DossierNumber dossier, DossierAction action) {
        return shown(form, action.data(asked(dossier)));
    }

    /** Which dossier it is about and what the form offers to choose from: what was written stays with whom it is for. */
    private static View withOnly(Set<String> optionKeys, View view) {
        var offered = new HashMap<>(view.data());
        offered.keySet().removeIf(key -> !key.equals(SUMMARY) && !optionKeys.contains(key));
        return new View(view.schema(), offered);
    }

    private static View without(Set<String> closed, View view) {
        var open = new HashMap<>(view.data());
        open.keySet().removeAll(closed);
        return new View(view.schema(), open);
    }

    /** A form gets what it shows, and no more of what is known. */
    private static View shown(FormFile form, Map<String, Object> data) {
        var shown = new HashMap<>(data);
        shown.keySet().retainAll(form.shownKeys());
        return new View(form.schema(), workedOut(shown));
    }

    private static Map<String, Object> workedOut(Map<String, Object> data) {
        var values = new HashMap<String, Object>();
        data.forEach((key, value) -> Optional.ofNullable(value instanceof Shown shown ? shown.text() : value)
                .ifPresent(text -> values.put(key, text)));
        return values;
    }

    /** Log lines name its dossier from here on. */
    private Asked asked(TaskEntity task) {
        var dossier = TaskGuard.dossier(task);
        MDC.put(DossierNumber.IN_LOG, dossier.value());
        return new Asked(
                dossier, task.getId(), task.getTaskDefinitionKey(), task.getProcessInstanceId(), currentUser.require());
    }

    private Asked asked(DossierNumber dossier) {
        return new Asked(dossier, null, null, null, currentUser.require());
    }

    private Asked starting() {
        return new Asked(null, null, null, null, currentUser.require());
    }

    private Receiver receiver(FormFile form) {
        return receivers.getOrDefault(form.id(), new RoutesOnly(form.id()));
    }

    private FormFile file(TaskEntity task) {
        return files.computeIfAbsent(
                task.getProcessDefinitionId() + "#" + task.getTaskDefinitionKey(),
                unread -> FormFile.read(house.act(() -> forms.getDeployedTaskForm(task.getId()))));
    }

    private FormFile startFile(ProcessDefinition definition) {
        return files.computeIfAbsent(
                definition.getId(),
                unread -> FormFile.read(house.act(() -> forms.getDeployedStartForm(definition.getId()))));
    }

    private FormFile actionFile(DossierAction action) {
        return classPathFile(action.form());
    }

    private FormFile classPathFile(String id) {
        return files.computeIfAbsent(id, unread -> FormFiles.onClassPath().get(id));
    }

    /** A form all of whose fields are routing variables needs nobody to receive it. */
    private record RoutesOnly(String form) implements Receiver {
        @Override
        public void receive(Answer answer) {
            // the routing variables say all
        }
    }
}
