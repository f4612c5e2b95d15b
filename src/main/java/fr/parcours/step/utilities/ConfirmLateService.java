package fr.parcours.step.utilities;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.register.utilities.UtilityAction.Trade;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** « Confirmer une mise en service » that followed the keys: no task waits for it any more. One action for each trade. */
abstract class ConfirmLateService implements DossierAction {
    private static final Set<DossierState> AFTER_THE_TITLE = EnumSet.of(DossierState.SIGNE, DossierState.OUVERT);

    private final Trade trade;
    private final String group;
    private final Dossiers dossiers;
    private final Utilities utilities;
    private final ConfirmService service;

    private ConfirmLateService(
            Trade trade, String group, Dossiers dossiers, Utilities utilities, ConfirmService service) {
        this.trade = trade;
        this.group = group;
        this.dossiers = dossiers;
        this.utilities = utilities;
        this.service = service;
    }

    @Override
    public String form() {
        return service.form();
    }

    @Override
    public boolean isFor(SignedIn person) {
        return person.isIn(group);
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return AFTER_THE_TITLE.contains(dossiers.get(dossier).state())
                && utilities.ordered(dossier, trade).stream().anyMatch(action -> action.remark() != null);
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        return service.data(asked.dossier(), trade);
    }

    @Override
    public void perform(Answer answer) {
        if (!isOpen(dossiers.lock(answer.dossier()).number())) {
            throw new Conflict("Rien de ce qui a été commandé ne reste à confirmer.");
        }
        service.receive(answer, trade);
    }

    /** Of a fluid. */
    @Component
    @Order(7)
    static class OfFluids extends ConfirmLateService {
        OfFluids(Dossiers dossiers, Utilities utilities, ConfirmService service) {
            super(Trade.FLUIDS, Groups.TECHNIQUE, dossiers, utilities, service);
        }

        @Override
        public String id() {
            return "confirm-utilities";
        }

        @Override
        public String label() {
            return "Confirmer une mise en service";
        }
    }

    /** Of the network. */
    @Component
    @Order(8)
    static class OfNetwork extends ConfirmLateService {
        OfNetwork(Dossiers dossiers, Utilities utilities, ConfirmService service) {
            super(Trade.NETWORK, Groups.NUMERIQUE, dossiers, utilities, service);
        }

        @Override
        public String id() {
            return "confirm-network";
        }

        @Override
        public String label() {
            return "Confirmer une mise en service du réseau";
        }
    }
}
