package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.Homes;
import fr.parcours.engine.House;
import fr.parcours.engine.StandIns;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupant.Occupant;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.preference.Preferences;
import fr.parcours.register.substitute.Substitutes;
import fr.parcours.register.substitute.Substitution;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.stereotype.Component;

/**
 * Whom to write to: addresses come from the directory of accounts, and that of an occupant from outside from his register;
 * never from a form. Who stands in for an absent colleague gets that colleague's letters too, as long as the directory
 * lets him.
 */
@Component
public class Mailboxes {
    private static final Pattern TAG = Pattern.compile("\\+[^@]*(?=@)");

    private final IdentityService identity;
    private final Homes homes;
    private final House house;
    private final Substitutes substitutes;
    private final StandIns directory;
    private final Preferences preferences;
    private final Dossiers dossiers;
    private final Occupants occupants;
    private final Clock clock;

    Mailboxes(
            IdentityService identity,
            Homes homes,
            House house,
            Substitutes substitutes,
            StandIns directory,
            Preferences preferences,
            Dossiers dossiers,
            Occupants occupants,
            Clock clock) {
        this.identity = identity;
        this.homes = homes;
        this.house = house;
        this.substitutes = substitutes;
        this.directory = directory;
        this.preferences = preferences;
        this.dossiers = dossiers;
        this.occupants = occupants;
        this.clock = clock;
    }

    /** Is it the address of an account of the house, whoever asks, or one that leads there by a « + »? */
    public boolean isOurs(String address) {
        return addresses(identity.createUserQuery()).map(Mailboxes::box).anyMatch(box(address)::equalsIgnoreCase);
    }

    private static String box(String address) {
        return TAG.matcher(address).replaceFirst("");
    }

    public Stream<String> of(String login) {
        var standIns = substitutes.standingOn(LocalDate.now(clock)).stream()
                .filter(standing -> standing.holder().equals(login))
                .map(Substitution::substitute)
                .filter(directory.candidates(login)::containsKey);
        return Stream.concat(Stream.of(login), standIns)
                .flatMap(reader -> addresses(identity.createUserQuery().userId(reader)));
    }

    /**
     * The members of a group, substitutes included; for requesters and their hierarchy, those of the dossier's service
     * only.
     */
    public Stream<String> of(String group, String service) {
        return members(group, service).flatMap(Mailboxes::address);
    }

    /** As {@link #of(String, String)}, without those who want to hear of new tasks once a day. */
    public Stream<String> atOnce(String group, String service) {
        var daily = preferences.daily();
        return members(group, service)
                .filter(member -> !daily.contains(member.getId()))
                .flatMap(Mailboxes::address);
    }

    /** The accounts of a group, as {@link #of(String, String)} finds them. */
    public Set<String> logins(String group, String service) {
        return members(group, service).map(User::getId).collect(Collectors.toUnmodifiableSet());
    }

    /** Where the occupant reads his letters: his own address from outside, or the requester's. */
    public Stream<String> ofOccupant(DossierNumber dossier) {
        var outside = outside(dossier).toList();
        return outside.isEmpty() ? of(dossiers.get(dossier).requesterLogin()) : outside.stream();
    }

    /** The address of an occupant from outside; none of a service. */
    public Stream<String> outside(DossierNumber dossier) {
        return dossiers.get(dossier).request().isExternal()
                ? occupants.find(dossier).map(Occupant::email).stream()
                : Stream.empty();
    }

    /** The person's own box: who stands in is not written to. */
    public Stream<String> own(String login) {
        return addresses(identity.createUserQuery().userId(login));
    }

    private Stream<User> members(String group, String service) {
        var members = identity.createUserQuery().memberOfGroup(group);
        return house.act(members::list).stream()
                .filter(member -> !Groups.OF_ONE_SERVICE.contains(group) || isAt(service, member));
    }

    private boolean isAt(String service, User member) {
        return homes.homeOf(member.getId()).filter(service::equals).isPresent();
    }

    private Stream<String> addresses(UserQuery query) {
        return house.act(query::list).stream().flatMap(Mailboxes::address);
    }

    private static Stream<String> address(User user) {
        return Stream.ofNullable(user.getEmail()).filter(mail -> !mail.isBlank());
    }
}
