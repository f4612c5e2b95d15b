package fr.parcours.desk;

import static java.util.stream.Collectors.groupingBy;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.desk.DossierLine.Period;
import fr.parcours.desk.DossierLine.Place;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.Names;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.StandIns;
import fr.parcours.register.document.Drawer;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Dossiers.Stage;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.dossier.OccupantTypeLabels;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.dossier.Slips;
import fr.parcours.register.escalation.Escalation;
import fr.parcours.register.escalation.Escalations;
import fr.parcours.register.keys.KeySet;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.occupancy.Suspensions;
import fr.parcours.register.occupancy.Suspensions.Suspension;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.silence.Silences;
import fr.parcours.register.space.Days;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Spaces;
import fr.parcours.register.technical.SignedWithout;
import fr.parcours.register.visit.Visit;
import fr.parcours.register.visit.Visits;
import fr.parcours.register.work.Work;
import fr.parcours.register.work.Works;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a reader may see of dossiers, from the registers alone. */
@Component
class Reading {
    static final int COUNT_CAP = 200;

    private final Sight sight;
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Days days;
    private final Works works;
    private final RoundTrips trips;
    private final Slips slips;
    private final Changes changes;
    private final Escalations escalations;
    private final Findings findings;
    private final Opinions opinions;
    private final Reserves reserves;
    private final SignedWithout signedWithout;
    private final Visits visits;
    private final Keys keys;
    private final Occupants occupants;
    private final Silences silences;
    private final Suspensions suspensions;
    private final StateLabel stateLabel;
    private final Actions actions;
    private final Cabinet cabinet;
    private final LegalSide legal;
    private final Names names;
    private final StandIns standIns;
    private final Clock clock;

    Reading(
            Sight sight,
            Dossiers dossiers,
            Spaces spaces,
            Days days,
            Works works,
            RoundTrips trips,
            Slips slips,
            Changes changes,
            Escalations escalations,
            Findings findings,
            Opinions opinions,
            Reserves reserves,
            SignedWithout signedWithout,
            Visits visits,
            Keys keys,
            Occupants occupants,
            Silences silences,
            Suspensions suspensions,
            StateLabel stateLabel,
            Actions actions,
            Cabinet cabinet,
            LegalSide legal,
            Names names,
            StandIns standIns,
            Clock clock) {
        this.sight = sight;
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.days = days;
        this.works = works;
        this.trips = trips;
        this.slips = slips;
        this.changes = changes;
        this.escalations = escalations;
        this.findings = findings;
        this.opinions = opinions;
        this.reserves = reserves;
        this.signedWithout = signedWithout;
        this.visits = visits;
        this.keys = keys;
        this.occupants = occupants;
        this.silences = silences;
        this.suspensions = suspensions;
        this.stateLabel = stateLabel;
        this.actions = actions;
        this.cabinet = cabinet;
        this.legal = legal;
        this.names = names;
        this.standIns = standIns;
        this.clock = clock;
    }

    /** The dossiers that this person may see. */
    DossierLine.Page page(PageAsked asked) {
        var person = sight.reader();
        var found = dossiers.page(person.tenants(), asked.after(), asked.size() + 1);
        var shown = found.stream().limit(asked.size()).toList();
        var count = dossiers.count(person.tenants(), COUNT_CAP + 1);
        return new DossierLine.Page(
                lines(shown, person),
                found.size() > shown.size() ? shown.get(shown.size() - 1).number() : null,
                Math.min(count, COUNT_CAP),
                count > COUNT_CAP ? COUNT_CAP + "+" : String.valueOf(count));
    }

