package fr.parcours.step.legal;

import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Publicities;
import fr.parcours.register.legal.Publicity;
import fr.parcours.register.legal.QualificationLabels;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import fr.parcours.step.legal.PublicityRounds.Next;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * « Publier l'avis »: what is offered, until when an interest may be declared and where; or why the space is granted without
 * a selection. The notice does not name who has asked, and he is told no more than that his request can be received.
 */
@Component
class PublishNotice implements Receiver {
    private static final String PLACES = "Site internet de la Métropole Européenne de Lille";

    private static final Map<String, String> GROUNDS = Map.of(
            "PUBLICITE_SIMPLE",
            "Code général de la propriété des personnes publiques, L2122-1-1, second alinéa",
            "PUBLICITE_SPONTANEE",
            "Code général de la propriété des personnes publiques, L2122-1-4",
            Publicity.SELECTION,
            "Code général de la propriété des personnes publiques, L2122-1-1, premier alinéa",
            Publicity.VOLUNTARY,
            "Publicité volontaire : la gestion du domaine privé est libre (code général de la propriété des personnes publiques, L2221-1)",
            "AMIABLE_MOTIVE",
            "Code général de la propriété des personnes publiques, L2122-1-3");

    /** Notices that somebody else's interest concludes by a choice: they announce its criteria. */
    private static final Map<String, String> CHOICES = Map.of(
            Publicity.SELECTION,
            "Les candidats sont départagés selon les critères que l'avis annonce.",
            Publicity.VOLUNTARY,
            "Si quelqu'un d'autre se déclare, les candidats sont départagés selon les critères que l'avis annonce.");

    private final PublicityRounds rounds;
    private final NoticeWords words;
    private final Candidates candidates;
    private final Dossiers dossiers;
    private final Qualifications qualifications;
    private final Publicities publicities;
    private final DossierParties parties;
    private final DossierSheet sheet;
    private final Papers papers;
    private final Letters letters;
    private final Names names;
    private final Clock clock;
    private final String desk;

    /** @param desk whom somebody who is interested writes to [PARAM] */
    PublishNotice(
            PublicityRounds rounds,
            NoticeWords words,
            Candidates candidates,
            Dossiers dossiers,
            Qualifications qualifications,
            Publicities publicities,
            DossierParties parties,
            DossierSheet sheet,
            Papers papers,
            Letters letters,
            Names names,
            Clock clock,
            @Value("${parcours.desk}") String desk) {
        this.rounds = rounds;
        this.words = words;
        this.candidates = candidates;
        this.dossiers = dossiers;
        this.qualifications = qualifications;
        this.publicities = publicities;
        this.parties = parties;
        this.sheet = sheet;
        this.papers = papers;
        this.letters = letters;
        this.names = names;
        this.clock = clock;
        this.desk = desk;
    }

    @Override
    public String form() {
        return "publish-notice";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var next = rounds.next(asked.dossier());
        var dossier = dossiers.get(asked.dossier());
        var data = sheet.open(asked.dossier());
        data.put("procedureText", procedure(next));
        if (next.days() == 0) {
            data.put("reasonsText", reasons(asked));
        } else {
            data.put("noticeText", "Un avis, puis %d jours d'attente".formatted(next.days()));
            data.put("premisesText", "%s%nContrepartie : %s".formatted(words.premises(dossier), words.price(dossier)));
            data.put("noticeObject", words.object(dossier, next));
            data.put("noticeConditions", words.conditions(dossier, next));
        }
        var choice = CHOICES.get(next.competition());
        if (choice != null) {
            data.put("selectionText", choice);
            data.put("noticeCriteria", words.criteria(dossier));
        }
        data.put("noticePlaces", PLACES);
        data.put("today", LocalDate.now(clock).toString());
        data.put("publishedOn", LocalDate.now(clock).toString());
        return data;
    }

