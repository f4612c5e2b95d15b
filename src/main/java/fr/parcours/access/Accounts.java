package fr.parcours.access;

import fr.parcours.engine.Homes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The directory: accounts, their groups and services. Owns {@code account}, {@code account_group} and {@code service}.
 * Read as a whole and kept for a few seconds: a withdrawn role bites soon, on every node.
 */
@Component
class Accounts implements Homes {
    private static final long KEEP_NANOS = Duration.ofSeconds(20).toNanos();

    private record Snapshot(Map<String, Account> accounts, Map<String, String> services, long readAt) {}

    private final JdbcClient jdbc;
    private volatile @Nullable Snapshot snapshot;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(String login) {
        return Optional.ofNullable(current().accounts().get(login));
    }

    /** Who may sign in today. */
    Optional<Account> active(String login) {
        return find(login).filter(Account::enabled);
    }

    Collection<Account> all() {
        return current().accounts().values();
    }

    /** Service ids with their French labels. */
    Map<String, String> services() {
        return current().services();
    }

    @Override
    public Optional<String> homeOf(String login) {
        return active(login).map(Account::service);
    }

    /** The services whose dossiers this account may see. */
    Set<String> tenantsOf(Account account) {
        return account.seesEveryService()
                ? services().keySet()
                : account.seesOwnService() ? Set.of(account.service()) : Set.of();
    }

    void add(String service, String label) {
        jdbc.sql("insert into service (id, label) values (?, ?)")
                .params(service, label)
                .update();
        snapshot = null;
    }

    void add(Account account) {
        jdbc.sql("insert into account (login, password_hash, label, mail, service, enabled) values (?, ?, ?, ?, ?, ?)")
                .params(
                        account.login(),
                        account.passwordHash(),
                        account.label(),
                        account.mail(),
                        account.service(),
                        account.enabled())
                .update();
        account.groups()
                .forEach(group -> jdbc.sql("insert into account_group (login, group_id) values (?, ?)")
                        .params(account.login(), group)
                        .update());
        snapshot = null;
    }

    /** The next question reads the tables again. */
    void forget() {
        snapshot = null;
    }

    private Snapshot current() {
        var known = snapshot;
        if (known == null || System.nanoTime() - known.readAt() > KEEP_NANOS) {
            known = read();
            snapshot = known;
        }
        return known;
    }

    private Snapshot read() {
        var groups = new LinkedHashMap<String, Set<String>>();
        jdbc.sql("select login, group_id from account_group order by login").query(row -> {
            groups.computeIfAbsent(row.getString("login"), none -> new HashSet<>())
                    .add(row.getString("group_id"));
        });
        var accounts = new LinkedHashMap<String, Account>();
        jdbc.sql("select * from account order by login").query(row -> {
            var login = row.getString("login");
            accounts.put(
                    login,
                    new Account(
                            login,
                            row.getString("password_hash"),
                            row.getString("label"),
                            row.getString("mail"),
                            row.getString("service"),
                            row.getBoolean("enabled"),
                            Set.copyOf(groups.getOrDefault(login, Set.of()))));
        });
        var services = new LinkedHashMap<String, String>();
        jdbc.sql("select id, label from service order by id").query(row -> {
            services.put(row.getString("id"), row.getString("label"));
        });
        return new Snapshot(Map.copyOf(accounts), Map.copyOf(services), System.nanoTime());
    }
}