    private List<DossierLine> lines(List<Dossier> shown, SignedIn person) {
        var numbers = shown.stream().map(Dossier::number).toList();
        Map<DossierNumber, List<Work>> open = works.open(numbers).stream().collect(groupingBy(Work::dossier));
        var openTasks =
                open.values().stream().flatMap(List::stream).map(Work::taskId).toList();
        var current = trips.current(numbers, openTasks);
        var items = trips.items(current);
        Map<DossierNumber, List<RoundTrip>> asked = current.stream().collect(groupingBy(RoundTrip::dossier));
        Map<String, Space> bySpace = spaces.all().stream().collect(Collectors.toMap(Space::code, space -> space));
        var outsiders = occupants.names(numbers);
        var service = remembered(names::service);
        var role = remembered(names::role);
        var changed = person.isIn(Groups.HIERARCHIE) ? changes.withUnvalidated(numbers) : Set.<DossierNumber>of();
        var withdrawn = stateLabel.withdrawn(shown);
        var now = clock.instant();
        return shown.stream()
                .map(dossier -> new DossierLine(
                        dossier.number(),
                        dossier.state(),
                        StateLabel.inList(dossier, withdrawn),
                        place(Optional.ofNullable(bySpace.get(dossier.request().spaceCode())), dossier, false),
                        period(dossier),
                        dossier.service(),
                        service.apply(dossier.service()),
                        Drawer.REQUEST.opensTo(person.before(dossier.service()).groups())
                                ? outsiders.get(dossier.number())
                                : null,
                        Waiting.of(
                                open.getOrDefault(dossier.number(), List.of()),
                                asked.getOrDefault(dossier.number(), List.of()).stream()
                                        .filter(RoundTrip::isOpen)
                                        .toList(),
                                person.before(dossier.service()).groups(),
                                role,
                                now),
                        asked.getOrDefault(dossier.number(), List.of()).stream()
                                .collect(groupingBy(trip -> String.valueOf(trip.askingTaskId())))
                                .values()
                                .stream()
                                .map(ofTask -> ofTask.get(ofTask.size() - 1))
                                .map(last -> last.label(items.getOrDefault(last.id(), List.of())))
                                .distinct()
                                .sorted()
                                .toList(),
                        dossier.state().takesNewFacts() && changed.contains(dossier.number())))
                .toList();
    }

    /** One dossier, with all that its page shows. @throws fr.parcours.NotFound unknown or not this person's to see */
    DossierView dossier(DossierNumber number) {
        var dossier = sight.dossier(number);
        var person = sight.reader(dossier);
        var allWorks = works.of(number);
        var allTrips = trips.of(number);
        var items = trips.items(allTrips);
        var openTrips = allTrips.stream().filter(RoundTrip::isOpen).toList();
        var stages = dossiers.stages(number);
        var timeline = new Timeline(dossier.state(), Timeline.Origin.of(dossier), allWorks, openTrips, stages);
        var role = remembered(names::role);
        var account = remembered(names::account);
        var now = clock.instant();
        return new DossierView(
                number,
                dossier.state(),
                stateLabel.of(dossier),
                dossier.stateSince(),
                timeline.now().step(),
                timeline.now().label(),
                Waiting.of(allWorks, openTrips, person.groups(), role, now),
                actions.open(person, number),
                allTrips.stream()
                        .map(trip -> DossierView.Trip.of(
                                trip,
                                items.getOrDefault(trip.id(), List.of()),
                                role,
                                Sight.seesQuestion(person, trip),
                                now))
                        .toList(),
                slips.of(number).stream()
                        .map(slip -> DossierView.Slip.of(slip, account))
                        .toList(),
                unvalidated(dossier),
                history(allWorks, role),
                cabinet.papers(number, person),
                cabinet.takes(dossier, person),
                timeline.steps(),
                findings.points(number).stream()
                        .map(point -> DossierView.Point.of(point, account))
                        .toList(),
                reserves(dossier, person, role, account),
                Sight.seesDiagnostics(person)
                        ? signedWithout.of(number).stream()
                                .map(piece -> DossierView.Unprovided.of(piece, account))
                                .toList()
                        : List.of(),
                Drawer.OPINIONS.opensTo(person.groups()) ? takenBack(number, role, account) : List.of(),
                place(dossier, person),
                period(dossier),
                dossier.request().purpose(),
                dossier.request().staffCount(),
                dossier.request().publicCount(),
                dossier.service(),
                names.service(dossier.service()),
                outsider(dossier, person),
                silence(dossier),
                suspendedSince(dossier),
                Sight.seesDecisions(person, dossiers.agreedAt(number).isPresent()) ? legal.of(dossier) : null,
                legal.publicity(dossier),
                dossier.requestedAt(),
                dossier.takenOverAt(),
                openedEarly(dossier, stages),
                visits.latest(number)
                        .filter(visit -> !visit.calledOff())
                        .map(visit -> appointment(person, visit))
                        .orElse(null),
                keys(person, number),
                stateLabel.reason(dossier),
                closingReason(dossier),
                dossier.holdExpiresAt(),
                dossier.state() == DossierState.ACCORD_PRINCIPE || dossier.state() == DossierState.EN_SIGNATURE
                        ? dossier.agreementLapsesAt()
                        : null,
                Optional.ofNullable(dossier.occupationEnd())
                        .orElse(dossier.request().requestedEnd()),
                reminders(escalations.of(number), allWorks));
    }

