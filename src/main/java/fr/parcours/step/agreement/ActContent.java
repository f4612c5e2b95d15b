package fr.parcours.step.agreement;

import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.DecidingAct;
import fr.parcours.register.assembly.Session.Assembly;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.TitleLabels;
import fr.parcours.register.occupant.Occupant;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.Appeal;
import fr.parcours.step.Facts;
import fr.parcours.step.French;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The decision, or the draft of a deliberation, that authorises a convention (domain.md 7.7). */
@Component
class ActContent {
    private static final String PRIVATE_DOMAIN =
            "le code général de la propriété des personnes publiques, notamment son article L2221-1";

    private static final Map<String, String> FREE = Map.of(
            "GRATUIT_FACULTATIF",
            "L'occupant est une association à but non lucratif qui concourt à la satisfaction d'un intérêt général et n'exerce dans les lieux aucune activité économique : l'autorisation peut lui être délivrée gratuitement (article L2125-1 du code général de la propriété des personnes publiques). Cette gratuité est une faculté ; elle constitue une subvention en nature.",
            "GRATUIT_LEGAL",
            "L'occupation %s : l'autorisation peut être délivrée gratuitement (article L2125-1 du code général de la propriété des personnes publiques).",
            "GRATUIT_PAR_NATURE",
            "Le prêt à usage est essentiellement gratuit (article 1876 du code civil) ; il répond à l'intérêt public du projet et constitue, pour une association, une subvention en nature.");

    /** What a title rests on when that is not the public domain alone: an operator's contract, or the code of its kind. */
    private static final Map<String, String> GROUNDS = Map.of(
            "COMMODAT",
            PRIVATE_DOMAIN + ", et le code civil, notamment ses articles 1875 et suivants",
            "COP",
            PRIVATE_DOMAIN + ", et le code de commerce, notamment son article L145-5-1",
            "BAIL_DEROGATOIRE",
            PRIVATE_DOMAIN + ", et le code de commerce, notamment son article L145-5",
            "CONCESSION_TEMPORAIRE",
            PRIVATE_DOMAIN + ", et le code de l'urbanisme, notamment son article L221-2",
            "COMMODAT_ENTRANT",
            "le code civil, notamment ses articles 1875 et suivants",
            "PROTOCOLE_TRIPARTITE",
            "le contrat de délégation de service public %s et le code général des collectivités territoriales, notamment son article L1411-6");

    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Occupants occupants;
    private final Qualifications qualifications;
    private final Facts facts;
    private final Amounts amounts;
    private final ConventionWords words;
    private final DraftPapers drafts;
    private final Papers papers;

