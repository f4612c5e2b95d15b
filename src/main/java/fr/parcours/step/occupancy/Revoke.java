package fr.parcours.step.occupancy;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Endings;
import fr.parcours.register.occupancy.Endings.Kind;
import fr.parcours.step.EarlyEnd;
import fr.parcours.step.EarlyEnd.Proposal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * « Mettre fin avant le terme »: the owner takes the space back from somebody outside the house. What the title does not
 * allow is refused with the reason; what it allows is signed by an elected person. A fault has a formal notice first.
 */
@Component
@Order(6)
class Revoke implements DossierAction {
    private static final List<Kind> KINDS = List.of(Kind.REVOCATION, Kind.REPRISE, Kind.PERIL);

    private final Dossiers dossiers;
    private final Endings endings;
    private final EarlyEnd earlyEnd;
    private final Clock clock;

    Revoke(Dossiers dossiers, Endings endings, EarlyEnd earlyEnd, Clock clock) {
        this.dossiers = dossiers;
        this.endings = endings;
        this.earlyEnd = earlyEnd;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "revoke";
    }

    @Override
    public String label() {
        return "Mettre fin avant le terme";
    }

    @Override
    public String form() {
        return "revoke";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return person.isIn(Groups.PATRIMOINE) || person.isIn(Groups.JURIDIQUE);
    }

    /** An assignment to a service is taken back by withdrawing the space. */
    @Override
    public boolean isOpen(DossierNumber number) {
        var dossier = dossiers.get(number);
        return dossier.state() == DossierState.OUVERT
                && dossier.request().isExternal()
                && endings.proposed(number).isEmpty();
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var data = new HashMap<String, Object>();
        data.put("titleText", earlyEnd.titleLabel(dossier));
        data.put("endingRules", KINDS.stream().map(kind -> told(dossier, kind)).collect(Collectors.joining("\n")));
        data.put(
                "endingOptions",
                KINDS.stream()
                        .sorted(Comparator.comparing(
                                kind -> !earlyEnd.ask(dossier, kind, false).possible()))
                        .map(kind -> Map.of("value", kind.name(), "label", kind.label()))
                        .toList());
        data.put("cropDamages", false);
        if (earlyEnd.isFarmed(dossier)) {
            data.put("farmedText", "Le sol est cultivé : le préavis dépend de ce que le titre prévoit.");
        }
        if (earlyEnd.awaitsHarvest(dossier, Kind.REPRISE, false)) {
            var months = earlyEnd.ask(dossier, Kind.REPRISE, false).noticeMonths();
            data.put("cropEndFrom", LocalDate.now(clock).plusMonths(months).toString());
        }
        return data;
    }

    private String told(Dossier dossier, Kind kind) {
        var answer = earlyEnd.ask(dossier, kind, false);
        return answer.possible()
                ? "– %s : possible. %s %s"
                        .formatted(
                                kind.label(),
                                answer.ground(),
                                answer.indemnity().sentence())
                : "– %s : impossible. %s".formatted(kind.label(), answer.ground());
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        if (!isOpen(dossier.number())) {
            throw new Conflict(
                    "On met fin avant le terme à une occupation en cours d'un occupant extérieur, une décision à la"
                            + " fois.");
        }
        var kind = answer.choice("endingKind", Kind.class);
        earlyEnd.propose(
                dossier,
                new Proposal(
                        kind,
                        answer.has("cropDamages") && answer.flag("cropDamages"),
                        answer.has("cropEnd") ? answer.date("cropEnd") : null,
                        answer.text("endingReason"),
                        kind == Kind.PERIL ? null : answer.text("hearing"),
                        "endingKind",
                        answer.by()));
    }
}
