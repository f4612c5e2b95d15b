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
import org.springframework.stereotype.Component;

/**
 * « Publier l'avis »: what is offered, until when an interest may be declared and where; or why the space is granted without
 * a selection. The notice does not name who has asked, and he is told no more than that his request can be received.
 */
@Component
class PublishNotice implements Receiver {
    private static final String PLACES = "Site internet de la Métropole Européenne de Lille";
    private static final String CRITERIA = """
            – Intérêt du projet pour le lieu et ses habitants : 40 %
            – Garanties de l'occupant, sécurité et entretien du lieu : 30 %
            – Conditions financières proposées : 30 %""";

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
    private final Dossiers dossiers;
    private final Qualifications qualifications;
    private final Publicities publicities;
    private final DossierParties parties;
    private final DossierSheet sheet;
    private final Papers papers;
    private final Letters letters;
    private final Names names;
    private final Clock clock;

    PublishNotice(
            PublicityRounds rounds,
            Dossiers dossiers,
            Qualifications qualifications,
            Publicities publicities,
            DossierParties parties,
            DossierSheet sheet,
            Papers papers,
            Letters letters,
            Names names,
            Clock clock) {
        this.rounds = rounds;
        this.dossiers = dossiers;
        this.qualifications = qualifications;
        this.publicities = publicities;
        this.parties = parties;
        this.sheet = sheet;
        this.papers = papers;
        this.letters = letters;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "publish-notice";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var next = rounds.next(asked.dossier());
        var data = sheet.open(asked.dossier());
        data.put("procedureText", procedure(next));
        if (next.days() == 0) {
            data.put("reasonsText", reasons(asked));
        } else {
            var isVoluntary = next.competition().equals(Publicity.VOLUNTARY);
            data.put("noticeText", "Un avis, puis %d jours d'attente".formatted(next.days()));
            data.put("noticeObject", dossiers.get(asked.dossier()).request().purpose());
            data.put(
                    "noticeConditions",
                    "Occupation temporaire, %s, en l'état ; %s selon la grille votée ; assurance exigée avant la remise des clés."
                            .formatted(
                                    isVoluntary ? "sans droit au renouvellement" : "précaire et révocable",
                                    isVoluntary ? "loyer ou indemnité" : "redevance"));
        }
        var choice = CHOICES.get(next.competition());
        if (choice != null) {
            data.put("selectionText", choice);
            data.put("noticeCriteria", CRITERIA);
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
                answer.by());
        parties.acted(dossier.number(), Act.INSTRUCT, answer.by());
        if (next.days() == 0) {
            publishReasons(dossier, answer);
        } else {
            publishNotice(dossier, next, answer);
            tell(dossier, next, publishedOn);
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
        var content = new HashMap<String, Object>(Map.of(
                "procedure", QualificationLabels.of(next.competition()),
                "ground", Objects.requireNonNull(GROUNDS.get(next.competition())),
                "object", answer.text("noticeObject"),
                "conditions", answer.text("noticeConditions"),
                "places", answer.text("noticePlaces"),
                "publishedOn", publishedOn,
                "endsOn", publishedOn.plusDays(next.days()),
                "selection", next.competition().equals(Publicity.SELECTION)));
        Optional.ofNullable(answer.optionalText("noticeCriteria")).ifPresent(text -> content.put("criteria", text));
        papers.issue(dossier.number(), Paper.PUBLICITY_NOTICE, content, answer.by());
    }

    private void tell(Dossier dossier, Next next, LocalDate publishedOn) {
        var isSelection = next.competition().equals(Publicity.SELECTION);
        letters.toOccupant(
                dossier,
                "notice-%s-%s".formatted(next.competition(), publishedOn),
                "demande recevable, sous réserve de la publicité",
                """
                        Bonjour,

                        Votre demande est recevable, sous réserve de la publicité : un avis est publié depuis le %s, et toute personne intéressée peut se déclarer jusqu'au %s inclus.

                        %s""".formatted(
                                French.day(publishedOn),
                                French.day(publishedOn.plusDays(next.days())),
                                isSelection
                                        ? "Les candidats seront départagés selon les critères de l'avis : complétez votre demande pour y répondre. L'option posée sur l'espace ne donne aucune préférence."
                                        : "Rien n'est promis d'ici là, et l'option posée sur l'espace ne donne aucune préférence."));
    }
}
