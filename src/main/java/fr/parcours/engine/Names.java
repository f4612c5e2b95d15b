package fr.parcours.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * French names: of services, roles and accounts as the directory knows them, of processes as their models do; else the id
 * itself.
 */
@Component
public class Names {
    private final IdentityService identity;
    private final RepositoryService repository;
    private final House house;

    Names(IdentityService identity, RepositoryService repository, House house) {
        this.identity = identity;
        this.repository = repository;
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
        if (SignedIn.doorOf(login).isPresent()) {
            return "L'occupant";
        }
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

    /** Of those that the house knows, by key. */
    public Map<String, String> processes(Set<String> keys) {
        return house
                .act(() -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKeysIn(keys.toArray(String[]::new))
                        .latestVersion()
                        .list())
                .stream()
                .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getName));
    }

    public String process(String key) {
        return processes(Set.of(key)).getOrDefault(key, key);
    }
}
