package fr.parcours.step.request;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.Course;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Endings.Kind;
import fr.parcours.register.space.Days;
import fr.parcours.register.space.Space.Status;
import fr.parcours.register.space.Space.StructuralState;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.EarlyEnd;
import fr.parcours.step.EarlyEnd.Proposal;
import fr.parcours.step.ExternalRefusal;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.PendingExtension;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * « Retirer l'espace » (role-matrix.md, row 9): an urban project, works, a sale or a danger. Before the space is open the
 * dossier stops, reasons given; while it is occupied the assignment is revoked by simple note and the closing follows.
 * Where somebody from outside holds a signed title, the end that it allows is proposed for signature, open or not.
 */
@Component
@Order(5)
class WithdrawSpace implements DossierAction {
    private enum Cause {
        PROJET_URBAIN,
        TRAVAUX,
        CESSION,
        DANGER
    }

    private final Dossiers dossiers;
    private final Spaces spaces;
    private final PendingExtension extension;
    private final Days days;
    private final Course course;
    private final Letters letters;
    private final ExternalRefusal external;
    private final Mailboxes mailboxes;
    private final Clock clock;
    private final EarlyEnd earlyEnd;

    WithdrawSpace(
            Dossiers dossiers,
            Spaces spaces,
            PendingExtension extension,
            Days days,
            Course course,
            Letters letters,
            ExternalRefusal external,
            Mailboxes mailboxes,
            Clock clock,
            EarlyEnd earlyEnd) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.extension = extension;
        this.days = days;
        this.course = course;
        this.letters = letters;
        this.external = external;
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.earlyEnd = earlyEnd;
    }

    @Override
    public String id() {
        return "withdraw-space";
    }

    @Override
    public String label() {
        return "Retirer l'espace";
    }

    @Override
    public String form() {
        return "withdraw-space";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return person.isIn(Groups.PATRIMOINE) || person.isIn(Groups.PILOTAGE);
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        var state = dossiers.get(dossier).state();
        return !state.isFinal() && state != DossierState.EN_FIN;
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var data = new HashMap<String, Object>();
        data.put("spaceTitle", spaces.title(dossier.request().spaceCode()));
        if (holdsTitle(dossier)) {
            data.put("titleText", earlyEnd.titleLabel(dossier));
        }
        return data;
    }

    private static boolean holdsTitle(Dossier dossier) {
        return dossier.request().isExternal()
                && (dossier.state() == DossierState.SIGNE || dossier.state() == DossierState.OUVERT);
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        if (!isOpen(dossier.number())) {
            throw new Conflict("Ce dossier est terminé ou prend fin : il n'y a plus d'espace à retirer.");
        }
        var cause = answer.choice("withdrawCause", Cause.class);
        spaces.withdraw(
                dossier.request().spaceCode(),
                cause == Cause.CESSION ? Status.CEDE : Status.EN_TRAVAUX,
                cause == Cause.DANGER ? StructuralState.PERIL : null);
        tellOfOthers(dossier);
        var kind = cause == Cause.DANGER ? Kind.PERIL : earlyEnd.takingBack(dossier);
        if (holdsTitle(dossier)) {
            var proposal = new Proposal(
                    kind,
                    false,
                    null,
                    answer.text("withdrawReason"),
                    cause == Cause.DANGER ? null : answer.text("hearing"),
                    "withdrawCause",
                    answer.by());
            if (dossier.state() == DossierState.OUVERT) {
                earlyEnd.propose(dossier, proposal);
            } else {
                earlyEnd.proposeWithdrawal(dossier, proposal);
            }
        } else if (dossier.state() == DossierState.OUVERT) {
            revoke(dossier, kind, answer.text("withdrawReason"));
        } else {
            stop(dossier, answer.text("withdrawReason"));
        }
    }

    private void revoke(Dossier dossier, Kind kind, String reason) {
        var last = LocalDate.now(clock)
                .plusMonths(
                        earlyEnd.require(dossier, kind, false, "withdrawCause").noticeMonths());
        if (last.isAfter(dossier.lastDay())) {
            last = dossier.lastDay();
        }
        dossiers.noticeGiven(dossier.number(), last, reason);
        extension.close(dossier.number());
        course.wake(dossier.number(), "endMoved");
        letters.toRequester(
                dossier, "revoked", "l'affectation de l'espace est retirée", """
                        Bonjour,

                        L'espace que vous occupez est retiré, pour le motif suivant : %s

                        L'occupation prend fin le %s inclus. L'affectation interne est révocable par simple note ; votre direction peut saisir le directeur général adjoint chargé du patrimoine, puis le directeur général des services, qui arbitrent.""".formatted(reason, French.day(last)));
    }

    /** Their keys stay in the cabinet ({@link fr.parcours.register.keys.Gate}); somebody has to talk to them. */
    private void tellOfOthers(Dossier dossier) {
        var space = dossier.request().spaceCode();
        var today = LocalDate.now(clock);
        var others = days.stays(space).stream()
                .filter(stay ->
                        !stay.dossier().equals(dossier.number()) && !stay.to().isBefore(today))
                .map(stay -> "– %s, %s".formatted(stay.dossier(), French.period(stay.from(), stay.to())))
                .toList();
        if (!others.isEmpty()) {
            letters.send(
                    mailboxes.of(Groups.PATRIMOINE, dossier.service()),
                    dossier.number(),
                    "others-of-" + space,
                    "espace retiré, d'autres dossiers le retiennent",
                    """
                            Bonjour,

                            L'espace %s est retiré. D'autres dossiers en retiennent des jours :
                            %s

                            Aucune clé n'y sera remise. Retirez l'espace de chacun de ces dossiers, ou proposez-leur un autre espace.""".formatted(spaces.title(space), String.join("\n", others)));
        }
    }

    private void stop(Dossier dossier, String reason) {
        dossiers.refusedBecause(dossier.number(), reason);
        dossiers.moveTo(dossier.number(), DossierState.REFUSE);
        if (!course.wake(dossier.number(), "abandon")) {
            throw new Conflict("Ce dossier est déjà terminé.");
        }
        if (dossier.request().isExternal()) {
            external.send(
                    dossier,
                    "withdrawn",
                    "L'espace demandé est retiré. " + reason,
                    "Vous pouvez déposer une nouvelle demande pour un autre espace.");
            return;
        }
        letters.toRequester(dossier, "withdrawn", "l'espace demandé est retiré", """
                        Bonjour,

                        L'espace que vous demandiez est retiré, pour le motif suivant : %s

                        Votre demande ne peut pas aboutir dans cet espace. Vous pouvez en déposer une nouvelle pour un autre espace ; votre direction peut saisir le directeur général adjoint chargé du patrimoine, puis le directeur général des services, qui arbitrent.""".formatted(reason));
    }
}
