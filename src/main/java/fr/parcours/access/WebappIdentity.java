package fr.parcours.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;

/** Hands the signed-in person to the engine's webapps: one sign-in for all. Made by name by the webapps' filter. */
public final class WebappIdentity extends ContainerBasedAuthenticationProvider {
    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        var login = Person.signedIn().orElse(null);
        if (login == null
                || engine.getIdentityService().createUserQuery().userId(login).count() == 0) {
            return AuthenticationResult.unsuccessful();
        }
        var identity = engine.getIdentityService();
        var result = AuthenticationResult.successful(login);
        result.setGroups(identity.createGroupQuery().groupMember(login).list().stream()
                .map(Group::getId)
                .toList());
        result.setTenants(tenants(engine, login));
        return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // the sign-in page stands before this
    }

    private static List<String> tenants(ProcessEngine engine, String login) {
        return engine
                .getIdentityService()
                .createTenantQuery()
                .userMember(login)
                .includingGroupsOfUser(true)
                .list()
                .stream()
                .map(Tenant::getId)
                .toList();
    }
}
