package fr.parcours.step.completion;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.engine.Course;
import fr.parcours.engine.House;
import fr.parcours.engine.OneCommand;
import fr.parcours.engine.TaskGuard;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Forms;
import fr.parcours.engine.form.SendBack;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrip.Cause;
import fr.parcours.register.roundtrip.RoundTrip.Item;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrip.Wanted;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.roundtrip.RoundTrips.Asker;
import fr.parcours.step.Deadlines;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.RequestFact;
import fr.parcours.step.Variables;
import fr.parcours.step.Variables.RoundTripKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends work back from a task: the fact first, then the escalation that starts the {@code completion-request} beside it. */
@Component
class AskCompletion implements SendBack {
    private static final String FORM = "ask-completion";
    private static final String PROCESS = "completion-request";
    private static final String VALUE = "value";
    private static final String LABEL = "label";

    /** Groups of row 41 of the role matrix: whoever instructs, and the hierarchy. Requesters answer, they do not ask. */
    private static final Set<String> ASKERS = Set.of(
            Groups.HIERARCHIE,
            Groups.PATRIMOINE,
            Groups.TECHNIQUE,
            Groups.SECURITE,
            Groups.JURIDIQUE,
            Groups.ASSURANCES,
            Groups.FINANCES,
            Groups.NUMERIQUE,
            Groups.COMMUNICATION,
            Groups.ASSEMBLEES,
            Groups.SIGNATURE_DGA,
            Groups.SIGNATURE_DGS,
            Groups.SIGNATURE_ELU);

    /** The asking task: whose, and in which step. */
    private record Place(Asked asked, String role, String step) {}

    private final ObjectProvider<Forms> forms;
    private final RoundTrips trips;
    private final RoundTripLimit limit;
    private final Dossiers dossiers;
    private final DossierSheet sheet;
    private final Deadlines deadlines;
    private final Course course;
    private final OneCommand command;
    private final TaskGuard guard;
    private final House house;
    private final TaskService tasks;
    private final RepositoryService repository;

    AskCompletion(
            ObjectProvider<Forms> forms,
            RoundTrips trips,
            RoundTripLimit limit,
            Dossiers dossiers,
            DossierSheet sheet,
            Deadlines deadlines,
            Course course,
            OneCommand command,
            TaskGuard guard,
            House house,
            TaskService tasks,
            RepositoryService repository) {
        this.forms = forms;
        this.trips = trips;
        this.limit = limit;
        this.dossiers = dossiers;
        this.sheet = sheet;
        this.deadlines = deadlines;
        this.course = course;
        this.command = command;
        this.guard = guard;
        this.house = house;
        this.tasks = tasks;
        this.repository = repository;
    }

    @Override
    public Forms.View form(String taskId) {
        return command.run(() -> forms.getObject().view(FORM, data(place(taskId))));
    }

    @Override
    public DossierNumber ask(String taskId, Map<String, Object> submitted) {
        return command.run(() -> {
            var place = place(taskId);
            requireAskable(place);
            var answer = forms.getObject().check(FORM, place.asked(), data(place), submitted);
            var number = place.asked().dossier();
            var items = items(answer);
            var id = trips.openByPerson(
                    number,
                    place.step(),
                    new Asker(
                            answer.by(),
                            place.role(),
                            taskId,
                            String.valueOf(place.asked().taskKey())),
                    answer.text("askedRole"),
                    answer.choice("cause", Cause.class),
                    answer.text("question"),
                    deadlines.answerLimit(answer.has("answerBy") ? answer.date("answerBy") : deadlines.answerDay()));
            trips.want(id, items);
            raise(taskId, trips.get(id), items.stream().anyMatch(item -> item.kind() == Wanted.FACT));
            return number;
        });
    }

    private static List<Item> items(Answer answer) {
        var facts = answer.choices("askedFacts").stream()
                .map(RequestFact::valueOf)
                .map(fact -> new Item(Wanted.FACT, fact.name(), fact.label()));
        var papers = Stream.of("askedPapers", "askedPapersOfPatrimony")
                .flatMap(key -> answer.choices(key).stream())
                .map(DocumentKind::valueOf)
                .map(kind -> new Item(Wanted.PAPER, kind.name(), kind.label()));
        return Stream.concat(facts, papers).toList();
    }

    private void raise(String taskId, RoundTrip trip, boolean ofFacts) {
        course.escalate(
                taskId,
                "completionAsked",
                Map.of(
                        Variables.ROUND_TRIP_ID.name(), trip.id(),
                        Variables.ROUND_TRIP_KIND.name(), (ofFacts ? RoundTripKind.FACTS : RoundTripKind.PERSON).name(),
                        Variables.ASKED_ROLE.name(), trip.askedRole(),
                        Variables.ROUND_TRIP_OVER_LIMIT.name(), limit.isExceeded(trip)));
    }

