package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.DossierNumber;
import fr.parcours.demo.GoodRoad;
import fr.parcours.demo.People;
import fr.parcours.engine.TestClock;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.engine.form.Forms;
import fr.parcours.engine.form.SendBack;
import fr.parcours.register.dossier.Dossiers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.springframework.stereotype.Component;

/**
 * Tells the journey in Java: people sign in by their role and answer the forms that they find, as Tasklist would for
 * them. What a story does not say is made up from the form's own rules.
 */
@Component
public class Journeys {
    /** Where an occupant from outside reads his letters. */
    public static final String EXTERNAL_MAIL = "contact@exemple.invalid";

    private final Map<DossierNumber, ProcessInstance> started = new ConcurrentHashMap<>();
    private final ProcessEngine engine;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final People people;
    private final Forms forms;
    private final SendBack sendBack;
    private final List<DossierAction> actions;
    private final Dossiers dossiers;
    private final TestClock clock;

    Journeys(
            ProcessEngine engine,
            RuntimeService runtime,
            TaskService tasks,
            IdentityService identity,
            People people,
            Forms forms,
            SendBack sendBack,
            List<DossierAction> actions,
            Dossiers dossiers,
            TestClock clock) {
        this.engine = engine;
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.people = people;
        this.forms = forms;
        this.sendBack = sendBack;
        this.actions = actions;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** Does something signed in as this account. */
    public <T> T as(String login, Supplier<T> deed) {
        return people.as(login, deed);
    }

    /** `agent` asks for this space, six of his colleagues in it, for six months from forty days on. */
    public DossierNumber request(String space) {
        return requestedBy("agent", Map.of("spaceCode", space));
    }

    public DossierNumber requestedBy(String login, Map<String, ?> wishes) {
        var today = clock.today();
        var facts = new HashMap<String, Object>(Map.of(
                "spaceCode",
                "EV-001",
                "occupantType",
                "SERVICE_MEL",
                "purpose",
                "Permanence d'accueil provisoire pendant des travaux",
                "scenario",
                "BUREAUX_TAMPON",
                "publicReception",
                false,
                "staffCount",
                6,
                "requestedStart",
                today.plusDays(40).toString(),
                "requestedEnd",
                today.plusDays(220).toString()));
        facts.putAll(wishes);
        var root =
                as(login, () -> runtime.startProcessInstanceByKey("occupation-journey", answer(forms.start(), facts)));
        var dossier = new DossierNumber(root.getBusinessKey());
        started.put(dossier, root);
        return dossier;
    }

    /** The desk refuses at once: « L'espace est promis à un service public. » */
    public void refuse(DossierNumber dossier) {
        complete(
                "patrimoine",
                dossier,
                "task_setHold",
                Map.of("orientation", "REFUSE", "refusalReason", "L'espace est promis à un service public."));
    }

    /** The desk of patrimony opens a dossier for somebody from outside, of this kind: eight months, eight of his people. */
    public DossierNumber externalAt(String space, String occupantType) {
        return externalAt(space, occupantType, Map.of());
    }

    public DossierNumber externalAt(String space, String occupantType, Map<String, ?> wishes) {
        var today = clock.today();
        var facts = new HashMap<String, Object>(Map.of(
                "spaceCode",
                space,
                "occupantType",
                occupantType,
                "scenario",
                "INNOVATION_SOCIALE",
                "staffCount",
                8,
                "requestedEnd",
                today.plusDays(40).plusMonths(8).minusDays(1).toString(),
                "legalName",
                "Association de démonstration",
                "siret",
                "99910001900010",
                "legalRepName",
                "Représentant de démonstration",
                "legalRepQuality",
                "Présidence",
                "email",
                EXTERNAL_MAIL));
        facts.putAll(wishes);
        return requestedBy("patrimoine", facts);
    }

    /** Completes the dossier's task of this name, answering as told and else as the form suggests. */
    public void complete(String login, DossierNumber dossier, String task, Map<String, ?> wishes) {
        as(login, () -> {
            var id = task(dossier, task).getId();
            tasks.complete(id, answer(forms.task(id), wishes));
            return id;
        });
    }

    public void complete(String login, DossierNumber dossier, String task) {
        complete(login, dossier, task, Map.of());
    }

    /** Does an action of the dossier, as its page would. */
    public void act(String login, DossierNumber dossier, String action, Map<String, ?> wishes) {
        var asked = actions.stream()
                .filter(one -> one.id().equals(action))
                .findFirst()
                .orElseThrow();
        as(login, () -> {
            forms.perform(dossier, asked, answer(forms.action(dossier, asked), wishes));
            return dossier;
        });
    }

    /** Sends work back to the requester from this task, which then waits. */
    public void ask(String login, DossierNumber dossier, String task) {
        as(
                login,
                () -> sendBack.ask(
                        task(dossier, task).getId(),
                        Map.of(
                                "askedRole", "grp-porteur",
                                "cause", "INFORMATION_INCOMPLETE",
                                "question", "Précisez les horaires d'ouverture envisagés.")));
    }

    /** Sends work back with this answer to the form that asks. */
    public void ask(String login, DossierNumber dossier, String task, Map<String, ?> wishes) {
        as(login, () -> {
            var id = task(dossier, task).getId();
            return sendBack.ask(id, answer(sendBack.form(id), wishes));
        });
    }

    /** A dossier that holds nothing: whatever is taken is taken for it. */
    public DossierNumber nobody() {
        return new DossierNumber("OCC-2020-9999");
    }

    /** The values that a form would send, made up but for the wishes. */
    public Map<String, Object> answer(Forms.View form, Map<String, ?> wishes) {
        return people.answer(form, wishes);
    }

    /** As the house sees it: tenants and roles do not matter here. */
    public Task task(DossierNumber dossier, String key) {
        return openTasks(dossier).stream()
                .filter(task -> task.getTaskDefinitionKey().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("%s is not open in %s, but %s".formatted(key, dossier, open(dossier))));
    }

    /** What the engine says of the dossier's journey, running or ended. */
    public ProcessInstanceAssert journey(DossierNumber dossier) {
        BpmnAwareTests.init(engine);
        return BpmnAwareTests.assertThat(started.get(dossier));
    }

    /** Who does this task when all goes well. */
    String login(Task task) {
        return people.login(task);
    }

    /** Ids of the dossier's open tasks, in the order in which they came. */
    public List<String> open(DossierNumber dossier) {
        return openTasks(dossier).stream().map(Task::getTaskDefinitionKey).toList();
    }

    private List<Task> openTasks(DossierNumber dossier) {
        return asHouse(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(dossier.value())
                .orderByTaskCreateTime()
                .asc()
                .list());
    }

    /** The dossier's root process instance, or null when it has ended. */
    public ProcessInstance root(DossierNumber dossier) {
        return asHouse(() -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.value(), "occupation-journey")
                .singleResult());
    }

