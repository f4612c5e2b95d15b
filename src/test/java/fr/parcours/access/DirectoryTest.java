package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Groups;
import fr.parcours.ParcoursTest;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine asks our directory who is who, and can make nobody. */
@ParcoursTest
class DirectoryTest {
    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @BeforeEach
    @AfterEach
    void nobodyIsSignedIn() {
        identity.clearAuthentication();
    }

    @Test
    void it_knows_each_account_with_its_function_and_mail() {
        var agent = identity.createUserQuery().userId("agent").singleResult();

        assertThat(agent.getLastName()).isEqualTo("Agent demandeur (participation)");
        assertThat(agent.getEmail()).isEqualTo("agent@parcours.invalid");
        assertThat(identity.createUserQuery().userId("personne").count()).isZero();
    }

    @Test
    void it_finds_the_members_of_a_group_within_a_service() {
        assertThat(identity.createUserQuery().memberOfGroup("grp-juridique").list())
                .extracting(User::getId)
                .containsExactly("juridique", "juridique2");
        assertThat(identity.createUserQuery()
                        .memberOfGroup("grp-hierarchie")
                        .memberOfTenant("service-culture")
                        .list())
                .extracting(User::getId)
                .containsExactly("hierarchie2");
    }

    @Test
    void requesters_see_their_service_instructors_all_and_the_administrator_none() {
        var all = identity.createTenantQuery().count();

        assertThat(tenants("agent")).containsExactly("service-participation");
        assertThat(tenants("hierarchie2")).containsExactly("service-culture");
        assertThat(tenants("juridique")).hasSize((int) all);
        assertThat(tenants("dpo")).hasSize((int) all);
        assertThat(tenants("admin")).isEmpty();
    }

    @Test
    void groups_have_french_names() {
        assertThat(identity.createGroupQuery().groupMember("admin").list())
                .extracting(Group::getId)
                .containsExactly("camunda-admin", "grp-admin");
        assertThat(identity.createGroupQuery()
                        .groupId("grp-juridique")
                        .singleResult()
                        .getName())
                .isEqualTo("Juridique");
    }

    @Test
    void lists_come_page_by_page() {
        assertThat(identity.createUserQuery().listPage(1, 2))
                .extracting(User::getId)
                .containsExactly("agent", "agent2");
    }

    @Test
    void nobody_can_be_made_and_no_password_tried() {
        assertThat(identity.isReadOnly()).isTrue();
        assertThatThrownBy(() -> identity.newUser("intrus")).isInstanceOf(RuntimeException.class);
        assertThat(identity.checkPassword("agent", "agent")).isFalse();
    }

    @Test
    void no_grant_names_a_person_a_task_or_a_variable() {
        assertThat(authorizations.createAuthorizationQuery().list())
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.getUserId()).isNull();
                    assertThat(row.getGroupId()).isIn(Groups.LABELS.keySet());
                    assertThat(row.getResourceType()).isNotEqualTo(Resources.TASK.resourceType());
                });
    }

    private java.util.List<String> tenants(String login) {
        return identity.createTenantQuery().userMember(login).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .toList();
    }
}
