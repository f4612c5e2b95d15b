package fr.parcours.step.legal;

import fr.parcours.Groups;
import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Verdict;
import fr.parcours.register.legal.Publicities;
import fr.parcours.register.legal.Publicity;
import fr.parcours.register.legal.Publicity.Interest;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.step.Appeal;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * « Choisir le candidat » by the criteria of the notice. Each who was not chosen gets his letter with the reasons and the ways of
 * appeal; if it is who asked first, the legal opinion is against his request from then on.
 */
@Component
class SelectCandidate implements Receiver {
    private static final String APPLICANT = "DEMANDEUR";

    /** Whose decision it is, and who has examined the candidates (CRPA, L212-1). */
    private static final String AUTHORITY =
            "Pour le Président de la Métropole Européenne de Lille, autorité compétente, et par délégation : le service du patrimoine. Candidatures examinées par : %s.";

    private final PublicityRounds rounds;
    private final Candidates candidates;
    private final Dossiers dossiers;
    private final Publicities publicities;
    private final Extensions extensions;
    private final Opinions opinions;
    private final DossierParties parties;
    private final DossierSheet sheet;
    private final Papers papers;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Names names;

    SelectCandidate(
            PublicityRounds rounds,
            Candidates candidates,
            Dossiers dossiers,
            Publicities publicities,
            Extensions extensions,
            Opinions opinions,
            DossierParties parties,
            DossierSheet sheet,
            Papers papers,
            Letters letters,
            Mailboxes mailboxes,
            Names names) {
        this.rounds = rounds;
        this.candidates = candidates;
        this.dossiers = dossiers;
        this.publicities = publicities;
        this.extensions = extensions;
        this.opinions = opinions;
        this.parties = parties;
        this.sheet = sheet;
        this.papers = papers;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.names = names;
    }

    @Override
    public String form() {
        return "select-candidate";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("criteriaText", criteria(rounds.latest(asked.dossier())));
        data.put("candidatesText", candidates.everybody(dossiers.get(asked.dossier())));
        data.put(
                "candidateOptions",
                Stream.concat(
                                Stream.of(Map.of("value", APPLICANT, "label", "Le demandeur de ce dossier")),
                                candidates.of(asked.dossier()).stream()
                                        .map(interest -> Map.of(
                                                "value", String.valueOf(interest.no()), "label", interest.name())))
                        .toList());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        var chosen = chosen(answer.text("chosenCandidate"));
        var rejection = answer.text("rejectionReasons");
        publicities.choose(dossier.number(), chosen, answer.text("choiceReasons"), rejection, answer.by());
        parties.acted(dossier.number(), Act.INSTRUCT, answer.by());
        var letter = letter(dossier, candidates.named(dossier, chosen), rejection, answer.by());
        var others = candidates.of(dossier.number()).stream()
                .filter(interest -> chosen == null || interest.no() != chosen)
                .toList();
        others.forEach(interest -> reject(dossier, interest, letter, answer.by()));
        if (!others.isEmpty()) {
            askToPost(dossier, others);
        }
        if (chosen == null) {
            tellTheApplicant(dossier);
        } else {
            rejectTheApplicant(dossier, letter, rejection, answer.by());
            tellPatrimony(dossier, winner(dossier, chosen));
        }
    }

    private static @Nullable Integer chosen(String candidate) {
        return Optional.of(candidate)
                .filter(one -> !one.equals(APPLICANT))
                .map(Integer::valueOf)
                .orElse(null);
    }

    /** Each selection of a dossier writes letters of its own. */
    private String occasion(String letter, Dossier dossier) {
        var notice = rounds.latest(dossier.number());
        return "%s-%s-%s".formatted(letter, notice.space(), notice.publishedOn());
    }

    private Interest winner(Dossier dossier, int chosen) {
        return candidates.of(dossier.number()).stream()
                .filter(interest -> interest.no() == chosen)
                .findFirst()
                .orElseThrow();
    }

    private void reject(Dossier dossier, Interest interest, Map<String, Object> shared, String by) {
        var letter = new HashMap<>(shared);
        letter.put("addressee", addressed(interest));
        papers.issueTo(
                "candidat %d".formatted(interest.no()), dossier.number(), Paper.COMPETITOR_REJECTION, letter, by);
    }

    private static String addressed(Interest interest) {
        return "%s, %s".formatted(interest.name(), interest.address());
    }

    private static String criteria(Publicity notice) {
        return Optional.ofNullable(notice.criteria()).orElse("Ceux de l'avis publié, qui est au dossier.");
    }

    private Map<String, Object> letter(Dossier dossier, String chosen, String reasons, String by) {
        var notice = rounds.latest(dossier.number());
        return Map.of(
                "chosen",
                chosen,
                "ground",
                notice.competition().equals(Publicity.VOLUNTARY) ? "L2221-1" : "L2122-1-1",
                "criteria",
                criteria(notice),
                "reasons",
                reasons,
                "appeal",
                Appeal.againstRefusal(),
                "signedAs",
                AUTHORITY.formatted(names.account(by)));
    }

    private void rejectTheApplicant(Dossier dossier, Map<String, Object> letter, String reasons, String by) {
        opinions.give(dossier.number(), Groups.JURIDIQUE, Verdict.DEFAVORABLE, reasons, null, by);
        if (extensions.agreed(dossier.number()).isEmpty()) { // else the title that runs is not refused
            dossiers.refusedBecause(dossier.number(), reasons);
        }
        papers.issue(dossier.number(), Paper.APPLICANT_REJECTION, letter, by);
        letters.toOccupant(
                dossier, occasion("not-selected", dossier), "votre candidature n'est pas retenue", """
                        Bonjour,

                        À l'issue de la sélection, votre candidature n'est pas retenue pour cet espace, pour les motifs suivants :

                        %s

                        Candidat retenu : %s.

                        %s

                        La lettre est au dossier.""".formatted(
                                reasons, letter.get("chosen"), Appeal.againstRefusal()));
    }

    /** They have no account and no mail here: a letter leaves by post. */
    private void askToPost(Dossier dossier, List<Interest> others) {
        letters.send(
                mailboxes.of(Groups.PATRIMOINE, dossier.service()),
                dossier.number(),
                occasion("post-rejections", dossier),
                "des lettres de rejet sont à envoyer",
                """
                        Bonjour,

                        À l'issue de la sélection, la lettre de chaque candidat écarté est au dossier. Faites-la signer par le délégataire du Président, puis envoyez-la par courrier recommandé avec avis de réception : le délai de recours court de sa réception.

                        %s""".formatted(others.stream()
                        .map(interest -> "– " + addressed(interest))
                        .collect(Collectors.joining("\n"))));
    }

    private void tellTheApplicant(Dossier dossier) {
        letters.toOccupant(dossier, occasion("selected", dossier), "votre candidature est retenue", """
                        Bonjour,

                        À l'issue de la sélection, votre candidature est retenue : l'instruction de votre demande continue. Cela ne vaut ni accord ni titre d'occupation.""");
    }

    private void tellPatrimony(Dossier dossier, Interest winner) {
        letters.send(
                mailboxes.of(Groups.PATRIMOINE, dossier.service()),
                dossier.number(),
                occasion("winner", dossier),
                "un autre candidat est retenu",
                """
                        Bonjour,

                        À l'issue de la sélection, %s est retenu pour cet espace. Fermez cette demande, puis ouvrez au guichet le dossier de ce candidat : à la qualification, le service juridique y rappelle la sélection du dossier %s, et rien n'est publié de nouveau.""".formatted(winner.name(), dossier.number()));
    }
}
