package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Spaces;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What every task's form shows first: which dossier, which space, when, what for. */
@Component
public class DossierSheet {
    private final Dossiers dossiers;
    private final Spaces spaces;

    DossierSheet(Dossiers dossiers, Spaces spaces) {
        this.dossiers = dossiers;
        this.spaces = spaces;
    }

    /** A new map that holds the read-only field {@code dossierSummary}, for a receiver to add to. */
    public Map<String, Object> open(DossierNumber number) {
        var data = new HashMap<String, Object>();
        data.put("dossierSummary", summary(dossiers.get(number)));
        return data;
    }

    private String summary(Dossier dossier) {
        var request = dossier.request();
        return """
                Dossier %s – %s
                %s
                Période : %s (%d mois) · Effectif : %s
                Objet : %s""".formatted(
                        dossier.number(),
                        dossier.state().label(),
                        spaces.get(request.spaceCode()).title(),
                        French.period(request.requestedStart(), request.requestedEnd()),
                        request.durationMonths(),
                        French.count(request.staffCount(), "agent"),
                        request.purpose());
    }
}
