package fr.parcours.step.legal;

import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupantTypeLabels;
import fr.parcours.register.legal.Publicities;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import fr.parcours.register.legal.TitleLabels;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.register.occupancy.Extensions.Extension;
import fr.parcours.register.space.Fact;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Facts;
import fr.parcours.step.French;
import fr.parcours.step.Statutes;
import fr.parcours.step.legal.FeeGrid.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * « Qualifier l'occupation »: what only a jurist can say before the tables run. Nothing is chosen for him; what a jurist
 * answered earlier is shown again. Where no row of table {@code legalTitle} fits, he designates the title himself, or says that
 * there is none.
 */
@Component
class QualifyOccupation implements Receiver {
    private static final String NONE = "AUCUNE";
    private static final int SHORT = 4;
    private static final Map<String, Object> YES = Map.of("value", true, "label", "Oui");
    private static final Map<String, Object> NO = Map.of("value", false, "label", "Non");
    private static final Map<String, Object> PUBLIC = Map.of("value", "PUBLIC", "label", "Domaine public");
    private static final Map<String, Object> PRIVATE = Map.of("value", "PRIVE", "label", "Domaine privé");

    /** Titles that a jurist may choose; an internal assignment is never in doubt. */
    private static final List<String> TITLES = List.of(
            "CODP",
            "COP",
            "BAIL_DEROGATOIRE",
            "COMMODAT",
            "CONCESSION_TEMPORAIRE",
            "PROTOCOLE_TRIPARTITE",
            "CODP_ENTRANTE",
            "COP_ENTRANTE",
            "COMMODAT_ENTRANT",
            "AOT_ETAT",
            "MAD_EPF");

    private final LegalReview review;
    private final FeeGrid grid;
    private final Facts facts;
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Qualifications qualifications;
    private final Publicities publicities;
    private final Extensions extensions;
    private final DossierParties parties;
    private final Statutes statutes;
    private final DossierSheet sheet;

    QualifyOccupation(
            LegalReview review,
            FeeGrid grid,
            Facts facts,
            Dossiers dossiers,
            Spaces spaces,
            Qualifications qualifications,
            Publicities publicities,
            Extensions extensions,
            DossierParties parties,
            Statutes statutes,
            DossierSheet sheet) {
        this.review = review;
        this.grid = grid;
        this.facts = facts;
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.qualifications = qualifications;
        this.publicities = publicities;
        this.extensions = extensions;
        this.parties = parties;
        this.statutes = statutes;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "qualify-occupation";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var space = spaces.get(dossier.request().spaceCode());
        var data = sheet.open(dossier.number());
        data.put("spaceText", told(space));
        data.put("askedText", asked(dossier));
        data.put(
                "sideText",
                dossier.request().isExternal()
                        ? "Un occupant extérieur occupe un bien de la MEL"
                        : "La MEL occupe le bien d'autrui");
        if (dossier.request().freeRequested()) {
            data.put("freeText", "Demandée");
        }
        if (dossier.request().occupantType().equals("ASSOCIATION_IG")) {
            data.put("askedText", "%s\n%s".formatted(asked(dossier), statutes.told(dossier.number())));
            statutes.of(dossier.number()).ifPresent(paper -> data.put("statutesLink", "/api/documents/" + paper.id()));
        }
        if (review.isStated(dossier.number())) {
            data.put(
                    "undecidedText",
                    "Avec les réponses déjà données, la table ne désigne aucun titre : désignez-le, ou dites qu'aucun n'est possible.");
        }
        data.put("titleOptions", titles());
        var earlier = qualifications.stated(dossier.number());
        earlier.ifPresent(said -> repeat(data, said));
        propose(data, dossier, space, earlier);
        var extension = extensions.agreed(dossier.number());
        data.put("prolongationOptions", yesOrNo(extension.isPresent()));
        extension.ifPresent(agreed -> prolong(data, dossier, agreed));
        return data;
    }

    /** The title runs already; what was published then was for the time that it was to last [PARAM, about four months]. */
    private void prolong(Map<String, Object> data, Dossier dossier, Extension extension) {
        var months = dossier.request().durationMonths();
        var wasShort = qualifications
                .find(dossier.number())
                .filter(found -> found.competition().equals("PUBLICITE_SIMPLE"))
                .isPresent();
        data.remove("prolongation"); // another question than the one answered for the first title
        data.put(
                "extensionText",
                "Titre en cours jusqu'au %s, à prolonger jusqu'au %s : %d mois en tout.%s"
                        .formatted(
                                French.day(extension.oldEnd()),
                                French.day(extension.newEnd()),
                                months,
                                wasShort && months > SHORT
                                        ? " C'est plus que la courte durée (environ quatre mois) pour laquelle une publicité simple a suffi : dites pourquoi la durée totale reste dans les limites de l'article L2122-2."
                                        : ""));
    }

    /** What a jurist answered before, for him to look at again. */
    private static void repeat(Map<String, Object> data, Statement said) {
        data.put("domaniality", said.domaniality());
        data.put("precariousnessCause", said.precariousnessCause());
        data.put("meetsMelNeed", said.meetsMelNeed());
        if (said.chosenTitle() != null) {
            data.put("legalTitleChosen", said.chosenTitle());
        }
        data.put("prolongation", said.prolongation());
        data.put("amicableGround", said.amicableGround());
        if (said.reasons() != null) {
            data.put("competitionReasons", said.reasons());
        }
        data.put("exemption", said.exemption());
        data.put("freeGranted", said.freeGranted());
        data.put("reducedRate", said.reducedRate());
        data.put("tariffInGrid", said.tariffInGrid());
        data.put(
                "selectedIn",
                said.selectedIn() == null ? NONE : said.selectedIn().value());
    }

