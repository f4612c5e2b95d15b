package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.form.Shown;
import fr.parcours.register.document.Drawer;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Opinion;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.space.Spaces;
import fr.parcours.register.visit.Visit;
import fr.parcours.register.visit.Visits;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every task's form shows first: which dossier, which space, when, what for. */
@Component
public class DossierSheet {
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Visits visits;
    private final Opinions opinions;
    private final Occupants occupants;
    private final ToldQualification qualification;
    private final CurrentUser currentUser;

    DossierSheet(
            Dossiers dossiers,
            Spaces spaces,
            Visits visits,
            Opinions opinions,
            Occupants occupants,
            ToldQualification qualification,
            CurrentUser currentUser) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.visits = visits;
        this.opinions = opinions;
        this.occupants = occupants;
        this.qualification = qualification;
        this.currentUser = currentUser;
    }

    /**
     * A new map for a receiver to add to. It holds what any form may show, read only: {@code dossierSummary}, and once
     * there is one {@code visitText} (the last visit's report), {@code opinionText} (the legal opinion) and
     * {@code qualificationText} (title, competition, fee, deposit).
     */
    public Map<String, Object> open(DossierNumber number) {
        var data = new HashMap<String, Object>();
        data.put("dossierSummary", (Shown) () -> summary(dossiers.get(number)));
        data.put("visitText", (Shown) () ->
                visits.latest(number).map(Visit::report).map(DossierSheet::told).orElse(null));
        data.put("opinionText", (Shown) () -> opinions.of(number).stream()
                .filter(opinion -> opinion.trade().equals(Groups.JURIDIQUE))
                .reduce((earlier, last) -> last)
                .map(Opinion::ground)
                .orElse(null));
        data.put("qualificationText", (Shown) () -> {
            var space = dossiers.get(number).request().spaceCode();
            var lines = qualification.lines(number, space);
            return lines.isEmpty() ? null : String.join("\n", lines);
        });
        return data;
    }

    /** As the page of the dossier (role-matrix.md, row 45); the house itself knows. */
    private boolean knowsOccupant(Dossier dossier) {
        return currentUser
                .get()
                .map(person ->
                        Drawer.REQUEST.opensTo(person.before(dossier.service()).groups()))
                .orElse(true);
    }

    private static @Nullable String told(Visit.Report report) {
        if (report.decision() == null) {
            return null;
        }
        var verdict = switch (report.decision()) {
            case GO -> "Avis favorable.";
            case GO_RESERVES -> "Avis favorable avec réserves.";
            case NO_GO -> "Avis défavorable.";
        };
        var reserves = report.reserves() == null ? "" : "\nRéserves à lever : " + report.reserves();
        return "%s %s%s".formatted(verdict, report.findings(), reserves);
    }

    private static String headcount(OccupationRequest request) {
        var staff = French.staff(request);
        var expected = request.publicCountTotal();
        return request.publicReception() && expected != null
                ? "%s et %s du public".formatted(staff, French.count(expected, "personne"))
                : staff;
    }

    private String summary(Dossier dossier) {
        var request = dossier.request();
        return """
                Dossier %s – %s
                %s%s
                Période : %s (%d mois)%s · Effectif : %s
                Objet : %s""".formatted(
                dossier.number(),
                dossier.state().label(),
                occupants
                        .find(dossier.number())
                        .map(occupant -> knowsOccupant(dossier)
                                ? "Occupant extérieur : %s%n%s"
                                        .formatted(
                                                occupant.legalName(),
                                                occupant.addressDoubt()
                                                        .map(doubt -> doubt + System.lineSeparator())
                                                        .orElse(""))
                                : "Occupant extérieur%n".formatted())
                        .orElse(""),
                spaces.title(request.spaceCode()),
                French.period(request.requestedStart(), request.requestedEnd()),
                request.durationMonths(),
                dossier.lastDay().equals(request.requestedEnd()) ? "" : ", finit le " + French.day(dossier.lastDay()),
                headcount(request),
                request.purpose());
    }
}
