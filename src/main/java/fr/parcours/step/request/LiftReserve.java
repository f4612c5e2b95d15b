package fr.parcours.step.request;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
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
 * entry, its own trade alone may say: it is offered to who sees no other's.
 */
@Component
@Order(9)
class LiftReserve implements DossierAction {
    private static final Set<String> TRADES =
            Set.of(Groups.PATRIMOINE, Groups.TECHNIQUE, Groups.SECURITE, Groups.JURIDIQUE);

    private static final Map<String, String> LIFTED =
            Map.of("value", State.LEVEE.name(), "label", "Levée : c'est fait");
    private static final Map<String, String> WITHOUT_EFFECT =
            Map.of("value", State.SANS_EFFET.name(), "label", "Laissée ouverte, sans effet sur l'entrée");

    /** As long as a choice may be to be read at a glance. */
    private static final int LABEL = 200;

    private final Dossiers dossiers;
    private final Reserves reserves;
    private final DossierParties parties;

    LiftReserve(Dossiers dossiers, Reserves reserves, DossierParties parties) {
        this.dossiers = dossiers;
        this.reserves = reserves;
        this.parties = parties;
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
        var liftable = liftable(asked.by(), asked.dossier());
        var options = liftable.stream()
                .map(reserve ->
                        Map.of("value", String.valueOf(reserve.no()), "label", French.shortened(reserve.told(), LABEL)))
                .toList();
        var areOwn = liftable.stream().allMatch(reserve -> asked.by().isIn(reserve.trade()));
        return Map.of(
                "reserveOptions",
                options,
                "reserveStateOptions",
                areOwn ? List.of(LIFTED, WITHOUT_EFFECT) : List.of(LIFTED),
                "reserveState",
                State.LEVEE.name());
    }

    @Override
    public Set<String> candidateGroups(Answer answer) {
        return Set.of(
                Groups.PATRIMOINE,
                reserves.get(answer.dossier(), Integer.parseInt(answer.text("reserveNo")))
                        .trade());
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()).number();
        if (!isOpen(dossier)) {
            throw new Conflict("Aucune réserve de ce dossier ne reste à lever.");
        }
        var reserve = reserves.get(dossier, Integer.parseInt(answer.text("reserveNo")));
        var state = answer.choice("reserveState", State.class);
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
