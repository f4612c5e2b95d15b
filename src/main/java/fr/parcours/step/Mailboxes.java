package fr.parcours.step;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Whom to write to: addresses come from the directory of accounts only, never from a request. */
@Component
public class Mailboxes {
    private static final Set<String> OF_ONE_SERVICE = Set.of("grp-porteur", "grp-hierarchie");

    private final IdentityService identity;

    Mailboxes(IdentityService identity) {
        this.identity = identity;
    }

    public Stream<String> of(String login) {
        return addresses(identity.createUserQuery().userId(login).list());
    }

    /** The members of a group; for requesters and their hierarchy, those of the dossier's service only. */
    public Stream<String> of(String group, String service) {
        var members = identity.createUserQuery().memberOfGroup(group);
        return addresses((OF_ONE_SERVICE.contains(group) ? members.memberOfTenant(service) : members).list());
    }

    private static Stream<String> addresses(List<User> users) {
        return users.stream().map(User::getEmail).filter(mail -> mail != null && !mail.isBlank());
    }
}
