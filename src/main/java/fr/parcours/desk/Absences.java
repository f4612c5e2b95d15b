package fr.parcours.desk;

import fr.parcours.AuditEvent;
import fr.parcours.BadInput;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.NotFound;
import fr.parcours.engine.Audit;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.House;
import fr.parcours.engine.StandIns;
import fr.parcours.notice.Notices;
import fr.parcours.register.substitute.Substitutes;
import fr.parcours.register.substitute.Substitution;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who replaces whom: everybody names his own substitute, the administrator that of others and of whole groups
 * (role-matrix.md, 44 and 65).
 */
@Component
class Absences {
    /** A substitution as its readers see it. @param running today, rather than from a later day on */
    record Standing(
            String holder,
            String holderLabel,
            String substitute,
            String substituteLabel,
            LocalDate from,
            LocalDate to,
            String ground,
            boolean running) {}

    /** Somebody, or a group, that may stand in or be absent. @param login the id of a group, for a group */
    record Colleague(String login, String label) {}

    /**
     * The absence of one person or group.
     *
     * @param current null when nobody stands in or will
     * @param candidates who may
     * @param replacing for whom this person or group stands in or will
     */
    record Absence(@Nullable Standing current, List<Colleague> candidates, List<Standing> replacing) {}

    private final Substitutes substitutes;
    private final StandIns standIns;
    private final CurrentUser currentUser;
    private final IdentityService identity;
    private final House house;
    private final Notices notices;
    private final Audit audit;
    private final Wording wording;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Absences(
            Substitutes substitutes,
            StandIns standIns,
            CurrentUser currentUser,
            IdentityService identity,
            House house,
            Notices notices,
            Audit audit,
            Wording wording,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.substitutes = substitutes;
        this.standIns = standIns;
        this.currentUser = currentUser;
        this.identity = identity;
        this.house = house;
        this.notices = notices;
        this.audit = audit;
        this.wording = wording;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The signed-in person's login. @throws Forbidden for the technical administrator */
    String self() {
        var login = currentUser.require().login();
        if (!standIns.holders().containsKey(login)) {
            throw new Forbidden("L'administration technique ne se fait pas suppléer.");
        }
        return login;
    }

    /** Somebody else, or a group. @throws Forbidden for who may not name for it · NotFound for who has no substitute */
    String other(String id) {
        if (!mayNameForOthers()) {
            throw new Forbidden("Seule l'administration désigne le suppléant d'une autre personne ou d'un groupe.");
        }
        if (Groups.SIGNATORIES.contains(id)) {
            throw new Forbidden(
                    "Une délégation de signature se donne par arrêté (CGCT, article L5211-9), jamais par une suppléance de groupe.");
        }
        if (!standIns.groups().containsKey(id) && !standIns.holders().containsKey(id)) {
            throw new NotFound("Ce compte ou ce groupe n'existe pas, ou ne se fait pas suppléer.");
        }
        return id;
    }

    boolean mayNameForOthers() {
        return Sight.isTechnical(currentUser.require());
    }

    String label(String id) {
        return standIns.label(id);
    }

    /** The accounts for which this reader may name a substitute, beside himself. */
    List<Colleague> persons() {
        return mayNameForOthers() ? colleagues(standIns.holders()) : List.of();
    }

    /** The groups for which he may. */
    List<Colleague> groups() {
        return mayNameForOthers() ? colleagues(standIns.groups()) : List.of();
    }

    /** All that run or are to come. @throws Forbidden for who names for nobody but himself */
    List<Standing> all() {
        if (!mayNameForOthers()) {
            throw new Forbidden("Cette liste est réservée à l'administration.");
        }
        return substitutes.all().stream().map(this::standing).toList();
    }

    /** Of these the reader's business: all for who names for others, else what he or his group stands in. */
    List<Standing> seen() {
        var login = currentUser.require().login();
        var everything = mayNameForOthers();
        return substitutes.all().stream()
                .filter(one -> everything || isOf(login, one.holder()) || isOf(login, one.substitute()))
                .map(this::standing)
                .toList();
    }

    private boolean isOf(String login, String id) {
        return standIns.members(id).contains(login);
    }

    Absence of(String holder) {
        return new Absence(
                substitutes.of(holder).map(this::standing).orElse(null),
                colleagues(standIns.candidates(holder)),
                substitutes.all().stream()
                        .filter(one -> one.substitute().equals(holder) || isOf(holder, one.substitute()))
                        .map(this::standing)
                        .toList());
    }

    /** @throws BadInput naming the field at fault · Forbidden for who would give himself a right (role-matrix.md, pair 11) */
    void name(String holder, Submitted asked) {
        asked.only(Set.of("substitute", "from", "to", "ground"));
        var wanted = new Substitution(
                holder, asked.text("substitute"), asked.day("from"), asked.day("to"), asked.text("ground"));
        if (!standIns.candidates(holder).containsKey(wanted.substitute())) {
            throw new BadInput("substitute", "Ce suppléant ne convient pas : choisissez quelqu'un de la liste.");
        }
        if (isOf(currentUser.require().login(), wanted.substitute())) {
            throw new Forbidden("Vous ne pouvez pas vous désigner vous-même : choisissez une autre personne.");
        }
        transaction.executeWithoutResult(status -> {
            substitutes.name(wanted, currentUser.require().login(), standIns::members);
            audit.record(
                    AuditEvent.SUBSTITUTE_NAMED,
                    null,
                    "%s %s %s %s".formatted(holder, wanted.substitute(), wanted.from(), wanted.to()));
            tell(wanted);
        });
        standIns.forget();
    }

    private void tell(Substitution named) {
        var fit = standIns.candidates(named.holder()).keySet();
        var addresses = house.act(() -> standIns.members(named.substitute()).stream()
                .filter(fit::contains)
                .map(login -> identity.createUserQuery().userId(login).singleResult())
                .filter(Objects::nonNull) // an account may go between two questions
                .flatMap(user -> Stream.ofNullable(user.getEmail()))
                .distinct()
                .toList());
        var absent = standIns.label(named.holder());
        notices.post(
                addresses,
                "Vous êtes suppléant de « %s »".formatted(absent),
                """
                Bonjour,

                Vous remplacez « %s » du %s au %s inclus. Pendant ces jours, ses tâches sont dans vos listes et ses
                courriels vous parviennent. Chaque acte portera vos deux noms.

                Les détails sont sur votre page « Suppléance ».""".formatted(absent, wording.day(named.from()), wording.day(named.to())),
                null,
                "substitute/%s/%s/%s/%s".formatted(named.holder(), named.substitute(), named.from(), named.to()));
    }

    /** @throws NotFound when nobody stands in or will */
    void end(String holder) {
        transaction.executeWithoutResult(status -> {
            substitutes.end(holder, currentUser.require().login());
            audit.record(AuditEvent.SUBSTITUTE_ENDED, null, holder);
        });
        standIns.forget();
    }

    private Standing standing(Substitution one) {
        return new Standing(
                one.holder(),
                standIns.label(one.holder()),
                one.substitute(),
                standIns.label(one.substitute()),
                one.from(),
                one.to(),
                one.ground(),
                one.isOn(LocalDate.now(clock)));
    }

    private static List<Colleague> colleagues(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(one -> new Colleague(one.getKey(), one.getValue()))
                .toList();
    }
}
