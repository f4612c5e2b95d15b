package fr.parcours.demo;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.demo.Deed.Question;
import fr.parcours.demo.Tale.Fate;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.DemoPast;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.Rules;
import fr.parcours.engine.UserTasks;
import fr.parcours.engine.UserTasks.Named;
import fr.parcours.register.agreement.Agreement.Terms;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.roundtrip.RoundTrips.Asker;
import fr.parcours.register.space.Days;
import fr.parcours.register.visit.Visit.Checklist;
import fr.parcours.register.visit.Visit.Decision;
import fr.parcours.register.visit.Visit.Report;
import fr.parcours.register.visit.Visits;
import fr.parcours.register.work.Works;
import fr.parcours.step.Paper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Tells a dossier to the registers as its processes would have done, each fact at its time; no process runs. Names, roles
 * and deadlines of the tasks are those of the models in service.
 */
@Component
@ConditionalOnProperty("parcours.demo.enabled")
class Teller {
    private record Event(Instant at, Runnable deed) {}

    private static final Pattern SLA_CODE = Pattern.compile("due\\('(\\w+)'\\)");
    private static final Duration ANSWER_DAYS = Duration.ofDays(15);
    private static final String MEETING_POINT = "Devant l'entrée";

    /** At each visit. */
    static final String FOUND = "Locaux sains et en état d'usage.";

    private static final String ANSWER = "Voici les éléments demandés.";

    private final DemoPast past;
    private final UserTasks userTasks;
    private final Rules rules;
    private final BusinessCalendar calendar;
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Days days;
    private final Agreements agreements;
    private final Works works;
    private final Visits visits;
    private final ToldPapers papers;
    private final RoundTrips roundTrips;

    Teller(
            DemoPast past,
            UserTasks userTasks,
            Rules rules,
            BusinessCalendar calendar,
            Dossiers dossiers,
            DossierParties parties,
            Days days,
            Agreements agreements,
            Works works,
            Visits visits,
            ToldPapers papers,
            RoundTrips roundTrips) {
        this.past = past;
        this.userTasks = userTasks;
        this.rules = rules;
        this.calendar = calendar;
        this.dossiers = dossiers;
        this.parties = parties;
        this.days = days;
        this.agreements = agreements;
        this.works = works;
        this.visits = visits;
        this.papers = papers;
        this.roundTrips = roundTrips;
    }

    /** Afterwards it is the moment of the request again. @param cured from when on the second version of a process runs */
    public DossierNumber tell(Tale tale, Instant cured) {
        past.at(tale.requested());
        var number = dossiers.draw();
        new Telling(number, tale, cured).all();
        past.at(tale.requested());
        return number;
    }

    private final class Telling {
        private final DossierNumber number;
        private final Tale tale;
        private final Instant cured;
        private final List<Named> models = userTasks.inService();
        private final List<Event> events = new ArrayList<>();
        private int tasks;

        Telling(DossierNumber number, Tale tale, Instant cured) {
            this.number = number;
            this.tale = tale;
            this.cured = cured;
        }

        void all() {
            var requester = GoodRoad.login(Set.of(Groups.PORTEUR), tale.service());
            dossiers.open(number, requester, tale.service(), tale.request());
            parties.acted(number, Act.REQUEST, requester);
            papers.announce(number, Paper.ACKNOWLEDGEMENT, requester);
            tale.tasks().forEach(this::work);
            if (tale.fate() == Fate.ABANDONED) {
                at(tale.until(), () -> {
                    dossiers.abandonedBecause(number, "Le projet est reporté.");
                    dossiers.moveTo(number, DossierState.ABANDONNE);
                });
            }
            if (tale.fate() == Fate.CLOSED) {
                at(tale.until(), () -> dossiers.moveTo(number, DossierState.CLOS));
            }
            events.sort(Comparator.comparing(Event::at));
            events.forEach(event -> {
                past.at(event.at());
                event.deed().run();
            });
        }

        private void at(Instant moment, Runnable deed) {
            events.add(new Event(moment, deed));
        }

        private void work(Road.Task task) {
            var model = model(task.name());
            var roles = roles(model);
            var login = GoodRoad.login(roles, tale.service());
            var id = come(model, roles, task.created());
            var deed = task.deed();
            if (task.name().equals("task_takeExitInventory")) {
                at(task.created(), () -> dossiers.moveTo(number, DossierState.EN_FIN));
            }
            take(id, login, deed.taken());
            deed.questions().stream()
                    .filter(question -> !isCut(question.asked()))
                    .forEach(question -> ask(
                            model,
                            new Asker(login, roles.stream().sorted().findFirst().orElseThrow(), id, model.task()),
                            question));
            end(id, login, deed.done(), () -> done(task.name(), login));
        }

        /** Where the model asks the house who does it, it is the requester: no year of the past has an occupant from outside. */
        private Set<String> roles(Named model) {
            return Set.of(
                    model.groups().replaceAll("\\$\\{[^}]*}", Groups.PORTEUR).split(","));
        }