    @Override
    public DossierNumber withdraw(String taskId) {
        return command.run(() -> {
            var number = place(taskId).asked().dossier();
            var trip = trips.openOf(taskId)
                    .orElseThrow(() -> new Conflict("Cette tâche n'attend la réponse à aucune question."));
            trips.close(trip.id(), Outcome.WITHDRAWN);
            if (!course.wakeInstance(String.valueOf(trip.instanceId()), "completionWithdrawn")) {
                throw new Conflict("Cette question est soumise à l'arbitrage du pilotage : elle ne se retire plus.");
            }
            return number;
        });
    }

    @Override
    public Optional<Waiting> waiting(String taskId) {
        return trips.openOf(taskId).map(trip -> waiting(trip, trips.items(trip)));
    }

    @Override
    public History history(String taskId) {
        var asked = trips.ofTask(taskId);
        var items = trips.items(asked);
        Function<RoundTrip, List<Item>> of = trip -> items.getOrDefault(trip.id(), List.of());
        return new History(
                asked.stream().filter(RoundTrip::isOpen).findFirst().map(trip -> waiting(trip, of.apply(trip))),
                asked.stream()
                        .flatMap(trip ->
                                Stream.ofNullable(trip.outcome()).map(outcome -> ended(trip, outcome, of.apply(trip))))
                        .toList());
    }

    private static Waiting waiting(RoundTrip trip, List<Item> items) {
        return new Waiting(
                trip.askedRole(),
                trip.question(),
                items.stream().map(Item::label).toList(),
                trip.openedAt(),
                trip.dueAt());
    }

    private static Ended ended(RoundTrip trip, Outcome outcome, List<Item> items) {
        return new Ended(
                trip.question(),
                outcome.name(),
                outcome.label(items),
                trip.answer(),
                trip.openedAt(),
                Objects.requireNonNull(trip.closedAt()),
                items.stream().flatMap(AskCompletion::correction).toList());
    }

    private static Stream<Correction> correction(Item item) {
        return item.before() == null || item.after() == null
                ? Stream.empty()
                : Stream.of(new Correction(
                        RequestFact.valueOf(item.code()).fields(), item.label(), item.before(), item.after()));
    }

    /** @throws Forbidden unless this person may ask from this task */
    private Place place(String taskId) {
        var asked = forms.getObject().seen(taskId);
        if (asked.by().groups().stream().noneMatch(ASKERS::contains)) {
            throw new Forbidden("Votre rôle ne permet pas de renvoyer un dossier.");
        }
        var task = (TaskEntity) tasks.createTaskQuery().taskId(taskId).singleResult();
        guard.requireWorker(task);
        return new Place(asked, askingRole(asked), step(task));
    }

    private String askingRole(Asked asked) {
        return house.act(() -> tasks.getIdentityLinksForTask(asked.taskId())).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .filter(group -> ASKERS.contains(group) && asked.by().isIn(group))
                .findFirst()
                .orElseThrow(() -> new Forbidden("Cette tâche ne permet pas de renvoyer le dossier."));
    }

    private String step(TaskEntity task) {
        return house.act(() -> repository.getProcessDefinition(task.getProcessDefinitionId()))
                .getKey();
    }

    /** A question about a question, or in a dossier that has ended, would wait for nobody. */
    private void requireAskable(Place place) {
        if (place.step().equals(PROCESS)) {
            throw new Conflict("Cette tâche répond déjà à une question : répondez-y, ou parlez-en à qui l'a posée.");
        }
        if (dossiers.get(place.asked().dossier()).state().isFinal()) {
            throw new Conflict("Le dossier est clos ou abandonné : il ne peut plus être renvoyé.");
        }
    }

    private Map<String, Object> data(Place place) {
        var data = sheet.open(place.asked().dossier());
        data.put("factOptions", factOptions(place.asked().dossier()));
        data.put("paperOptions", paperOptions(Groups.PORTEUR));
        data.put("paperOptionsOfPatrimony", paperOptions(Groups.PATRIMOINE));
        data.put("answerBy", deadlines.answerDay().toString());
        data.put("earliestAnswer", deadlines.earliestAnswerDay().toString());
        data.put("latestAnswer", deadlines.latestAnswerDay().toString());
        return data;
    }

    /** None once the keys are out: what the dossier says is what was agreed. */
    private List<Map<String, String>> factOptions(DossierNumber dossier) {
        return dossiers.get(dossier).state().takesNewFacts()
                ? Arrays.stream(RequestFact.values())
                        .map(fact -> Map.of(VALUE, fact.name(), LABEL, fact.label()))
                        .toList()
                : List.of();
    }

    /** What this role may file. */
    private static List<Map<String, String>> paperOptions(String role) {
        return Arrays.stream(DocumentKind.values())
                .filter(kind -> kind.isFiledByHand() && kind.drawer().takesFrom(Set.of(role)))
                .map(kind -> Map.of(VALUE, kind.name(), LABEL, kind.label()))
                .toList();
    }
}
