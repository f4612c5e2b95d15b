package fr.parcours.access;

import fr.parcours.Groups;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's view of our directory. It reads and never writes, so no account, group or tenant can come into being by
 * any address, and the first-run setup refuses itself (CVE-2026-77226). Passwords are not its business.
 */
final class ReadOnlyDirectory implements ReadOnlyIdentityProvider {
    private final Accounts accounts;

    ReadOnlyDirectory(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public @Nullable User findUserById(String userId) {
        return accounts.find(userId)
                .filter(Account::enabled)
                .map(ReadOnlyDirectory::user)
                .orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return new Users(executor());
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new Users(executor());
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new UnsupportedOperationException("the directory answers no native query");
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        return false;
    }

    @Override
    public @Nullable Group findGroupById(String groupId) {
        return Groups.LABELS.containsKey(groupId) ? group(groupId) : null;
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new GroupsOf(executor());
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new GroupsOf(executor());
    }

    @Override
    public @Nullable Tenant findTenantById(String tenantId) {
        return accounts.services().containsKey(tenantId) ? tenant(tenantId) : null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new Services(executor());
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new Services(executor());
    }

    @Override
    public void flush() {
        // nothing is ever written
    }

    @Override
    public void close() {
        // nothing is held
    }

    private static CommandExecutor executor() {
        return Context.getProcessEngineConfiguration().getCommandExecutorTxRequired();
    }

    private static User user(Account account) {
        var user = new UserEntity(account.login());
        user.setFirstName("");
        user.setLastName(account.label());
        user.setEmail(mayKnowMail(account) ? account.mail() : null);
        return user;
    }

    /** The house writes to people; a person knows his own address and nobody else's (role-matrix.md, row 77). */
    private static boolean mayKnowMail(Account account) {
        var asking = Context.getCommandContext().getAuthentication();
        return asking == null || account.login().equals(asking.getUserId());
    }

    private static Group group(String id) {
        var group = new GroupEntity(id);
        group.setName(Groups.LABELS.get(id));
        group.setType(Groups.CAMUNDA_ADMIN.equals(id) ? "SYSTEM" : "WORKFLOW");
        return group;
    }

    private Tenant tenant(String id) {
        var tenant = new TenantEntity(id);
        tenant.setName(accounts.services().get(id));
        return tenant;
    }

    /** The engine keeps the page that was asked for in the query itself. */
    private static <T> List<T> page(Stream<T> found, ListQueryParameterObject query) {
        return found.skip(query.getFirstResult()).limit(query.getMaxResults()).toList();
    }

    private static boolean isAsked(@Nullable String asked, String value) {
        return asked == null || asked.equals(value);
    }

    private static boolean isAmong(String @Nullable [] asked, String value) {
        return asked == null || Set.of(asked).contains(value);
    }

    /** Answers by id, mail, group and service: what the webapps and our own steps ask. */
    private final class Users extends UserQueryImpl {
        Users(CommandExecutor executor) {
            super(executor);
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<User> executeList(CommandContext context, Page page) {
            return page(found().map(ReadOnlyDirectory::user), this);
        }

        private Stream<Account> found() {
            Predicate<Account> fits = account -> isAsked(id, account.login())
                    && isAmong(ids, account.login())
                    && isAsked(email, account.mail())
                    && (groupId == null || account.roles().contains(groupId))
                    && (tenantId == null || accounts.tenantsOf(account).contains(tenantId));
            return accounts.all().stream()
                    .filter(Account::enabled)
                    .filter(fits)
                    .sorted(Comparator.comparing(Account::login));
        }
    }

    private final class GroupsOf extends GroupQueryImpl {
        GroupsOf(CommandExecutor executor) {
            super(executor);
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<Group> executeList(CommandContext context, Page page) {
            return page(found().map(ReadOnlyDirectory::group), this);
        }

        private Stream<String> found() {
            var all = userId == null
                    ? Groups.LABELS.keySet()
                    : accounts.find(userId)
                            .filter(Account::enabled)
                            .map(Account::roles)
                            .orElse(Set.of());
            return all.stream()
                    .filter(group -> isAsked(id, group) && isAmong(ids, group))
                    .sorted();
        }
    }

    private final class Services extends TenantQueryImpl {
        Services(CommandExecutor executor) {
            super(executor);
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<Tenant> executeList(CommandContext context, Page page) {
            return page(found().map(ReadOnlyDirectory.this::tenant), this);
        }

        private Stream<String> found() {
            var all = userId == null
                    ? accounts.services().keySet()
                    : accounts.find(userId)
                            .filter(Account::enabled)
                            .map(accounts::tenantsOf)
                            .orElse(Set.of());
            return all.stream()
                    .filter(service -> isAsked(id, service) && isAmong(ids, service))
                    .sorted();
        }
    }
}
