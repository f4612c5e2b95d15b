package fr.parcours.step;

import fr.parcours.Groups;
import fr.parcours.engine.Homes;
import fr.parcours.engine.House;
import fr.parcours.register.substitute.Substitutes;
import fr.parcours.register.substitute.Substitution;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.stereotype.Component;

/**
 * Whom to write to: addresses come from the directory of accounts only, never from a request. Who stands in for an absent
 * colleague gets that colleague's letters too.
 */
@Component
public class Mailboxes {

    private final IdentityService identity;
    private final Homes homes;
    private final House house;
    private final Substitutes substitutes;
    private final Clock clock;

    Mailboxes(IdentityService identity, Homes homes, House house, Substitutes substitutes, Clock clock) {
        this.identity = identity;
        this.homes = homes;
        this.house = house;
        this.substitutes = substitutes;
        this.clock = clock;
    }

    public Stream<String> of(String login) {
        var standIns = substitutes.standingOn(LocalDate.now(clock)).stream()
                .filter(standing -> standing.holder().equals(login))
                .map(Substitution::substitute);
        return Stream.concat(Stream.of(login), standIns)
                .flatMap(reader -> addresses(identity.createUserQuery().userId(reader), known -> true));
    }

    /**
     * The members of a group, substitutes included; for requesters and their hierarchy, those of the dossier's service
     * only.
     */
    public Stream<String> of(String group, String service) {
        var members = identity.createUserQuery().memberOfGroup(group);
        return Groups.OF_ONE_SERVICE.contains(group)
                ? addresses(
                        members,
                        login -> homes.homeOf(login).filter(service::equals).isPresent())
                : addresses(members, login -> true);
    }

    private Stream<String> addresses(UserQuery query, Predicate<String> isMeant) {
        return house.act(query::list).stream()
                .filter(user -> isMeant.test(user.getId()))
                .map(User::getEmail)
                .filter(mail -> mail != null && !mail.isBlank());
    }
}
