package fr.parcours.step;

import fr.parcours.Groups;
import fr.parcours.engine.House;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.springframework.stereotype.Component;

/** Whom to write to: addresses come from the directory of accounts only, never from a request. */
@Component
public class Mailboxes {

    private final IdentityService identity;
    private final House house;

    Mailboxes(IdentityService identity, House house) {
        this.identity = identity;
        this.house = house;
    }

    public Stream<String> of(String login) {
        return addresses(identity.createUserQuery().userId(login));
    }

    /** The members of a group; for requesters and their hierarchy, those of the dossier's service only. */
    public Stream<String> of(String group, String service) {
        var members = identity.createUserQuery().memberOfGroup(group);
        return addresses(Groups.OF_ONE_SERVICE.contains(group) ? members.memberOfTenant(service) : members);
    }

    private Stream<String> addresses(UserQuery query) {
        return house.act(query::list).stream().map(User::getEmail).filter(mail -> mail != null && !mail.isBlank());
    }
}