    private static String procedure(Next next) {
        var label = QualificationLabels.of(next.competition());
        return next.days() == 0
                ? label
                : "%s, %d jours calendaires (paramètre à valider par la MEL)".formatted(label, next.days());
    }

    private String reasons(Asked asked) {
        return qualifications.stated(asked.dossier()).map(Statement::reasons).orElse("");
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        var next = rounds.next(dossier.number());
        var publishedOn = answer.date("publishedOn");
        publicities.publish(
                dossier.number(),
                next.competition(),
                next.days(),
                dossier.request().spaceCode(),
                answer.text("noticePlaces"),
                publishedOn,
                answer.optionalText("noticeCriteria"),
                answer.by());
        parties.acted(dossier.number(), Act.INSTRUCT, answer.by());
        if (next.days() == 0) {
            publishReasons(dossier, answer);
        } else {
            publishNotice(dossier, next, answer);
            tell(dossier, next, answer);
        }
    }

    private void publishReasons(Dossier dossier, Answer answer) {
        papers.issue(
                dossier.number(),
                Paper.AMICABLE_GRANT_REASONS,
                Map.of(
                        "ground", GROUNDS.get("AMIABLE_MOTIVE"),
                        "reasons", reasons(answer.asked()),
                        "places", answer.text("noticePlaces"),
                        "publishedOn", answer.date("publishedOn"),
                        "signedAs", names.account(answer.by())),
                answer.by());
    }

    private void publishNotice(Dossier dossier, Next next, Answer answer) {
        var publishedOn = answer.date("publishedOn");
        var content = new HashMap<String, Object>();
        content.put("procedure", QualificationLabels.of(next.competition()));
        content.put("ground", Objects.requireNonNull(GROUNDS.get(next.competition())));
        content.put("premises", words.premises(dossier));
        content.put("price", words.price(dossier));
        content.put("object", answer.text("noticeObject"));
        content.put("conditions", answer.text("noticeConditions"));
        content.put("places", answer.text("noticePlaces"));
        content.put("publishedOn", publishedOn);
        content.put("endsOn", publishedOn.plusDays(next.days()));
        content.put("desk", desk);
        content.put("selection", next.isASelection());
        Optional.ofNullable(answer.optionalText("noticeCriteria")).ifPresent(text -> content.put("criteria", text));
        papers.issue(
                dossier.number(),
                next.isASelection() ? Paper.SELECTION_NOTICE : Paper.PUBLICITY_NOTICE,
                content,
                answer.by());
    }

    private void tell(Dossier dossier, Next next, Answer answer) {
        var publishedOn = answer.date("publishedOn");
        var endsOn = French.day(publishedOn.plusDays(next.days()));
        letters.toOccupant(
                dossier,
                "notice-%s-%s".formatted(next.competition(), publishedOn),
                next.isASelection()
                        ? "une sélection est ouverte, répondez à ses critères"
                        : "demande recevable, sous réserve de la publicité",
                """
                        Bonjour,

                        Votre demande est recevable, sous réserve de la publicité : un avis est publié depuis le %s, et toute personne intéressée peut se déclarer jusqu'au %s inclus.

                        %s""".formatted(
                                French.day(publishedOn),
                                endsOn,
                                next.isASelection()
                                        ? selection(dossier, answer.text("noticeCriteria"), endsOn)
                                        : "Rien n'est promis d'ici là, et l'option posée sur l'espace ne donne aucune préférence."));
    }

    private String selection(Dossier dossier, String criteria, String endsOn) {
        return """
                %sLes candidats seront départagés selon les seuls critères de l'avis :

                %s

                Complétez votre demande pour y répondre, critère par critère, au plus tard le %s inclus : joignez une pièce à votre dossier, ou écrivez-nous. L'option posée sur l'espace ne donne aucune préférence.""".formatted(
                        candidates.of(dossier.number()).isEmpty()
                                ? ""
                                : "Quelqu'un d'autre a déclaré son intérêt pour l'espace. ",
                        criteria,
                        endsOn);
    }
}
