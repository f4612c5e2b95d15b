package fr.parcours.access;

import fr.parcours.Groups;
import fr.parcours.engine.Homes;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.StandIns;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.substitute.Substitutes;
import fr.parcours.register.substitute.Substitution;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The directory: accounts, their groups and services, and who replaces whom today. Owns {@code account}, {@code
 * account_group} and {@code service}. Read as a whole and kept for a few seconds: a withdrawn role bites soon, on every
 * node.
 */
@Component
class Accounts implements Homes, StandIns {
    private static final long KEEP_NANOS = Duration.ofSeconds(20).toNanos();

    /** @param groups those that may be absent, by the id that a substitution knows them by */
    private record Snapshot(
            Map<String, Account> accounts,
            Map<String, Account> groups,
            Map<String, String> services,
            LocalDate day,
            long readAt) {
        Optional<Account> absentee(String id) {
            return Optional.ofNullable(accounts.get(id)).or(() -> Optional.ofNullable(groups.get(id)));
        }

        List<Account> members(String id) {
            var group = groups.get(id);
            return group == null
                    ? Stream.ofNullable(accounts.get(id)).toList()
                    : accounts.values().stream()
                            .filter(account -> account.isMemberOf(group))
                            .toList();
        }
    }

    private final JdbcClient jdbc;
    private final Substitutes substitutes;
    private final Dossiers dossiers;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    Accounts(JdbcClient jdbc, Substitutes substitutes, Dossiers dossiers, Clock clock) {
        this.jdbc = jdbc;
        this.substitutes = substitutes;
        this.dossiers = dossiers;
        this.clock = clock;
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
        return SignedIn.doorOf(login)
                .flatMap(dossiers::find)
                .map(Dossier::service)
                .or(() -> active(login).map(Account::service));
    }

    /** The services whose dossiers this account may see. */
    Set<String> tenantsOf(Account account) {
        return account.seesEveryService()
                ? services().keySet()
                : account.seesOwnService() ? Set.of(account.service()) : Set.of();
    }

    @Override
    public Optional<String> holder(String login, Set<String> groups) {
        return lenders(login, groups).findFirst();
    }

    @Override
    public List<Set<String>> replaced(String login, Set<String> groups) {
        return lenders(login, groups).distinct().map(this::members).toList();
    }

    private Stream<String> lenders(String login, Set<String> groups) {
        return active(login).filter(account -> groups.stream().noneMatch(account.groups()::contains)).stream()
                .flatMap(account -> groups.stream()
                        .sorted()
                        .flatMap(group -> account.lent().getOrDefault(group, List.of()).stream()));
    }

    @Override
    public Map<String, String> candidates(String holder) {
        var known = current();
        var group = known.groups().get(holder);
        if (group == null) {
            return active(holder)
                    .map(absent -> labels(all().stream().filter(other -> other.mayReplace(absent))))
                    .orElse(Map.of());
        }
        Predicate<Account> isFit = other -> other.mayReplace(group) && !other.isMemberOf(group);
        var candidates = labels(all().stream().filter(isFit));
        candidates.putAll(labels(known.groups().values().stream()
                .filter(other -> known.members(other.login()).stream().anyMatch(isFit))));
        return candidates;
    }

    @Override
    public Map<String, String> holders() {
        return labels(all().stream().filter(Account::hasRolesToLend));
    }

    @Override
    public Map<String, String> groups() {
        return labels(current().groups().values().stream());
    }

    @Override
    public Set<String> members(String id) {
        return current().members(id).stream().map(Account::login).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String label(String id) {
        return current().absentee(id).map(Account::label).orElse(Groups.LABELS.getOrDefault(id, id));
    }

    private static Map<String, String> labels(Stream<Account> accounts) {
        return accounts.sorted(Comparator.comparing(Account::label))
                .collect(Collectors.toMap(Account::login, Account::label, (one, other) -> one, LinkedHashMap::new));
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

    @Override
    public void forget() {
        snapshot = null;
    }

    private Snapshot current() {
        var known = snapshot;
        var today = LocalDate.now(clock);
        if (known == null || !known.day().equals(today) || System.nanoTime() - known.readAt() > KEEP_NANOS) {
            known = read(today);
            snapshot = known;
        }
        return known;
    }

    private Snapshot read(LocalDate today) {
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
        var read = new Snapshot(
                Map.copyOf(accounts),
                groups(accounts.values(), services),
                Map.copyOf(services),
                today,
                System.nanoTime());
        substitutes.standingOn(today).forEach(standing -> lend(read, standing, accounts));
        return new Snapshot(Map.copyOf(accounts), read.groups(), read.services(), today, read.readAt());
    }

    /**
     * Who keeps the machine is no absentee, nor is the office of data protection as a whole: nobody else may hold it. Nor are
     * signatories: who signs for them is said by a published act.
     */
    private static Map<String, Account> groups(Collection<Account> accounts, Map<String, String> services) {
        var absentees = new LinkedHashMap<String, Account>();
        for (var group : Groups.OF_TASKS) {
            if (Groups.SIGNATORIES.contains(group)) {
                continue;
            }
            var label = Groups.LABELS.get(group);
            if (!Groups.OF_ONE_SERVICE.contains(group)) {
                absentees.put(group, Account.ofGroup(group, label + " (groupe)", "", group));
                continue;
            }
            accounts.stream()
                    .filter(account -> account.groups().contains(group))
                    .map(Account::service)
                    .distinct()
                    .map(service -> Account.ofGroup(
                            group + ":" + service,
                            "%s (groupe de %s)".formatted(label, services.get(service)),
                            service,
                            group))
                    .forEach(absentee -> absentees.put(absentee.login(), absentee));
        }
        return absentees;
    }

    /** What a substitute may not take over (any more) is not lent, whatever was agreed. */
    private static void lend(Snapshot read, Substitution standing, Map<String, Account> accounts) {
        read.absentee(standing.holder())
                .ifPresent(absent -> read.members(standing.substitute()).stream()
                        .filter(substitute -> substitute.mayReplace(absent))
                        .forEach(substitute -> accounts.computeIfPresent(
                                substitute.login(), (login, account) -> account.replacing(absent))));
    }
}
