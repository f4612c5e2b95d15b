package fr.parcours.step.legal;

import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.legal.Publicity;
import fr.parcours.register.legal.QualificationLabels;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.French;
import fr.parcours.step.legal.PublicityRounds.Next;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a notice says of the space and its price, and the words that are proposed to who publishes it. Where it calls for
 * candidates it describes nobody's project: they are equal (CG3P, L2122-1-1).
 */
@Component
class NoticeWords {
    private static final String CRITERIA = """
            – Intérêt du projet pour le lieu et ses habitants : 40 %%
            – Garanties de l'occupant, sécurité et entretien du lieu : 30 %%
            – %s : 30 %%""";

    private final Spaces spaces;
    private final Qualifications qualifications;

    NoticeWords(Spaces spaces, Qualifications qualifications) {
        this.spaces = spaces;
        this.qualifications = qualifications;
    }

    /** « 95 m², 40 personnes au plus en même temps, public compris ». */
    String premises(Dossier dossier) {
        var space = spaces.get(dossier.request().spaceCode());
        return Stream.of(
                        area(space),
                        Optional.of("%s au plus en même temps, public compris"
                                .formatted(French.count(space.maxCapacity(), "personne"))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> area(Space space) {
        return Optional.ofNullable(space.building() ? space.areaUsable() : space.areaPlot())
                .map(area -> French.amount(area) + " m²");
    }

    /** What the occupation costs; what the grid grants to who has asked alone is not told. */
    String price(Dossier dossier) {
        var found = qualifications.find(dossier.number()).orElseThrow();
        var stated = qualifications.stated(dossier.number());
        if (!isInGrid(stated)) {
            return found.price() + ", selon ce que le Conseil métropolitain délibère";
        }
        if (found.feeComputation() == null) {
            return QualificationLabels.fee(found);
        }
        return stated.filter(Statement::reducedRate).isPresent()
                ? found.price() + ", selon la grille votée"
                : "%s ; une autre activité paie le prix que la grille votée donne à son usage"
                        .formatted(QualificationLabels.fee(found));
    }

    String object(Dossier dossier, Next next) {
        return next.isACallForCandidates()
                ? "L'espace %s, %s, %s. Tout projet compatible avec l'espace peut être proposé."
                        .formatted(
                                spaces.title(dossier.request().spaceCode()),
                                premises(dossier),
                                French.period(
                                        dossier.request().requestedStart(),
                                        dossier.request().requestedEnd()))
                : dossier.request().purpose();
    }

    String conditions(Dossier dossier, Next next) {
        var isVoluntary = next.competition().equals(Publicity.VOLUNTARY);
        return "Occupation temporaire, %s, en l'état ; %s %s ; assurance exigée avant la remise des clés."
                .formatted(
                        isVoluntary ? "sans droit au renouvellement" : "précaire et révocable",
                        qualifications.find(dossier.number()).orElseThrow().price(),
                        isInGrid(qualifications.stated(dossier.number()))
                                ? "selon la grille votée"
                                : "selon ce que le Conseil délibère");
    }

    /** Who pays what a grid fixes is not judged by what he offers to pay. */
    String criteria(Dossier dossier) {
        return CRITERIA.formatted(
                isInGrid(qualifications.stated(dossier.number()))
                        ? "Moyens du projet et délai d'ouverture"
                        : "Conditions financières proposées");
    }

    private static boolean isInGrid(Optional<Statement> stated) {
        return stated.map(Statement::tariffInGrid).orElse(true);
    }
}