    ActContent(
            Dossiers dossiers,
            Spaces spaces,
            Occupants occupants,
            Qualifications qualifications,
            Facts facts,
            Amounts amounts,
            ConventionWords words,
            DraftPapers drafts,
            Papers papers) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.occupants = occupants;
        this.qualifications = qualifications;
        this.facts = facts;
        this.amounts = amounts;
        this.words = words;
        this.drafts = drafts;
        this.papers = papers;
    }

    /** The draft, to be read and to be edited, in the name of who drafted the convention. */
    void draft(Agreement agreement, DecidingAct act) {
        var paper = paper(act);
        drafts.issue(agreement, paper, paper.title(), of(agreement, act), agreement.draftedBy());
    }

    /** The decision, signed. */
    void sign(Agreement agreement, DecidingAct taken, String by) {
        papers.issueTitle(agreement, Paper.DECISION, of(agreement, taken), by);
    }

    static Paper paper(DecidingAct act) {
        return act.isDeliberation() ? Paper.DELIBERATION_DRAFT : Paper.DECISION_DRAFT;
    }

    String text(Agreement agreement, DecidingAct act) {
        return papers.text(agreement.dossier(), paper(act), of(agreement, act));
    }

    private Map<String, @Nullable Object> of(Agreement agreement, DecidingAct act) {
        var dossier = dossiers.get(agreement.dossier());
        var qualified = qualifications.find(dossier.number());
        var stated = qualifications.stated(dossier.number());
        var isPublic = facts.of(dossier.number().value()).domaniality().equals("PUBLIC");
        var content = new HashMap<String, @Nullable Object>();
        content.put("actNumber", number(act));
        content.put("agreementNumber", agreement.number());
        content.put(
                "decider",
                act.isDeliberation()
                        ? "Le %s, après en avoir délibéré,"
                                .formatted(Assembly.valueOf(act.authority()).label())
                        : "Le Président de la Métropole Européenne de Lille");
        content.put("visas", visas(act, agreement.legalTitle(), isPublic));
        content.put(
                "considerations",
                Stream.of(
                                Optional.of("Le projet suivant présente un intérêt pour le territoire : %s"
                                        .formatted(dossier.request().purpose().strip())),
                                qualified.map(found -> words.competition(dossier, stated)),
                                qualified
                                        .map(Qualification::fee)
                                        .map(FREE::get)
                                        .map(reason -> reason.formatted(ConventionWords.exemption(stated))))
                        .flatMap(Optional::stream)
                        .filter(sentence -> !sentence.isBlank())
                        .toList());
        content.put(
                "object",
                "La conclusion avec %s de la convention n° %s (%s), portant sur %s, %s, est autorisée."
                        .formatted(
                                occupants
                                        .find(dossier.number())
                                        .map(Occupant::legalName)
                                        .orElse("le propriétaire"),
                                agreement.number(),
                                TitleLabels.of(agreement.legalTitle()),
                                spaces.title(dossier.request().spaceCode()),
                                French.period(agreement.startDate(), agreement.endDate())));
        content.put("price", amounts.of(dossier.number()).enacted());
        content.put(
                "transmission",
                act.matterCode() == null
                        ? "Le présent acte est publié, et transmis au représentant de l'État s'il y a lieu."
                        : "Le présent acte est transmis au représentant de l'État (matière %s) et publié. Il est exécutoire dès l'accomplissement de ces formalités."
                                .formatted(act.matterCode()));
        content.put("appeal", Appeal.againstAct());
        if (act.takenOn() != null) {
            content.put("signedOn", act.takenOn());
            content.put("signedAs", act.takenAs());
        }
        return content;
    }

    private static List<String> visas(DecidingAct act, String title, boolean isPublic) {
        return Stream.of(
                        Optional.of(
                                "Vu le code général des collectivités territoriales, notamment ses articles L5211-10 et L5217-1 et suivants ;"),
                        ground(title, isPublic, act.references().contract()),
                        act.authority().equals(Assembly.BUREAU.name())
                                ? Optional.of("Vu la délibération %s portant délégation du Conseil au Bureau ;"
                                        .formatted(cited(act.references().delegation())))
                                : Optional.<String>empty(),
                        act.isDeliberation()
                                ? Optional.<String>empty()
                                : Optional.of("Vu la délibération %s portant délégation du Conseil au Président ;"
                                        .formatted(cited(act.references().delegation()))),
                        act.isDeliberation()
                                ? Optional.<String>empty()
                                : Optional.of(
                                        "Vu l'arrêté %s portant délégation de fonction et de signature à l'élu signataire ;"
                                                .formatted(
                                                        cited(act.references().order()))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String number(DecidingAct act) {
        return Optional.ofNullable(act.number())
                .orElse(act.isDeliberation() ? "attribué à l'adoption" : Papers.TO_FILL);
    }

    private static String cited(@Nullable String act) {
        return act == null ? "n° %1$s du %1$s".formatted(Papers.TO_FILL) : act;
    }

    /** The text that the title rests on. Of somebody else's private domain it is the owner's. */
    private static Optional<String> ground(String title, boolean isPublic, @Nullable String contract) {
        return Optional.ofNullable(GROUNDS.get(title))
                .map(words -> words.formatted(cited(contract)))
                .or(() -> isPublic
                        ? Optional.of(
                                "le code général de la propriété des personnes publiques, notamment ses articles L2122-1 et suivants et L2125-1 et suivants")
                        : Optional.empty())
                .map("Vu %s ;"::formatted);
    }
}
