package fr.parcours.desk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.desk.SpaceSheetView.Check;
import fr.parcours.desk.SpaceSheetView.Index;
import fr.parcours.desk.SpaceSheetView.Line;
import fr.parcours.desk.SpaceSheetView.Past;
import fr.parcours.desk.SpaceSheetView.Section;
import fr.parcours.engine.Names;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Days;
import fr.parcours.register.space.Days.Stay;
import fr.parcours.register.space.Diagnostics;
import fr.parcours.register.space.Fact;
import fr.parcours.register.space.Meter.Reading;
import fr.parcours.register.space.Meters;
import fr.parcours.register.space.Sheet;
import fr.parcours.register.space.Sheets;
import fr.parcours.register.space.Sheets.Origin;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Spaces;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a reader may see of spaces: the list, a sheet, its calendar. */
@Component
class SpaceReading {
    /** What a requester chooses by (role-matrix.md, notes 1 and 5). */
    private static final Set<String> OF_CHOICE = Set.of(
            "label",
            "commune",
            "availableFrom",
            "availableUntil",
            "lastUse",
            "building",
            "areaUsable",
            "areaPlot",
            "maxCapacity",
            "erpType",
            "erpCategory",
            "pmrAccess",
            "accessibilityDerogation",
            "transport",
            "nearTransit",
            "dtaPresent",
            "fibre",
            "elecState",
            "gazState",
            "eauState",
            "chauffageState",
            "internetState");

    /** Why a space is not to be had otherwise is not told to who chooses one. */
    private static final List<Space.Status> STATUSES_OF_CHOICE =
            List.of(Space.Status.VACANT, Space.Status.OPTION, Space.Status.OCCUPE);

    private static final Set<String> OF_ADDRESS = Set.of("addressLine", "postalCode", "cadastralRef");

    /** From these on the space is occupied, before them only held. */
    private static final Set<DossierState> OCCUPIES =
            Set.of(DossierState.SIGNE, DossierState.OUVERT, DossierState.EN_FIN, DossierState.CLOS);

    private final Sight sight;
    private final Spaces spaces;
    private final Sheets sheets;
    private final Days days;
    private final Diagnostics diagnostics;
    private final Meters meters;
    private final Dossiers dossiers;
    private final Names names;
    private final Clock clock;

    SpaceReading(
            Sight sight,
            Spaces spaces,
            Sheets sheets,
            Days days,
            Diagnostics diagnostics,
            Meters meters,
            Dossiers dossiers,
            Names names,
            Clock clock) {
        this.sight = sight;
        this.spaces = spaces;
        this.sheets = sheets;
        this.days = days;
        this.diagnostics = diagnostics;
        this.meters = meters;
        this.dossiers = dossiers;
        this.names = names;
        this.clock = clock;
    }

    /** The spaces that this person may see and that fit, by code. @throws BadInput a status that is not his to know */
    List<SpaceView> list(SpaceSearch search) {
        var person = sight.visitorOfSpaces();
        if (search.status() != null && !statuses(person).contains(search.status())) {
            throw new BadInput("status", "Ce statut n'est pas proposé.");
        }
        var stays = days.staysFrom(LocalDate.now(clock));
        var behind = dossiersOf(stays);
        var optionHeld = stays.stream()
                .filter(stay -> sees(person, behind.get(stay.dossier())))
                .map(Stay::space)
                .collect(toSet());
        var taken = stays.stream()
                .filter(stay -> search.from() != null
                        && search.to() != null
                        && !stay.from().isAfter(search.to())
                        && !stay.to().isBefore(search.from()))
                .map(Stay::space)
                .collect(toSet());
        var bySpace = stays.stream()
                .collect(groupingBy(
                        Stay::space, mapping(stay -> stay(stay, behind.get(stay.dossier()), person), toList())));
        return spaces.all().stream()
                .map(space -> new Placed(space, standing(space, bySpace.getOrDefault(space.code(), List.of()), person)))
                .filter(placed -> search.fits(placed.space(), placed.standing(), taken))
                .map(placed ->
                        view(placed, person, optionHeld.contains(placed.space().code())))
                .toList();
    }

    /** The communes in which this person may see spaces. */
    List<String> communes() {
        sight.visitorOfSpaces();
        return spaces.all().stream().map(Space::commune).distinct().sorted().toList();
    }

