package fr.parcours.engine;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** French names of services, roles and accounts, asked of the directory; the id itself where the directory knows none. */
@Component
public class Names {
    private final IdentityService identity;
    private final House house;

    Names(IdentityService identity, House house) {
        this.identity = identity;
        this.house = house;
    }

    public String service(String tenant) {
        return Optional.ofNullable(house.act(
                        () -> identity.createTenantQuery().tenantId(tenant).singleResult()))
                .map(Tenant::getName)
                .orElse(tenant);
    }

    /** What an account is called: a role or a post rather than a person's name. */
    public String account(String login) {
        return Optional.ofNullable(
                        house.act(() -> identity.createUserQuery().userId(login).singleResult()))
                .map(User::getLastName)
                .filter(name -> !name.isBlank())
                .orElse(login);
    }

    public String role(String group) {
        return Optional.ofNullable(house.act(
                        () -> identity.createGroupQuery().groupId(group).singleResult()))
                .map(Group::getName)
                .orElse(group);
    }
}