    private List<DossierView.Changed> unvalidated(Dossier dossier) {
        return dossier.state().takesNewFacts()
                ? changes.unvalidated(dossier.number()).stream()
                        .map(DossierView.Changed::of)
                        .toList()
                : List.of();
    }

    private List<DossierView.Reserve> reserves(
            Dossier dossier, SignedIn person, UnaryOperator<String> role, UnaryOperator<String> account) {
        var agreed = dossiers.agreedAt(dossier.number()).isPresent();
        return reserves.of(dossier.number()).stream()
                .filter(reserve -> Sight.seesReserve(person, reserve, agreed))
                .map(reserve -> DossierView.Reserve.of(reserve, role, account))
                .toList();
    }

    private List<DossierView.TakenBack> takenBack(
            DossierNumber dossier, UnaryOperator<String> role, UnaryOperator<String> account) {
        var reports = visits.takenBack(dossier).stream()
                .map(one -> new DossierView.TakenBack(
                        "Visite",
                        String.valueOf(one.report().findings()),
                        one.reason(),
                        account.apply(one.by()),
                        one.at()));
        var said = opinions.takenBack(dossier).stream()
                .map(one -> new DossierView.TakenBack(
                        role.apply(one.opinion().trade()),
                        one.opinion().ground(),
                        one.reason(),
                        account.apply(one.by()),
                        one.at()));
        return Stream.concat(reports, said).toList();
    }

    private static @Nullable LocalDate openedEarly(Dossier dossier, List<Stage> stages) {
        return stages.stream()
                .filter(stage -> stage.state() == DossierState.OUVERT)
                .map(stage -> stage.since().atZone(HouseClock.PARIS).toLocalDate())
                .filter(day -> day.isBefore(dossier.request().requestedStart()))
                .findFirst()
                .orElse(null);
    }

    private static List<DossierView.Reminder> reminders(List<Escalation> escalations, List<Work> works) {
        return escalations.stream()
                .flatMap(escalation -> works.stream()
                        .filter(work -> work.taskId().equals(escalation.taskId()))
                        .map(work -> new DossierView.Reminder(
                                work.name(),
                                escalation.action(),
                                escalation.action().label(),
                                escalation.at(),
                                work.endedAt() == null)))
                .toList();
    }

    private List<DossierView.Past> history(List<Work> works, UnaryOperator<String> role) {
        return works.stream()
                .flatMap(work -> Stream.ofNullable(work.endedAt())
                        .map(end -> new DossierView.Past(
                                work.name(),
                                work.roles().stream().sorted().map(role).collect(Collectors.joining(", ")),
                                work.createdAt(),
                                end,
                                actedFor(work))))
                .toList();
    }

    private @Nullable String actedFor(Work work) {
        return work.actedFor() == null || work.endedBy() == null
                ? null
                : "%s, en suppléance de %s".formatted(names.account(work.endedBy()), standIns.label(work.actedFor()));
    }

