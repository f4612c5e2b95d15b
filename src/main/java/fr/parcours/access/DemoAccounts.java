package fr.parcours.access;

import fr.parcours.Groups;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The accounts of the demo, each a role whose password is its login. A production start refuses to run with any of them. */
@Component
@ConditionalOnProperty("parcours.demo.enabled")
class DemoAccounts implements SmartInitializingSingleton {
    private record Role(String login, String label, String service, String... groups) {}

    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("service-participation", "Participation citoyenne"),
            Map.entry("service-culture", "Culture"),
            Map.entry("service-patrimoine", "Patrimoine"),
            Map.entry("service-batiment", "Bâtiment et fluides"),
            Map.entry("service-prevention", "Prévention et sécurité"),
            Map.entry("service-juridique", "Affaires juridiques"),
            Map.entry("service-assurances", "Assurances"),
            Map.entry("service-finances", "Finances"),
            Map.entry("service-numerique", "Numérique"),
            Map.entry("service-communication", "Communication"),
            Map.entry("service-assemblees", "Assemblées"),
            Map.entry("service-direction", "Direction générale"),
            Map.entry("service-archives", "Protection des données et archives"));

    private static final List<Role> ROLES = List.of(
            new Role("agent", "Agent demandeur (participation)", "service-participation", Groups.PORTEUR),
            new Role("hierarchie", "Hiérarchie (participation)", "service-participation", Groups.HIERARCHIE),
            new Role("agent2", "Agent demandeur (culture)", "service-culture", Groups.PORTEUR),
            new Role("hierarchie2", "Hiérarchie (culture)", "service-culture", Groups.HIERARCHIE),
            new Role("patrimoine", "Gestionnaire du patrimoine", "service-patrimoine", Groups.PATRIMOINE),
            new Role("patrimoine2", "Gestionnaire du patrimoine (2)", "service-patrimoine", Groups.PATRIMOINE),
            new Role("technique", "Technicien bâtiment et fluides", "service-batiment", Groups.TECHNIQUE),
            new Role("securite", "Préventionniste", "service-prevention", Groups.SECURITE),
            new Role("juridique", "Juriste domanial", "service-juridique", Groups.JURIDIQUE),
            new Role("juridique2", "Juriste domanial (2)", "service-juridique", Groups.JURIDIQUE),
            new Role("assurances", "Gestionnaire des assurances", "service-assurances", Groups.ASSURANCES),
            new Role("finances", "Gestionnaire des finances", "service-finances", Groups.FINANCES),
            new Role("finances2", "Gestionnaire des finances (2)", "service-finances", Groups.FINANCES),
            new Role("numerique", "Direction du numérique", "service-numerique", Groups.NUMERIQUE),
            new Role("communication", "Communication de proximité", "service-communication", Groups.COMMUNICATION),
            new Role("assemblees", "Secrétariat des assemblées", "service-assemblees", Groups.ASSEMBLEES),
            new Role("signature-dga", "DGA, signataire", "service-direction", Groups.SIGNATURE_DGA),
            new Role("signature-dgs", "DGS, signataire", "service-direction", Groups.SIGNATURE_DGS),
            new Role("signature-elu", "Vice-présidence, signataire", "service-direction", Groups.SIGNATURE_ELU),
            new Role("pilotage", "Pilote du parcours", "service-direction", Groups.PILOTAGE),
            new Role("dpo", "DPO et archives", "service-archives", Groups.DPO),
            new Role("dpo2", "DPO et archives (2)", "service-archives", Groups.DPO),
            new Role("admin", "Administration technique", "service-numerique", Groups.ADMIN, Groups.CAMUNDA_ADMIN));

    private final Accounts accounts;
    private final Properties passwords;
    private final TransactionTemplate transaction;

    DemoAccounts(Accounts accounts, TransactionTemplate transaction) throws IOException {
        this.accounts = accounts;
        this.transaction = transaction;
        this.passwords = PropertiesLoaderUtils.loadAllProperties("demo/passwords.properties");
    }

    static Set<String> logins() {
        return ROLES.stream().map(Role::login).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (accounts.all().isEmpty()) {
            transaction.executeWithoutResult(all -> {
                SERVICES.forEach(accounts::add);
                ROLES.stream().map(this::account).forEach(accounts::add);
            });
        }
    }

    private Account account(Role role) {
        return new Account(
                role.login(),
                passwords.getProperty(role.login()),
                role.label(),
                role.login() + "@parcours.invalid",
                role.service(),
                true,
                Set.of(role.groups()));
    }
}
