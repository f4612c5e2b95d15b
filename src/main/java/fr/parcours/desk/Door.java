package fr.parcours.desk;

import fr.parcours.AuditEvent;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.NotFound;
import fr.parcours.engine.Audit;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.OneCommand;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Forms;
import fr.parcours.engine.form.TaskWork;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.Documents;
import fr.parcours.register.document.Uploads;
import fr.parcours.register.document.Uploads.Sent;
import fr.parcours.register.document.Uploads.Staged;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.work.Work;
import fr.parcours.register.work.Works;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an occupant from outside may do by his link, in his own dossier and nowhere else: these tasks that his side owes,
 * these actions, and his papers to read, which stay his for as long as his link lives after the end. What staff does in his place alone (his signature, another request) is in neither list.
 */
@Component
class Door {
    private static final String ROOM = "/porte";
    private static final String PAPERS = "/api/documents/";
    private static final Set<String> HIS_TASKS = Set.of(
            "task_answerRequest",
            "task_correctFacts",
            "task_provideCertificate",
            "task_remarkConvention",
            "task_countersignEntry",
            "task_countersignEntryAgain",
            "task_acknowledgeKeys",
            "task_countersignExit");
    /** He signs on paper: the house records it. */
    private static final String HIS_SIGNATURE = "task_signOccupant";
    /** He says what is missing: the house rewrites his request. */
    private static final String HIS_REQUEST = "task_correctRequest";

    /**
     * The papers of a form that was deployed before papers were marked. A dossier ends with the forms with which it began:
     * these stay until none of that time is under way.
     */
    private static final Map<String, Set<String>> UNMARKED = Map.of(
            "task_remarkConvention", Set.of("conventionLink", "editableLink"), HIS_SIGNATURE, Set.of("conventionLink"));

    /** What is to be signed is a draft of the house no more. */
    private static final String TO_SIGN = "Texte à signer";

    private static final Set<String> HIS_ACTIONS = Set.of("piece", "incident", "notice");

    /** One that he may read. @param label what it is to him, in French */
    record Paper(Document document, String label) {}

    private final CurrentUser currentUser;
    private final Works works;
    private final Forms forms;
    private final TaskWork work;
    private final Actions actions;
    private final Sight sight;
    private final Documents documents;
    private final RoundTrips trips;
    private final Uploads uploads;
    private final Conversation conversation;
    private final OneCommand command;
    private final Audit audit;

    Door(
            CurrentUser currentUser,
            Works works,
            Forms forms,
            TaskWork work,
            Actions actions,
            Sight sight,
            Documents documents,
            RoundTrips trips,
            Uploads uploads,
            Conversation conversation,
            OneCommand command,
            Audit audit) {
        this.currentUser = currentUser;
        this.works = works;
        this.forms = forms;
        this.work = work;
        this.actions = actions;
        this.sight = sight;
        this.documents = documents;
        this.trips = trips;
        this.uploads = uploads;
        this.conversation = conversation;
        this.command = command;
        this.audit = audit;
    }

    /** Empty for who has not come by a link. */
    Optional<DossierNumber> dossier() {
        return currentUser.get().flatMap(SignedIn::door);
    }

    DossierNumber requireDossier() {
        return dossier().orElseThrow(() -> new NotFound("Votre visite est terminée : demandez un nouveau lien."));
    }

    /** @throws Conflict when his browser has opened another dossier since it showed this one */
    private DossierNumber requireDossier(@Nullable String page) {
        var number = requireDossier();
        if (page != null && !page.equals(number.value())) {
            throw new Conflict(
                    "Ce navigateur a ouvert un autre dossier entre-temps : rechargez la page. Rien n'a été envoyé.");
        }
        return number;
    }

    /** @throws Conflict once his dossier has ended: then he reads his papers, and sends nothing */
    void requireUnderWay() {
        if (hasEnded(requireDossier())) {
            throw new Conflict("Votre dossier est terminé : rien ne s'y ajoute plus.");
        }
    }

    private boolean hasEnded(DossierNumber number) {
        return sight.dossier(number).state().isFinal();
    }

    /** What his side owes, the oldest first; nothing once his dossier has ended. */
    List<Work> tasks() {
        var number = requireDossier();
        if (hasEnded(number)) {
            return List.of();
        }
        return works.open(number).stream()
                .filter(task -> task.roles().equals(Groups.FOR_AN_EXTERNAL) && HIS_TASKS.contains(task.taskKey()))
                .toList();
    }

    Forms.View form(String taskId) {
        var task = own(taskId);
        var form = forms.task(taskId);
        var data = new HashMap<>(form.data());
        paperKeys(task.taskKey(), form).forEach(key -> data.computeIfPresent(key, (paper, link) -> ROOM + link));
        return new Forms.View(form.schema(), data);
    }

