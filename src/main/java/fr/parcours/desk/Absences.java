package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.Forbidden;
import fr.parcours.NotFound;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.House;
import fr.parcours.engine.Names;
import fr.parcours.engine.StandIns;
import fr.parcours.notice.Notices;
import fr.parcours.register.substitute.Substitutes;
import fr.parcours.register.substitute.Substitution;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who replaces whom: everybody names his own substitute, the administrator that of others (role-matrix.md, 44 and 65). */
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

    /** Somebody who may stand in. */
    record Colleague(String login, String label) {}

    /**
     * One person's absence.
     *
     * @param current null when nobody stands in or will
     * @param candidates who may
     * @param replacing for whom this person stands in or will
     */
    record Absence(@Nullable Standing current, List<Colleague> candidates, List<Standing> replacing) {}

    private final Substitutes substitutes;
    private final StandIns standIns;
    private final CurrentUser currentUser;
    private final IdentityService identity;
    private final House house;
    private final Names names;
    private final Notices notices;
    private final Wording wording;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Absences(
            Substitutes substitutes,
            StandIns standIns,
            CurrentUser currentUser,
            IdentityService identity,
            House house,
            Names names,
            Notices notices,
            Wording wording,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.substitutes = substitutes;
        this.standIns = standIns;
        this.currentUser = currentUser;
        this.identity = identity;
        this.house = house;
        this.names = names;
        this.notices = notices;
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

    /** Somebody else's login. @throws Forbidden for all but the administrator · NotFound for who has no substitute */
    String other(String login) {
        if (!mayNameForOthers()) {
            throw new Forbidden("Seule l'administration désigne le suppléant d'une autre personne.");
        }
        if (!standIns.holders().containsKey(login)) {
            throw new NotFound("Ce compte n'existe pas ou ne se fait pas suppléer.");
        }
        return login;
    }

    boolean mayNameForOthers() {
        return Sight.isTechnical(currentUser.require());
    }

    /** The accounts for which the administrator may name a substitute. */
    List<Colleague> holders() {
        return colleagues(standIns.holders());
    }

    /** All that run or are to come. @throws Forbidden for all but the administrator */
    List<Standing> all() {
        if (!mayNameForOthers()) {
            throw new Forbidden("Cette liste est réservée à l'administration.");
        }
        return substitutes.all().stream().map(this::standing).toList();
    }

    Absence of(String holder) {
        return new Absence(
                substitutes.of(holder).map(this::standing).orElse(null),
                colleagues(standIns.candidates(holder)),
                substitutes.all().stream()
                        .filter(one -> one.substitute().equals(holder))
                        .map(this::standing)
                        .toList());
    }

    /** @throws BadInput naming the field at fault */
    void name(String holder, Submitted asked) {
        asked.only(Set.of("substitute", "from", "to", "ground"));
        var wanted = new Substitution(
                holder, asked.text("substitute"), asked.day("from"), asked.day("to"), asked.text("ground"));
        if (!standIns.candidates(holder).containsKey(wanted.substitute())) {
            throw new BadInput(
                    "substitute", "Cette personne ne peut pas vous suppléer : choisissez quelqu'un de la liste.");
        }
        transaction.executeWithoutResult(status -> {
            substitutes.name(wanted, currentUser.require().login());
            tell(wanted);
        });
        standIns.forget();
    }

    private void tell(Substitution named) {
        var substitute = house.act(
                () -> identity.createUserQuery().userId(named.substitute()).singleResult());
        notices.post(
                substitute.getEmail(),
                "Vous êtes suppléant de « %s »".formatted(names.account(named.holder())),
                """
                Bonjour,

                Vous remplacez « %s » du %s au %s inclus. Pendant ces jours, ses tâches sont dans vos listes et ses
                courriels vous parviennent. Chaque acte portera vos deux noms.

                Les détails sont sur votre page « Suppléance ».""".formatted(names.account(named.holder()), wording.day(named.from()), wording.day(named.to())),
                null,
                "substitute/%s/%s/%s/%s".formatted(named.holder(), named.substitute(), named.from(), named.to()));
    }

    /** @throws NotFound when nobody stands in or will */
    void end(String holder) {
        transaction.executeWithoutResult(
                status -> substitutes.end(holder, currentUser.require().login()));
        standIns.forget();
    }

    private Standing standing(Substitution one) {
        return new Standing(
                one.holder(),
                names.account(one.holder()),
                one.substitute(),
                names.account(one.substitute()),
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
