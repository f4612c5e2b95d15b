package fr.parcours.desk;

import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.NotFound;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.document.Drawer;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Reserves.Reserve;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.space.Space;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Who may see what (role-matrix.md, rows 4 to 7). */
@Component
class Sight {
    private static final Set<String> READERS_OF_DIAGNOSTICS = Set.of(
            Groups.PATRIMOINE,
            Groups.TECHNIQUE,
            Groups.SECURITE,
            Groups.JURIDIQUE,
            Groups.ASSURANCES,
            Groups.SIGNATURE_DGA,
            Groups.SIGNATURE_DGS,
            Groups.SIGNATURE_ELU,
            Groups.PILOTAGE);

    private final CurrentUser currentUser;
    private final Dossiers dossiers;

    Sight(CurrentUser currentUser, Dossiers dossiers) {
        this.currentUser = currentUser;
        this.dossiers = dossiers;
    }

    /** @throws Forbidden for who has no business with dossiers, the technical administrator first */
    SignedIn reader() {
        var person = currentUser.require();
        if (!readsDossiers(person)) {
            throw new Forbidden("Votre rôle ne donne pas accès aux dossiers.");
        }
        return person;
    }

    /** As {@link #reader()}, with the roles that this person has in this dossier. */
    SignedIn reader(Dossier dossier) {
        return reader().before(dossier.service());
    }

    static boolean readsDossiers(SignedIn person) {
        return hasTasks(person) || person.isIn(Groups.DPO);
    }

    /** @throws NotFound unknown or of a service that this person may not see: the same words for both */
    Dossier dossier(DossierNumber number) {
        return seen(number).orElseThrow(() -> new NotFound("Ce dossier n'existe pas ou ne vous est pas ouvert."));
    }

    /** Empty as {@link #dossier} refuses. */
    Optional<Dossier> seen(DossierNumber number) {
        var person = reader();
        MDC.put(DossierNumber.IN_LOG, number.value());
        return dossiers.find(number)
                .filter(dossier -> person.tenants().contains(dossier.service()) && person.mayMeet(number));
    }

    /** Takes part in the journey, rather than keeping its machine or its archives. */
    static boolean hasTasks(SignedIn person) {
        return person.groups().stream().anyMatch(Groups.OF_TASKS::contains);
    }

    static boolean isTechnical(SignedIn person) {
        return person.isIn(Groups.ADMIN) || person.isIn(Groups.CAMUNDA_ADMIN);
    }

    /** @throws Forbidden for who may not see the inventory */
    SignedIn visitorOfSpaces() {
        var person = currentUser.require();
        if (!hasTasks(person)) {
            throw new Forbidden("Votre rôle ne donne pas accès aux espaces.");
        }
        return person;
    }

    /** @throws Forbidden for who may not change the inventory: it is the patrimony's (row 7) */
    SignedIn keeperOfSpaces() {
        var person = currentUser.require();
        if (!keepsSpaces(person)) {
            throw new Forbidden("Seul le patrimoine modifie l'inventaire des espaces.");
        }
        return person;
    }

    /** @throws Forbidden for who may not take over occupations that run already: it is the patrimony's */
    SignedIn keeperOfOccupations() {
        var person = currentUser.require();
        if (!keepsSpaces(person)) {
            throw new Forbidden("Seul le patrimoine reprend des occupations en cours.");
        }
        return person;
    }

    /** @throws Forbidden for who may not see the figures of all services (row 58) */
    SignedIn readerOfFigures() {
        var person = currentUser.require();
        if (!readsFigures(person)) {
            throw new Forbidden("Votre rôle ne donne pas accès aux chiffres du pilotage.");
        }
        return person;
    }

    static boolean readsFigures(SignedIn person) {
        return seesEveryAddress(person) || isTechnical(person);
    }

    /** @throws Forbidden for who may not take the figures away (row 61) */
    SignedIn exporterOfFigures() {
        var person = currentUser.require();
        if (!exportsFigures(person)) {
            throw new Forbidden("Votre rôle ne permet pas d'exporter les chiffres du pilotage.");
        }
        return person;
    }

    static boolean exportsFigures(SignedIn person) {
        return Stream.of(Groups.PATRIMOINE, Groups.FINANCES, Groups.PILOTAGE, Groups.DPO)
                .anyMatch(person::isIn);
    }

    static boolean keepsSpaces(SignedIn person) {
        return person.isIn(Groups.PATRIMOINE);
    }

    /**
     * Vacant addresses invite squatters (domain.md 5.1, note 1 of the matrix) [PARAM].
     *
     * @param optionHeld a dossier that this person may see holds the space
     */
    static boolean seesAddress(SignedIn person, Space space, boolean optionHeld) {
        return switch (space.confidentiality()) {
            case "PUBLIC" -> true;
            case "INTERNE" -> optionHeld || seesEveryAddress(person);
            default -> optionHeld || keepsSpaces(person);
        };
    }

    /** Diagnostics are for who instructs the building or signs for it (row 47). */
    static boolean seesDiagnostics(SignedIn person) {
        return person.groups().stream().anyMatch(READERS_OF_DIAGNOSTICS::contains);
    }

    /** Vacant addresses invite squatters: requesters and their hierarchy get them with an option only. */
    static boolean seesEveryAddress(SignedIn person) {
        return person.groups().stream()
                .anyMatch(group -> Groups.OF_TASKS.contains(group) && !Groups.OF_ONE_SERVICE.contains(group));
    }

    /**
     * What a trade wants done first is its opinion (row 48); the agreement in principle tells it to everybody. What the visit
     * left is told at once (row 46).
     */
    static boolean seesReserve(SignedIn person, Reserve reserve, boolean agreed) {
        return agreed
                || reserve.trade().equals(Groups.PATRIMOINE)
                || person.isIn(reserve.trade())
                || Drawer.OPINIONS.opensTo(person.groups());
    }

    /** Whatever a task asks, it is open to who reads opinions (row 48). */
    boolean seesEveryQuestion() {
        return Drawer.OPINIONS.opensTo(reader().groups());
    }

    /** What one trade asks another is of its analysis (row 48); what the requester's side is asked, all may know. */
    static boolean seesQuestion(SignedIn person, RoundTrip trip) {
        return Groups.OF_ONE_SERVICE.contains(trip.askedRole())
                || person.isIn(trip.askedRole())
                || trip.askingRole() != null && person.isIn(trip.askingRole())
                || Drawer.OPINIONS.opensTo(person.groups());
    }

    /** What tables decided is analysis (row 48) until the agreement in principle tells it to everybody. */
    static boolean seesDecisions(SignedIn person, boolean agreed) {
        return agreed || Drawer.OPINIONS.opensTo(person.groups());
    }

    /** Which keys are out, and who holds them (row 56); requesters know their own dossiers' only, as everything. */
    static boolean seesKeys(SignedIn person) {
        return Stream.of(Groups.PORTEUR, Groups.PATRIMOINE, Groups.TECHNIQUE).anyMatch(person::isIn);
    }

    /** How many sets are out, or more than that. */
    static boolean seesKeyCount(SignedIn person) {
        return seesKeys(person) || person.isIn(Groups.PILOTAGE);
    }

    /** Sees the dossiers of more than the own service. */
    static boolean seesEveryService(SignedIn person) {
        return seesEveryAddress(person) || person.isIn(Groups.DPO);
    }
}
