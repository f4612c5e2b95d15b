package fr.parcours.step.request;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.engine.Separation;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.dossier.Reserves.Reserve;
import fr.parcours.register.dossier.Reserves.State;
import fr.parcours.step.French;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * « Lever une réserve »: by the trade that made it, or by patrimony, which sees the place. That one does not matter for the
 * entry, its own trade alone may say.
 */
@Component
@Order(9)
class LiftReserve implements DossierAction {
    private static final Set<String> TRADES =
            Set.of(Groups.PATRIMOINE, Groups.TECHNIQUE, Groups.SECURITE, Groups.JURIDIQUE);

    /** As long as a choice may be to be read at a glance. */
    private static final int LABEL = 200;

    private final Dossiers dossiers;
    private final Reserves reserves;
    private final DossierParties parties;
    private final Separation separation;

    LiftReserve(Dossiers dossiers, Reserves reserves, DossierParties parties, Separation separation) {
        this.dossiers = dossiers;
        this.reserves = reserves;
        this.parties = parties;
        this.separation = separation;
    }

    @Override
    public String id() {
        return "lift-reserve";
    }

    @Override
    public String label() {
        return "Lever une réserve";
    }

    @Override
    public String form() {
        return "lift-reserve";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return TRADES.stream().anyMatch(person::isIn);
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return !dossiers.get(dossier).state().isFinal()
                && !reserves.open(dossier).isEmpty();
    }

    @Override
    public boolean isOpenTo(SignedIn person, DossierNumber dossier) {
        return isOpen(dossier) && !liftable(person, dossier).isEmpty();
    }

    /** The one that holds the keys back first. */
    @Override
    public Map<String, Object> data(Asked asked) {
        var options = liftable(asked.by(), asked.dossier()).stream()
                .map(reserve ->
                        Map.of("value", String.valueOf(reserve.no()), "label", French.shortened(reserve.told(), LABEL)))
                .toList();
        return Map.of("reserveOptions", options, "reserveState", State.LEVEE.name());
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()).number();
        if (!isOpen(dossier)) {
            throw new Conflict("Aucune réserve de ce dossier ne reste à lever.");
        }
        var reserve = reserves.get(dossier, Integer.parseInt(answer.text("reserveNo")));
        separation.check(dossier, "lift-reserve", Set.of(Groups.PATRIMOINE, reserve.trade()), answer.by());
        var state = answer.choice("reserveState", State.class);
        if (state == State.SANS_EFFET && !answer.asked().by().isIn(reserve.trade())) {
            throw new Forbidden("Seul le service qui a posé cette réserve peut la dire sans effet sur l'entrée (%s)."
                    .formatted(Groups.LABELS.get(reserve.trade())));
        }
        reserves.settle(dossier, reserve.no(), state, answer.text("reserveRemark"), answer.by());
        parties.acted(dossier, Act.INSTRUCT, answer.by());
    }

    private List<Reserve> liftable(SignedIn person, DossierNumber dossier) {
        return reserves.open(dossier).stream()
                .filter(reserve -> person.isIn(Groups.PATRIMOINE) || person.isIn(reserve.trade()))
                .sorted((one, other) -> Boolean.compare(other.holdsKeys(), one.holdsKeys()))
                .toList();
    }
}