    /** His signature, for as long as the house waits for it. */
    Optional<Work> signature() {
        return works.open(requireDossier()).stream()
                .filter(task -> task.roles().equals(Groups.FOR_AN_EXTERNAL)
                        && task.taskKey().equals(HIS_SIGNATURE))
                .findFirst();
    }

    /**
     * What a rule asks of his request, for as long as the house waits for it: he answers by a message or a piece, and the
     * house corrects the request in his place.
     */
    Optional<RoundTrip> toComplete() {
        return works.open(requireDossier()).stream()
                .filter(task -> task.roles().equals(Groups.FOR_AN_EXTERNAL)
                        && task.taskKey().equals(HIS_REQUEST))
                .findFirst()
                .flatMap(task -> trips.of(task.dossier()).stream()
                        .filter(trip -> trip.isOpen() && trip.askedBy() == null)
                        .findFirst());
    }

    /** The papers that are his to have, the latest first; until he has signed, what he is to sign too. */
    List<Paper> papers() {
        var himself = SignedIn.byDoor(requireDossier());
        var toSign = signature().map(task -> shown(List.of(task))).orElse(Set.of());
        return documents.of(requireDossier()).stream()
                .filter(paper -> paper.kind().isForTheOccupant()
                        || paper.by().equals(himself) && paper.kind().drawer().opensTo(Set.of(Groups.PORTEUR))
                        || toSign.contains(PAPERS + paper.id()))
                .sorted(Comparator.comparing(Document::at).reversed())
                .map(paper -> new Paper(
                        paper,
                        toSign.contains(PAPERS + paper.id())
                                ? TO_SIGN
                                : paper.kind().label()))
                .toList();
    }

    /**
     * The same id, of a paper that is his to have, or that the house shows him in a form of his.
     *
     * @throws NotFound for any other, whoever else may read it
     */
    String paper(String id) {
        if (papers().stream().anyMatch(paper -> paper.document().id().equals(id))
                || shown(tasks()).contains(PAPERS + id)) {
            return id;
        }
        throw new NotFound("Ce document n'existe pas ou ne vous est pas ouvert.");
    }

    /** The addresses of the papers that the house shows in the forms of these tasks. */
    private Set<Object> shown(List<Work> tasks) {
        return tasks.stream()
                .flatMap(task -> {
                    var form = forms.task(task.taskId());
                    return paperKeys(task.taskKey(), form).stream().map(form.data()::get);
                })
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    static Set<String> paperKeys(String taskKey, Forms.View form) {
        var marked = form.paperKeys();
        return marked.isEmpty() ? UNMARKED.getOrDefault(taskKey, marked) : marked;
    }

    DossierNumber complete(String taskId, Submitted answer) {
        var task = own(taskId);
        return command.run(() -> {
            var number = work.complete(task.taskId(), answer.fields());
            audit.record(AuditEvent.SENT_BY_DOOR, number, task.taskKey());
            return number;
        });
    }

    /** @param visit the secret of his @throws fr.parcours.Refusal as {@link Uploads#stageFromOutside} */
    Staged stage(String visit, Sent sent) {
        var number = requireDossier();
        return command.run(() -> uploads.stageFromOutside(number, visit, sent, SignedIn.byDoor(number)));
    }

    /** What the house and his side have written to each other. */
    List<Conversation.Line> messages() {
        return conversation.lines(requireDossier(), currentUser.require());
    }

    /** @param page as {@link #perform} takes it @throws fr.parcours.Refusal as {@link Conversation#write} */
    void write(@Nullable String page, String text) {
        var number = requireDossier(page);
        command.run(() -> {
            conversation.write(number, new Submitted(Map.of("text", text)));
            audit.record(AuditEvent.SENT_BY_DOOR, number, "message");
            return number;
        });
    }

    /** Those that are open to him now. */
    List<DossierView.Action> actions() {
        var dossier = sight.dossier(requireDossier());
        return actions.open(sight.reader(dossier), dossier.number()).stream()
                .filter(action -> HIS_ACTIONS.contains(action.id()))
                .toList();
    }

    Forms.View action(String id, @Nullable String page) {
        return actions.form(requireDossier(page), his(id));
    }

    /** @param page the dossier that the page shows; null: whoever asks knows */
    DossierNumber perform(String id, @Nullable String page, Submitted answer) {
        var number = requireDossier(page);
        return command.run(() -> {
            actions.perform(number, his(id), answer);
            audit.record(AuditEvent.SENT_BY_DOOR, number, id);
            return number;
        });
    }

    private static String his(String action) {
        if (!HIS_ACTIONS.contains(action)) {
            throw new NotFound("Cette action n'existe pas.");
        }
        return action;
    }

    /** @throws NotFound the same words for what is not his, not open, or never was */
    private Work own(String taskId) {
        return tasks().stream()
                .filter(task -> task.taskId().equals(taskId))
                .findFirst()
                .orElseThrow(() -> new NotFound("Cette tâche n'existe pas ou ne vous est pas ouverte."));
    }
}
