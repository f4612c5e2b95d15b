package fr.parcours.access;

import fr.parcours.Forbidden;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.House;
import fr.parcours.engine.SignedIn;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whose dossier it is: that of the process that calls, else the service for which the house acts, else the home service of
 * the signed-in person, never a variable.
 * Only a root start without one is refused; a called process or a decision never fails for it.
 */
@Component
class HomeTenant implements TenantIdProvider {
    private final CurrentUser currentUser;
    private final ObjectProvider<House> house;

    HomeTenant(CurrentUser currentUser, ObjectProvider<House> house) {
        this.currentUser = currentUser;
        this.house = house;
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        return tenantOf(context.getSuperExecution())
                .or(() -> house.getObject().service())
                .or(() -> currentUser.get().map(SignedIn::home))
                .orElseThrow(() -> new Forbidden("Votre compte n'est rattaché à aucun service."));
    }

    @Override
    public @Nullable String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public @Nullable String provideTenantIdForHistoricDecisionInstance(
            TenantIdProviderHistoricDecisionInstanceContext context) {
        return tenantOf(context.getExecution()).orElse(null);
    }

    private static Optional<String> tenantOf(@Nullable DelegateExecution execution) {
        return Optional.ofNullable(execution).map(DelegateExecution::getTenantId);
    }
}
