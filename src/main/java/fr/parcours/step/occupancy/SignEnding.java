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
import fr.parcours.step.EarlyEnd;
import fr.parcours.step.French;
import fr.parcours.step.Judge;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import fr.parcours.step.PendingExtension;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** « Signer la décision de fin »: the letter is what was read, the notice runs from that day, and the end moves. */
@Component
class SignEnding implements Receiver {
    private static final String QUALITY = "L'élu délégué, pour le Président et par délégation";

    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Endings endings;
    private final EarlyEnd earlyEnd;
    private final PendingExtension extension;
    private final DossierSheet sheet;
    private final Papers papers;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Course course;
    private final Clock clock;

    SignEnding(
            Dossiers dossiers,
            DossierParties parties,
            Endings endings,
            EarlyEnd earlyEnd,
            PendingExtension extension,
            DossierSheet sheet,
            Papers papers,
            Letters letters,
            Mailboxes mailboxes,
            Course course,
            Clock clock) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.endings = endings;
        this.earlyEnd = earlyEnd;
        this.extension = extension;
        this.sheet = sheet;
        this.papers = papers;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.course = course;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "sign-ending";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var data = sheet.open(dossier.number());
        data.put("endingText", papers.text(dossier.number(), Paper.ENDING_DECISION, content(dossier, proposed(asked))));
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
        var last = lastDay(dossier, ending);
        endings.sign(ending.id(), last, by);
        parties.acted(number, Act.SIGN, by);
        papers.issue(number, Paper.ENDING_DECISION, content(dossier, ending), by);
        dossiers.noticeGiven(number, last, ending.reason());
        extension.close(number);
        course.wake(number, "endMoved");
        letters.toOccupant(dossier, "ended-" + ending.id(), "il est mis fin à l'occupation", """
            Bonjour,

            %s. Motif : %s

            %s L'occupation prend fin le %s inclus ; la décision signée est au dossier.

            %s""".formatted(
                        ending.kind().label(),
                        ending.reason(),
                        ending.ground(),
                        French.day(last),
                        Judge.valueOf(ending.judge()).appeal()));
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

    private LocalDate lastDay(Dossier dossier, Ending ending) {
        var last = LocalDate.now(clock).plusMonths(ending.noticeMonths());
        return last.isAfter(dossier.lastDay()) ? dossier.lastDay() : last;
    }

    private Map<String, Object> content(Dossier dossier, Ending ending) {
        return Map.of(
                "ending", ending.kind().label(),
                "titleLabel", earlyEnd.titleLabel(dossier),
                "reasons", ending.reason(),
                "ground", ending.ground(),
                "lastDay", lastDay(dossier, ending),
                "noticeText", ending.noticeMonths() == 0 ? "sans préavis" : ending.noticeMonths() + " mois",
                "appeal", Judge.valueOf(ending.judge()).appeal(),
                "signedAs", QUALITY);
    }

    private Ending proposed(Asked asked) {
        return endings.proposed(asked.dossier())
                .orElseThrow(() -> new Conflict("Aucune décision de fin n'attend de signature dans ce dossier."));
    }
}