    private <T> T asHouse(Supplier<T> question) {
        var person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return question.get();
        } finally {
            identity.setAuthentication(person);
        }
    }

    /**
     * Completes whatever is open, each task by the account of its role and on the good road, until this one is open.
     * Tasks of the way that the story has its own eyes on are completed by the story itself.
     */
    public void until(DossierNumber dossier, String task) {
        for (var step = 0; step < 60 && !open(dossier).contains(task); step++) {
            var next = openTasks(dossier).stream()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("%s never opens in %s".formatted(task, dossier)));
            goOn(dossier, next);
        }
        task(dossier, task);
    }

    private void goOn(DossierNumber dossier, Task next) {
        awaitEntry(dossier, next);
        complete(login(next), dossier, next.getTaskDefinitionKey(), GoodRoad.answers(next.getTaskDefinitionKey()));
    }

    /** Somebody from outside gets no key before his first day. */
    private void awaitEntry(DossierNumber dossier, Task next) {
        var request = dossiers.get(dossier).request();
        if (next.getTaskDefinitionKey().equals("task_handOverKeys")
                && request.isExternal()
                && clock.today().isBefore(request.requestedStart())) {
            clock.moveTo(request.requestedStart().atTime(9, 0));
        }
    }

    /** As above, until nothing is open any more. */
    public void untilNothingIsOpen(DossierNumber dossier) {
        for (var step = 0; step < 60 && !open(dossier).isEmpty(); step++) {
            var next = openTasks(dossier).get(0);
            goOn(dossier, next);
        }
    }

    /** What somebody does next when all goes well. @param answer that the form takes */
    public record Deed(String login, String taskId, String task, Forms.View form, Map<String, Object> answer) {}

    /** The dossier's oldest open task but these, with who does it and how; empty when none is open. */
    public Optional<Deed> next(DossierNumber dossier, String... left) {
        var open = openTasks(dossier).stream()
                .filter(task -> !List.of(left).contains(task.getTaskDefinitionKey()))
                .findFirst();
        return open.map(task -> {
            awaitEntry(dossier, task);
            var login = login(task);
            var form = as(login, () -> forms.task(task.getId()));
            return new Deed(
                    login,
                    task.getId(),
                    task.getTaskDefinitionKey(),
                    form,
                    answer(form, GoodRoad.answers(task.getTaskDefinitionKey())));
        });
    }

    /** The form of this open task, as whoever is signed in gets it. */
    public Forms.View formOf(DossierNumber dossier, String task) {
        return forms.task(task(dossier, task).getId());
    }

    /** The form that starts a journey, as this account gets it. */
    public Forms.View startForm(String login) {
        return as(login, forms::start);
    }

    /** Completes all that is open but these, until nothing else is. */
    public void untilOnlyThese(DossierNumber dossier, String... left) {
        for (var step = 0; step < 60 && !List.of(left).containsAll(open(dossier)); step++) {
            var next = openTasks(dossier).stream()
                    .filter(open -> !List.of(left).contains(open.getTaskDefinitionKey()))
                    .findFirst()
                    .orElseThrow();
            goOn(dossier, next);
        }
        assertThat(open(dossier)).containsExactlyInAnyOrder(left);
    }

    /** Completes all that is open but this task, which stays. */
    public void untilOnly(DossierNumber dossier, String task) {
        until(dossier, task);
        untilOnlyThese(dossier, task);
    }

    /** From the request to the visit's appointment. */
    public DossierNumber held(String space) {
        var dossier = request(space);
        until(dossier, "task_planVisit");
        return dossier;
    }

    /** To the reviews of the trades. */
    public DossierNumber visited(String space) {
        var dossier = held(space);
        complete("patrimoine", dossier, "task_planVisit");
        complete("patrimoine", dossier, "task_reportVisit", Map.of("visitHeld", true, "visitDecision", "GO"));
        return dossier;
    }

    /** To the agreement in principle: the title, the insurance, the utilities and the permits are to be prepared. */
    public DossierNumber agreedInPrinciple(String space) {
        var dossier = visited(space);
        until(dossier, "task_draftNote");
        return dossier;
    }

    /** To the drafting of the note; all that can be prepared beside it is. */
    public DossierNumber agreed(String space) {
        var dossier = visited(space);
        untilOnly(dossier, "task_draftNote");
        return dossier;
    }

    /** To the entry inventory: the note is signed and notified, all that was prepared beside it is there. */
    public DossierNumber signed(String space) {
        var dossier = agreed(space);
        until(dossier, "task_takeEntryInventory");
        return dossier;
    }

    /** To « Ouvert ». */
    public DossierNumber opened(String space) {
        var dossier = signed(space);
        untilNothingIsOpen(dossier);
        return dossier;
    }
}
