package fr.parcours.step.closing;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.Dossiers;
import org.springframework.stereotype.Component;

/** Is there an account to settle with the occupant? The question at which the roads of the statement part. */
@Component
@NamedInModels
public class SumsToSettle {
    private final Dossiers dossiers;
    private final Agreements agreements;
    private final Account account;

    SumsToSettle(Dossiers dossiers, Agreements agreements, Account account) {
        this.dossiers = dossiers;
        this.agreements = agreements;
        this.account = account;
    }

    /**
     * After an occupation from outside always, were it to say that nothing is owed; of a title from outside whose space
     * was never open, where it bound and there is a sum in it.
     */
    public boolean remain(String number) {
        var dossier = dossiers.get(new DossierNumber(number));
        return dossier.request().isExternal()
                && (dossier.occupationEnd() != null
                        || agreements.executory(dossier.number()).isPresent() && account.hasSums(dossier.number()));
    }
}
