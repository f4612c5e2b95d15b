package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Opinion;
import fr.parcours.register.dossier.Opinions.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the reviews concluded, as those who decide upon it read it. */
@Component
class GivenOpinions {
    private final Opinions opinions;

    GivenOpinions(Opinions opinions) {
        this.opinions = opinions;
    }

    /** May the agreement be given? The arbiter's word counts alone; without one, no trade may be against it. */
    boolean allowAgreement(DossierNumber dossier) {
        return opinions.latest(dossier, Groups.PILOTAGE)
                .map(arbitration -> !arbitration.is(Verdict.DEFAVORABLE))
                .orElseGet(() -> given(dossier).stream().noneMatch(opinion -> opinion.is(Verdict.DEFAVORABLE)));
    }

    /** One paragraph for each trade; empty when nobody has said anything. */
    String text(DossierNumber dossier) {
        return given(dossier).stream().map(GivenOpinions::told).collect(Collectors.joining("\n\n"));
    }

    /** The reserves of all, one line each; empty without. */
    String reserves(DossierNumber dossier) {
        return given(dossier).stream()
                .filter(opinion -> opinion.reserves() != null)
                .map(opinion -> "– %s : %s".formatted(Groups.LABELS.get(opinion.trade()), opinion.reserves()))
                .collect(Collectors.joining("\n"));
    }

    private List<Opinion> given(DossierNumber dossier) {
        return opinions.current(dossier);
    }

    private static String told(Opinion opinion) {
        var title = opinion.trade().equals(Groups.PILOTAGE) ? "Arbitrage" : Groups.LABELS.get(opinion.trade());
        var reserves = opinion.reserves() == null ? "" : "\nRéserves : " + opinion.reserves();
        return "%s – %s. %s%s"
                .formatted(title, Verdict.valueOf(opinion.verdict()).label(), opinion.ground(), reserves);
    }
}
