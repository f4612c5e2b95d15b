package fr.parcours.story;

import fr.parcours.DossierNumber;
import fr.parcours.register.Given;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.occupant.Occupants;
import java.math.BigDecimal;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts somebody from outside into a space that is open, whatever the road to his title: these stories begin there. */
@Component
public class Outsiders {
    /** EUR: ten a day. */
    public static final BigDecimal FEE = new BigDecimal("3650.00");

    public static final String MAIL = "outsider@exemple.invalid";

    private final Journeys journeys;
    private final Qualifications qualifications;
    private final Occupants occupants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Outsiders(
            Journeys journeys,
            Qualifications qualifications,
            Occupants occupants,
            DataSource database,
            TransactionTemplate transaction) {
        this.journeys = journeys;
        this.qualifications = qualifications;
        this.occupants = occupants;
        this.jdbc = JdbcClient.create(database);
        this.transaction = transaction;
    }

    /** An association that pays {@link #FEE} a year and gave two months of it as a deposit. */
    public DossierNumber in(String space, String legalTitle) {
        var dossier = journeys.opened(space);
        becomes(dossier, legalTitle);
        return dossier;
    }

    /** From now on it is one's. */
    public void becomes(DossierNumber dossier, String legalTitle) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update dossier set occupant_type = 'ASSOCIATION_AUTRE' where number = ?")
                    .param(dossier.value())
                    .update();
            jdbc.sql("update agreement set legal_title = ? where dossier = ?")
                    .params(legalTitle, dossier.value())
                    .update();
            occupants.record(dossier, Given.occupant(MAIL, false));
            qualifications.record(
                    dossier,
                    new Qualification(
                            legalTitle,
                            "NON_REQUISE",
                            0,
                            "REDEVANCE",
                            FEE,
                            BigDecimal.ZERO,
                            null,
                            2,
                            "PRESIDENT_DELEGATION",
                            false));
        });
    }
}