    /** Sums and facts are proposed; of a question of law only the ordinary answer comes first, and nothing is chosen. */
    private void propose(Map<String, Object> data, Dossier dossier, Space space, Optional<Statement> earlier) {
        var rate = earlier.map(Statement::rate).map(Rate::valueOf).orElseGet(() -> Rate.of(space));
        data.put("domanialityOptions", first(space.domaniality().equals("PRIVE"), PRIVATE, PUBLIC));
        data.put("freeGrantedOptions", yesOrNo(dossier.request().freeRequested()));
        data.put("reducedRateOptions", yesOrNo(dossier.request().occupantType().startsWith("ASSOCIATION")));
        data.put("rateOptions", Rate.options());
        data.put("rate", rate.name());
        data.put(
                "rentalValueYear",
                earlier.map(Statement::rentalValueYear).orElseGet(() -> grid.rentalValue(space, rate)));
        data.put("rentYear", earlier.map(Statement::rentYear).orElse(BigDecimal.ZERO));
        data.put("sameBudget", facts.of(dossier.number().value()).sameBudget());
        offerSelections(data, dossier);
    }

    private static List<Map<String, Object>> yesOrNo(boolean yesFirst) {
        return first(yesFirst, YES, NO);
    }

    private static List<Map<String, Object>> first(boolean one, Map<String, Object> answer, Map<String, Object> other) {
        return one ? List.of(answer, other) : List.of(other, answer);
    }

    /** Selections of this space that somebody has won who had no dossier then. */
    private void offerSelections(Map<String, Object> data, Dossier dossier) {
        var won = publicities.won(dossier.request().spaceCode()).stream()
                .filter(one -> !one.dossier().equals(dossier.number()))
                .toList();
        data.put(
                "selectionOptions",
                Stream.concat(
                                Stream.of(Map.of(
                                        "value", NONE, "label", "Aucune : cet occupant n'a pas été sélectionné")),
                                won.stream()
                                        .map(one -> Map.of(
                                                "value",
                                                one.dossier().value(),
                                                "label",
                                                "Celle du dossier %s, remportée par %s"
                                                        .formatted(one.dossier(), one.winner()))))
                        .toList());
        if (!won.isEmpty()) {
            data.put(
                    "selectionText",
                    won.stream()
                            .map(one -> "Dossier %s : %s".formatted(one.dossier(), one.winner()))
                            .collect(Collectors.joining("\n")));
        }
    }

    private static List<Map<String, String>> titles() {
        return Stream.concat(
                        Stream.of(Map.of(
                                "value",
                                Qualification.UNDECIDED,
                                "label",
                                "Aucun : la demande ne peut pas recevoir de titre")),
                        TITLES.stream().map(title -> Map.of("value", title, "label", TitleLabels.of(title))))
                .toList();
    }

    private static String told(Space space) {
        return "Propriétaire : %s%s\nDomaine d'après l'inventaire : %s%s\nDernier usage : %s"
                .formatted(
                        Fact.named("ownerType").orElseThrow().kind().show(space.ownerType()),
                        space.managedByOperator() ? ", géré par un exploitant" : "",
                        switch (space.domaniality()) {
                            case "PUBLIC" -> "public";
                            case "PRIVE" -> "privé";
                            default -> "à qualifier";
                        },
                        space.reserveFonciere() ? ", réserve foncière" : "",
                        space.lastUse());
    }

    private static String asked(Dossier dossier) {
        var request = dossier.request();
        return "Occupant : %s\nUsage économique : %s · Gratuité demandée : %s\nUrgence : %s · Demande spontanée : %s"
                .formatted(
                        OccupantTypeLabels.of(request.occupantType()),
                        yes(request.economicUse()),
                        yes(request.freeRequested()),
                        yes(request.urgency()),
                        yes(request.spontaneous()));
    }

    private static String yes(boolean flag) {
        return flag ? "oui" : "non";
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        qualifications.state(
                dossier.number(),
                dossier.request().spaceCode(),
                new Statement(
                        answer.text("domaniality"),
                        answer.flag("precariousnessCause"),
                        answer.text("amicableGround"),
                        answer.optionalText("competitionReasons"),
                        Optional.ofNullable(answer.optionalText("exemption")).orElse(NONE),
                        answer.flag("prolongation"),
                        answer.flag("meetsMelNeed"),
                        answer.flag("freeGranted"),
                        answer.flag("sameBudget"),
                        answer.flag("tariffInGrid"),
                        amount(answer, "rentalValueYear"),
                        amount(answer, "rentYear"),
                        Optional.ofNullable(answer.optionalText("rate")).orElse(Rate.BUREAUX.name()),
                        answer.flag("reducedRate"),
                        selection(answer),
                        answer.optionalText("legalTitleChosen")),
                answer.by());
        parties.acted(dossier.number(), Act.INSTRUCT, answer.by());
    }

    private static BigDecimal amount(Answer answer, String key) {
        return Optional.ofNullable(answer.optionalDecimal(key)).orElse(BigDecimal.ZERO);
    }

    private static @Nullable DossierNumber selection(Answer answer) {
        return Optional.ofNullable(answer.optionalText("selectedIn"))
                .filter(number -> !number.equals(NONE))
                .map(DossierNumber::new)
                .orElse(null);
    }
}
