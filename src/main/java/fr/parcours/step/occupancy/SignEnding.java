package fr.parcours.step.occupancy;

import fr.parcours.Conflict;
import fr.parcours.Groups;
import fr.parcours.engine.Course;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Endings;
import fr.parcours.register.occupancy.Endings.Ending;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.EndingLetter;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.PendingExtension;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** « Signer la décision de fin »: the letter is what was read, the notice runs from that day, and the end moves. */
@Component
class SignEnding implements Receiver {
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Endings endings;
    private final EndingLetter letter;
    private final PendingExtension extension;
    private final DossierSheet sheet;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Course course;

    SignEnding(
            Dossiers dossiers,
            DossierParties parties,
            Endings endings,
            EndingLetter letter,
            PendingExtension extension,
            DossierSheet sheet,
            Letters letters,
            Mailboxes mailboxes,
            Course course) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.endings = endings;
        this.letter = letter;
        this.extension = extension;
        this.sheet = sheet;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.course = course;
    }

    @Override
    public String form() {
        return "sign-ending";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var data = sheet.open(dossier.number());
        var ending = proposed(asked);
        data.put("endingText", letter.text(dossier, ending, letter.foreseen(dossier, ending)));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        var ending = proposed(answer.asked());
        if (answer.flag("endingSigned")) {
            sign(dossier, ending, answer.by());
        } else {
            drop(dossier, ending, answer);
        }
    }

    private void sign(Dossier dossier, Ending ending, String by) {
        var number = dossier.number();
        var last = letter.lastDay(dossier, ending);
        endings.sign(ending.id(), last, by);
        parties.acted(number, Act.SIGN, by);
        letter.send(dossier, ending, last, by);
        dossiers.noticeGiven(number, last, ending.reason());
        extension.close(number);
        course.wake(number, "endMoved");
    }

    private void drop(Dossier dossier, Ending ending, Answer answer) {
        endings.drop(ending.id(), answer.text("endingRemark"), answer.by());
        letters.send(
                Stream.of(Groups.JURIDIQUE, Groups.PATRIMOINE).flatMap(group -> mailboxes.of(group, dossier.service())),
                dossier.number(),
                "not-ended-" + ending.id(),
                "la décision de fin n'est pas signée",
                """
                Bonjour,

                La décision de fin proposée pour le dossier %s n'est pas signée : %s

                L'occupation continue.""".formatted(dossier.number(), answer.text("endingRemark")));
    }

    private Ending proposed(Asked asked) {
        return endings.proposed(asked.dossier())
                .orElseThrow(() -> new Conflict("Aucune décision de fin n'attend de signature dans ce dossier."));
    }
}