    private DossierView.@Nullable Outsider outsider(Dossier dossier, SignedIn person) {
        var mayWrite = Drawer.STATUTES.opensTo(person.groups());
        return occupants
                .find(dossier.number())
                .filter(occupant -> Drawer.REQUEST.opensTo(person.groups()))
                .map(occupant -> new DossierView.Outsider(
                        occupant.legalName(),
                        OccupantTypeLabels.of(dossier.request().occupantType()),
                        occupant.identifier().orElse(null),
                        occupant.address(),
                        mayWrite ? "%s (%s)".formatted(occupant.legalRepName(), occupant.legalRepQuality()) : null,
                        mayWrite ? occupant.email() : null,
                        mayWrite ? occupant.phone() : null))
                .orElse(null);
    }

    /** Once the house has answered, silence no longer threatens; a refusal that it made stays told. */
    private DossierView.@Nullable Silence silence(Dossier dossier) {
        return silences.refusedOn(dossier.number())
                .map(on -> new DossierView.Silence(on, true))
                .orElseGet(() ->
                        dossier.isUnanswered() ? new DossierView.Silence(silences.refusesOn(dossier), false) : null);
    }

    private Place place(Dossier dossier, SignedIn person) {
        var space = spaces.find(dossier.request().spaceCode());
        var withAddress = space.filter(known -> Sight.seesAddress(person, known, days.holdsAny(dossier.number())));
        return place(space, dossier, withAddress.isPresent());
    }

    private DossierView.@Nullable Keys keys(SignedIn person, DossierNumber number) {
        if (!Sight.seesKeyCount(person)) {
            return null;
        }
        var out = keys.of(number);
        return new DossierView.Keys(
                out.size(),
                Sight.seesKeys(person) ? out.stream().flatMap(Reading::held).toList() : List.of());
    }

    private static Stream<DossierView.HeldSet> held(KeySet set) {
        return set.holder() == null || set.handedOver() == null
                ? Stream.empty()
                : Stream.of(new DossierView.HeldSet(set.title(), set.holder(), set.handedOver()));
    }

    /** What is said at the visit is for who may read its report; when it is, everybody may know (role-matrix.md, row 46). */
    private static DossierView.Appointment appointment(SignedIn person, Visit visit) {
        if (!Drawer.VISIT.opensTo(person.groups())) {
            return new DossierView.Appointment(visit.at(), null, null, null);
        }
        var report = visit.report();
        return new DossierView.Appointment(
                visit.at(),
                visit.meetingPoint(),
                report == null ? null : report.held(),
                report == null ? null : report.reserves());
    }

    /** An occupation that has ended goes on no more, whatever held it up. */
    private @Nullable LocalDate suspendedSince(Dossier dossier) {
        return dossier.state() == DossierState.OUVERT
                ? suspensions.underWay(dossier.number()).map(Suspension::since).orElse(null)
                : null;
    }

    private static @Nullable String closingReason(Dossier dossier) {
        if (dossier.state() != DossierState.REFUSE && dossier.state() != DossierState.ABANDONNE) {
            return null;
        }
        return dossier.refusalReason() != null ? dossier.refusalReason() : dossier.abandonReason();
    }

    private static Place place(Optional<Space> space, Dossier dossier, boolean withAddress) {
        return space.map(known ->
                        new Place(known.code(), known.label(), known.commune(), withAddress ? known.address() : null))
                .orElseGet(() -> new Place(dossier.request().spaceCode(), "Espace inconnu", "à compléter", null));
    }

    private static Period period(Dossier dossier) {
        return new Period(dossier.request().requestedStart(), dossier.request().requestedEnd());
    }

    /** Asks the directory once for each id. */
    private static UnaryOperator<String> remembered(UnaryOperator<String> names) {
        var known = new HashMap<String, String>();
        return id -> known.computeIfAbsent(id, names);
    }
}
