package fr.parcours.engine;

import fr.parcours.Groups;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.stereotype.Component;

/** Who may ask for a space, and for which service: asked of the directory. */
@Component
public class Requesters {
    private final IdentityService identity;
    private final Homes homes;
    private final House house;

    Requesters(IdentityService identity, Homes homes, House house) {
        this.identity = identity;
        this.homes = homes;
        this.house = house;
    }

    /** The service of this id or French name. */
    public Optional<String> service(String named) {
        return house.act(() -> identity.createTenantQuery().list()).stream()
                .filter(tenant -> named.equals(tenant.getId()) || named.equalsIgnoreCase(tenant.getName()))
                .map(Tenant::getId)
                .findFirst();
    }

    /** Does this account belong to the service, and may it ask in its name? */
    public boolean mayAskFor(String service, String login) {
        var isRequester = house.act(() -> identity.createUserQuery()
                        .userId(login)
                        .memberOfGroup(Groups.PORTEUR)
                        .count())
                > 0;
        return isRequester && homes.homeOf(login).filter(service::equals).isPresent();
    }
}
