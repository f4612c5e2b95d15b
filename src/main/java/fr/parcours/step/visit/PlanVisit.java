package fr.parcours.step.visit;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Spaces;
import fr.parcours.register.visit.Visits;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Visitors;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** « Fixer le rendez-vous »: one call with everyone who must be there, so that one visit is enough. */
@Component
class PlanVisit implements Receiver {
    private static final Map<String, String> TRADES =
            Map.of("inviteTechnique", "TECHNIQUE", "inviteSecurite", "SECURITE", "inviteNumerique", "NUMERIQUE");

    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Visits visits;
    private final Visitors visitors;
    private final DossierSheet sheet;

    PlanVisit(Dossiers dossiers, Spaces spaces, Visits visits, Visitors visitors, DossierSheet sheet) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.visits = visits;
        this.visitors = visitors;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "plan-visit";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var space = spaces.get(dossiers.get(asked.dossier()).request().spaceCode());
        var data = sheet.open(asked.dossier());
        data.put("spaceAddress", space.address());
        visits.latest(asked.dossier()).ifPresent(missed -> {
            if (missed.report() != null && missed.report().missedReason() != null) {
                data.put("missedReason", missed.report().missedReason());
            }
        });
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.get(answer.dossier());
        var before = visits.toCome(dossier.number()).orElse(null);
        var visit = visits.plan(
                dossier.number(), answer.moment("visitAt"), answer.text("meetingPoint"), invited(answer), answer.by());
        visitors.invite(dossier, visit, before);
    }

    private static Set<String> invited(Answer answer) {
        return TRADES.entrySet().stream()
                .filter(trade -> answer.flag(trade.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }
}