        /** A question, and the task of who answers it. */
        private void ask(Named model, Asker asker, Question question) {
            var requester = GoodRoad.login(Set.of(Groups.PORTEUR), tale.service());
            var trip = new String[1];
            at(
                    question.asked(),
                    () -> trip[0] = roundTrips.openByPerson(
                            number,
                            model.process(),
                            asker,
                            Groups.PORTEUR,
                            question.cause(),
                            question.text(),
                            question.asked().plus(ANSWER_DAYS)));
            var id = come(model(Habits.ANSWER), Set.of(Groups.PORTEUR), question.asked());
            take(id, requester, question.taken());
            end(id, requester, question.answered(), () -> {
                roundTrips.answer(trip[0], ANSWER, requester);
                roundTrips.close(trip[0], Outcome.ANSWERED);
            });
            if (isCut(question.answered())) {
                at(tale.until(), () -> roundTrips.close(trip[0], Outcome.WITHDRAWN));
            }
        }

        private String come(Named model, Set<String> roles, Instant created) {
            var id = "%s-%02d".formatted(number, ++tasks);
            at(
                    created,
                    () -> works.created(
                            id,
                            model.task(),
                            model.name(),
                            model.process(),
                            version(model, created),
                            number,
                            tale.service(),
                            roles,
                            due(model, created)));
            return id;
        }

        private void take(String id, String login, Instant taken) {
            if (!isCut(taken)) {
                at(taken, () -> works.claimed(id, login, null));
            }
        }

        private void end(String id, String login, Instant done, Runnable what) {
            if (isCut(done)) {
                at(tale.until(), () -> works.removed(id));
            } else {
                at(done, () -> {
                    works.completed(id, login, null);
                    what.run();
                });
            }
        }

        /** Does it come after the dossier was given up? */
        private boolean isCut(Instant moment) {
            return tale.fate() == Fate.ABANDONED && !moment.isBefore(tale.until());
        }

        private Named model(String task) {
            return models.stream()
                    .filter(named -> named.task().equals(task))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no model in service knows " + task));
        }

        private int version(Named model, Instant created) {
            return Habits.PAPERS_MODEL.equals(model.process() + ".bpmn") && !created.isBefore(cured) ? 2 : 1;
        }

        private Instant due(Named model, Instant created) {
            var code = SLA_CODE.matcher(model.due());
            var day = LocalDate.ofInstant(created, HouseClock.PARIS);
            return calendar.evening(
                    code.find()
                            ? calendar.plus(day, rules.workingDays(code.group(1)))
                                    .atTime(BusinessCalendar.CLOSE_OF_BUSINESS)
                                    .atZone(HouseClock.PARIS)
                                    .toInstant()
                            : created.plus(ANSWER_DAYS));
        }

        /** When somebody takes up its report. */
        private Instant visited() {
            return tale.tasks().stream()
                    .filter(task -> task.name().equals("task_reportVisit"))
                    .map(task -> task.deed().taken())
                    .findFirst()
                    .orElse(tale.until());
        }

        private Report seen() {
            return new Report(
                    true,
                    LocalDate.ofInstant(visited(), HouseClock.PARIS),
                    null,
                    Set.of(),
                    new Checklist(true, true, true, true, true, false),
                    null,
                    FOUND,
                    Decision.GO,
                    null);
        }

        /** What a step writes beside, as far as the figures and the dossier's page show it. */
        private void done(String task, String login) {
            var request = tale.request();
            switch (task) {
                case "task_validateRequest" -> {
                    dossiers.validated(number, true, null);
                    parties.acted(number, Act.VALIDATE, login);
                    dossiers.moveTo(number, DossierState.EN_INSTRUCTION);
                }
                case "task_setHold" -> {
                    if (tale.fate() != Fate.ABANDONED) {
                        days.hold(request.spaceCode(), request.requestedStart(), request.requestedEnd(), number);
                    }
                }
                case "task_planVisit" -> visits.plan(number, visited(), MEETING_POINT, Set.of(), login);
                case "task_reportVisit" -> {
                    visits.report(number, seen(), login);
                    papers.announce(number, Paper.VISIT_REPORT, login);
                }
                case "task_redirectRequest" -> {
                    dossiers.refusedBecause(number, "L'espace est attendu par un autre projet à ces dates.");
                    dossiers.moveTo(number, DossierState.REFUSE);
                    papers.announce(number, Paper.INTERNAL_REFUSAL, login);
                }
                case "task_agreeInPrinciple" -> {
                    dossiers.agreedOn(number, null);
                    parties.acted(number, Act.INSTRUCT, login);
                    dossiers.moveTo(number, DossierState.ACCORD_PRINCIPE);
                    papers.announce(number, Paper.AGREEMENT_IN_PRINCIPLE, login);
                }
                case "task_draftNote" -> {
                    agreements.draft(
                            number,
                            Qualification.INTERNAL,
                            new Terms(request.purpose(), "Responsable du service", "DEMO", BigDecimal.ZERO, null),
                            request.requestedStart(),
                            request.requestedEnd(),
                            request.headcount(),
                            login);
                    parties.acted(number, Act.DRAFT, login);
                    dossiers.moveTo(number, DossierState.EN_SIGNATURE);
                }
                case "task_signDga" -> {
                    agreements.sign(number, "DGA_PATRIMOINE", login, "DGA, signataire");
                    agreements.makeExecutory(number);
                    parties.acted(number, Act.SIGN, login);
                    dossiers.moveTo(number, DossierState.SIGNE);
                    papers.announce(number, Paper.ASSIGNMENT_NOTE, login);
                }
                case "task_handOverKeys" -> parties.acted(number, Act.GIVE_KEYS, login);
                case "task_acknowledgeKeys" -> {
                    dossiers.occupiedUntil(number, request.requestedEnd());
                    dossiers.moveTo(number, DossierState.OUVERT);
                }
                default -> {}
            }
        }
    }
}