    /** @throws NotFound unknown or not this person's to see */
    SpaceSheetView sheet(String code) {
        var person = sight.visitorOfSpaces();
        var today = LocalDate.now(clock);
        var space =
                spaces.find(code).orElseThrow(() -> new NotFound("Cet espace n'existe pas ou ne vous est pas ouvert."));
        var stays = days.stays(code);
        var behind = dossiersOf(stays);
        var isHeld = stays.stream()
                .anyMatch(stay ->
                        sees(person, behind.get(stay.dossier())) && !stay.to().isBefore(today));
        var withAddress = Sight.seesAddress(person, space, isHeld);
        var instructs = Sight.seesEveryAddress(person);
        var calendar = SpaceCalendar.of(
                stays.stream()
                        .map(stay -> stay(stay, behind.get(stay.dossier()), person))
                        .toList(),
                today);
        return new SpaceSheetView(
                view(new Placed(space, standing(space, calendar.stays(), person)), person, isHeld),
                !withAddress,
                sections(sheets.get(code), withAddress, instructs),
                Sight.seesDiagnostics(person)
                        ? diagnostics.of(code).stream()
                                .map(diagnostic -> Check.of(diagnostic, today))
                                .toList()
                        : null,
                instructs ? readings(code) : List.of(),
                calendar);
    }

    /** For who keeps the inventory: what changed on a sheet, the newest first. */
    List<Past> history(String code) {
        sight.keeperOfSpaces();
        return sheets.history(code).stream()
                .map(line -> new Past(
                        line.fact().label(),
                        line.before() == null ? null : line.fact().kind().show(line.before()),
                        line.after() == null ? null : line.fact().kind().show(line.after()),
                        names.account(line.by()),
                        line.at(),
                        line.origin() == Origin.IMPORT))
                .toList();
    }

    /** By which this person may search. */
    static List<Space.Status> statuses(SignedIn person) {
        return Sight.seesEveryAddress(person) ? List.of(Space.Status.values()) : STATUSES_OF_CHOICE;
    }

    /** A space and how it stands today. */
    private record Placed(Space space, Standing standing) {}

    private Standing standing(Space space, List<SpaceCalendar.Stay> stays, SignedIn person) {
        return Standing.of(space, stays, LocalDate.now(clock), Sight.seesEveryAddress(person));
    }

    private static SpaceView view(Placed placed, SignedIn person, boolean optionHeld) {
        return SpaceView.of(
                placed.space(),
                placed.standing(),
                Sight.seesAddress(person, placed.space(), optionHeld),
                Sight.seesEveryAddress(person));
    }

    private Map<DossierNumber, Dossier> dossiersOf(List<Stay> stays) {
        return dossiers.all(stays.stream().map(Stay::dossier).toList()).stream()
                .collect(toMap(Dossier::number, dossier -> dossier));
    }

    private static boolean sees(SignedIn person, @Nullable Dossier dossier) {
        return dossier != null && person.tenants().contains(dossier.service());
    }

    private static SpaceCalendar.Stay stay(Stay stay, @Nullable Dossier dossier, SignedIn person) {
        var occupies = dossier != null && OCCUPIES.contains(dossier.state());
        return new SpaceCalendar.Stay(
                stay.from(),
                stay.to(),
                occupies ? SpaceCalendar.OCCUPATION : SpaceCalendar.OPTION,
                sees(person, dossier) ? stay.dossier() : null);
    }

    private static List<Section> sections(Sheet sheet, boolean withAddress, boolean instructs) {
        var sections = new LinkedHashMap<String, List<Line>>();
        Fact.ALL.stream()
                .filter(fact -> !fact.isOfDiagnostics())
                .filter(fact -> !fact.key().equals("status")) // the head of the sheet tells how the space stands today
                .filter(fact ->
                        OF_ADDRESS.contains(fact.key()) ? withAddress : instructs || OF_CHOICE.contains(fact.key()))
                .forEach(fact -> sections.computeIfAbsent(fact.section(), first -> new ArrayList<>())
                        .add(new Line(
                                fact.key(),
                                fact.label(),
                                sheet.get(fact.key()).map(fact.kind()::show).orElse(null))));
        return sections.entrySet().stream()
                .map(section -> new Section(section.getKey(), List.copyOf(section.getValue())))
                .toList();
    }

    private List<Index> readings(String code) {
        return meters.readings(code).stream()
                .sorted(Comparator.comparing(Reading::readOn).reversed())
                .map(Index::of)
                .toList();
    }
}
