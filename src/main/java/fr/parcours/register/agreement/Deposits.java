package fr.parcours.register.agreement;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.Euros;
import fr.parcours.register.Rows;
import fr.parcours.register.agreement.Fees.Fee;
import fr.parcours.register.legal.Qualifications;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deposit that a title asks of its occupant before the keys [PARAM: no law does], and what came in. Owns {@code deposit}. */
@Component
public class Deposits {
    /** @param amount EUR */
    public record Received(BigDecimal amount, LocalDate on) {}

    private final JdbcClient jdbc;
    private final Qualifications qualifications;
    private final Fees fees;
    private final Clock clock;

    Deposits(JdbcClient jdbc, Qualifications qualifications, Fees fees, Clock clock) {
        this.jdbc = jdbc;
        this.qualifications = qualifications;
        this.fees = fees;
        this.clock = clock;
    }

    /** EUR: what finance set for the title, else what the table gives; 0 where nothing is asked of the occupant. */
    public BigDecimal asked(DossierNumber dossier) {
        return qualifications
                .find(dossier)
                .filter(found -> !found.isPaidByTheHouse())
                .map(found -> fees.find(dossier, found.fee(), found.feeYear())
                        .map(Fee::deposit)
                        .orElseGet(found::deposit))
                .orElse(BigDecimal.ZERO);
    }

    /** Empty, too, of what was signed before the keys waited for it. */
    public Optional<Received> received(DossierNumber dossier) {
        return jdbc.sql("select amount, received_on from deposit where dossier = :dossier and amount is not null")
                .param("dossier", dossier.value())
                .query((row, no) ->
                        new Received(row.getBigDecimal("amount"), row.getObject("received_on", LocalDate.class)))
                .optional();
    }

    /** Do the keys wait for it: is it asked for, and not wholly received? */
    public boolean isAwaited(DossierNumber dossier) {
        var asked = asked(dossier);
        return asked.signum() > 0
                && jdbc.sql(
                                        "select count(*) from deposit where dossier = :dossier and (amount is null or amount >= :asked)")
                                .param("dossier", dossier.value())
                                .param("asked", asked)
                                .query(Integer.class)
                                .single()
                        == 0;
    }

    /**
     * It came in; what was said of it earlier is replaced.
     *
     * @throws BadInput for less than what is asked
     */
    public void receive(DossierNumber dossier, Received received, String by) {
        var asked = asked(dossier);
        if (received.amount().compareTo(asked) < 0) {
            throw new BadInput(
                    "depositAmount",
                    "Le dépôt reçu (%s €) n'atteint pas celui que le titre demande (%s €) : faites verser le reste avant de remettre les clés."
                            .formatted(Euros.told(received.amount()), Euros.told(asked)));
        }
        jdbc.sql("delete from deposit where dossier = :dossier")
                .param("dossier", dossier.value())
                .update();
        jdbc.sql("""
                        insert into deposit (dossier, amount, received_on, noted_by, noted_at)
                        values (:dossier, :amount, :on, :by, :now)""")
                .param("dossier", dossier.value())
                .param("amount", received.amount())
                .param("on", received.on())
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
    }
}
