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
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Endings;
import fr.parcours.register.occupancy.Endings.Ending;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.EndingLetter;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * « Signer le retrait du titre »: a title that somebody from outside holds and whose space is not open yet is not refused
 * but ended, by an elected person, on the ground that the title gives, after the occupant was heard.
 */
@Component
@Order(5)
class SignWithdrawal implements DossierAction {
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Endings endings;
    private final EndingLetter letter;
    private final DossierSheet sheet;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Course course;
    private final Clock clock;

    SignWithdrawal(
            Dossiers dossiers,
            DossierParties parties,
            Endings endings,
            EndingLetter letter,
            DossierSheet sheet,
            Letters letters,
            Mailboxes mailboxes,
            Course course,
            Clock clock) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.endings = endings;
        this.letter = letter;
        this.sheet = sheet;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.course = course;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "sign-withdrawal";
    }

    @Override
    public String label() {
        return "Signer le retrait du titre";
    }

    @Override
    public String form() {
        return "sign-withdrawal";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return person.isIn(Groups.SIGNATURE_ELU);
    }

    /** Once the space is open, a task asks for the signature. */
    @Override
    public boolean isOpen(DossierNumber dossier) {
        return dossiers.get(dossier).state() == DossierState.SIGNE
                && endings.proposed(dossier).isPresent();
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        endings.proposed(asked.dossier())
                .ifPresent(ending -> data.put("endingText", letter.text(dossiers.get(asked.dossier()), ending, null)));
        return data;
    }

    @Override
    public Set<String> candidateGroups(Answer answer) {
        return Set.of(Groups.SIGNATURE_ELU);
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        if (!isOpen(dossier.number())) {
            throw new Conflict("Aucun retrait de titre n'attend de signature dans ce dossier.");
        }
        var ending = endings.proposed(dossier.number()).orElseThrow();
        if (answer.flag("endingSigned")) {
            sign(dossier, ending, answer.by());
        } else {
            drop(dossier, ending, answer);
        }
    }

    private void sign(Dossier dossier, Ending ending, String by) {
        var number = dossier.number();
        endings.sign(ending.id(), LocalDate.now(clock), by);
        parties.acted(number, Act.SIGN, by);
        letter.send(dossier, ending, null, by);
        dossiers.refusedBecause(number, ending.reason());
        dossiers.moveTo(number, DossierState.REFUSE);
        if (!course.wake(number, "abandon")) {
            throw new Conflict("Ce dossier est déjà terminé.");
        }
        letters.send(
                mailboxes.of(Groups.FINANCES, dossier.service()),
                number,
                "withdrawn-" + ending.id(),
                "titre retiré : sommes à restituer",
                """
                Bonjour,

                Le titre d'occupation du dossier %s est retiré avant l'ouverture de l'espace. Le dépôt de garantie et ce qui a été payé d'avance, s'il y en a, sont à restituer en entier, par le décompte définitif. %s""".formatted(number, ending.indemnity().sentence()));
    }

    private void drop(Dossier dossier, Ending ending, Answer answer) {
        endings.drop(ending.id(), answer.text("endingRemark"), answer.by());
        letters.send(
                Stream.of(Groups.JURIDIQUE, Groups.PATRIMOINE).flatMap(group -> mailboxes.of(group, dossier.service())),
                dossier.number(),
                "not-withdrawn-" + ending.id(),
                "le retrait du titre n'est pas signé",
                """
                Bonjour,

                Le retrait du titre proposé pour le dossier %s n'est pas signé : %s

                Le titre reste en vigueur. L'espace, lui, n'est plus proposé : rétablissez-le dans sa fiche, ou convenez d'un autre espace avec l'occupant.""".formatted(dossier.number(), answer.text("endingRemark")));
    }
}
