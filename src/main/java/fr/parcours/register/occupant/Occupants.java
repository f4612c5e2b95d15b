package fr.parcours.register.occupant;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.DossierNumber;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Occupants from outside, one to a dossier; a service's dossier has none. Owns {@code occupant}. */
@Component
public class Occupants {
    private static final String DOSSIER = "dossier";

    private final JdbcClient jdbc;

    Occupants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts what is known of it in the place of what was known before. */
    public void record(DossierNumber dossier, Occupant occupant) {
        jdbc.sql("delete from occupant where dossier = :dossier")
                .param(DOSSIER, dossier.value())
                .update();
        jdbc.sql("""
                        insert into occupant (dossier, legal_name, siret, rna, address, legal_rep_name, legal_rep_quality, email,
                                              phone, general_interest, republican_contract_signed, prior_breach)
                        values (:dossier, :name, :siret, :rna, :address, :repName, :repQuality, :email,
                                :phone, :generalInterest, :signed, :breach)""")
                .param(DOSSIER, dossier.value())
                .param("name", occupant.legalName())
                .param("siret", occupant.siret(), Types.VARCHAR)
                .param("rna", occupant.rna(), Types.VARCHAR)
                .param("address", occupant.address(), Types.VARCHAR)
                .param("repName", occupant.legalRepName())
                .param("repQuality", occupant.legalRepQuality())
                .param("email", occupant.email())
                .param("phone", occupant.phone(), Types.VARCHAR)
                .param("generalInterest", occupant.generalInterest())
                .param("signed", occupant.republicanContractSigned(), Types.DATE)
                .param("breach", occupant.priorBreach())
                .update();
    }

    /** Empty for a service of the house. */
    public Optional<Occupant> find(DossierNumber dossier) {
        return jdbc.sql("select * from occupant where dossier = :dossier")
                .param(DOSSIER, dossier.value())
                .query((row, no) -> new Occupant(
                        row.getString("legal_name"),
                        row.getString("siret"),
                        row.getString("rna"),
                        row.getString("address"),
                        row.getString("legal_rep_name"),
                        row.getString("legal_rep_quality"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getBoolean("general_interest"),
                        orNull(row, "republican_contract_signed", LocalDate.class),
                        row.getBoolean("prior_breach")))
                .optional();
    }

    /** What those of these dossiers that have an occupant from outside call it. */
    public Map<DossierNumber, String> names(Collection<DossierNumber> dossiers) {
        if (dossiers.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select dossier, legal_name from occupant where dossier in (:dossiers)")
                .param("dossiers", dossiers.stream().map(DossierNumber::value).toList())
                .query((row, no) -> List.of(row.getString(DOSSIER), row.getString("legal_name")))
                .list()
                .stream()
                .collect(Collectors.toMap(row -> new DossierNumber(row.get(0)), row -> row.get(1)));
    }
}
