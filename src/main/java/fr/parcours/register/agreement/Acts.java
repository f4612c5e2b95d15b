package fr.parcours.register.agreement;

import static fr.parcours.register.Rows.orNull;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.register.agreement.DecidingAct.References;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The act that empowers the signatory of each version of a convention. Owns {@code convention_act} and {@code decision_number}. */
@Component
public class Acts {
    private static final String TAKEN = """
            (select act_number from convention_act
              where dossier = :dossier and act_number is not null and taken_on is not null)""";

    private final JdbcClient jdbc;

    Acts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the tables say of it, before anybody decides. */
    public void prepare(
            DossierNumber dossier, int version, String authority, String transmit, @Nullable String matterCode) {
        jdbc.sql("""
                        insert into convention_act (dossier, version, authority, transmit, matter_code)
                        values (:dossier, :version, :authority, :transmit, :code)""")
                .param("dossier", dossier.value())
                .param("version", version)
                .param("authority", authority)
                .param("transmit", transmit)
                .param("code", matterCode)
                .update();
    }

    /**
     * Its references, before it is signed or put to the vote.
     *
     * @param number of a decision; null for a deliberation
     * @throws BadInput as {@link #number}
     */
    public void settle(DossierNumber dossier, int version, @Nullable String number, References references) {
        if (number != null) {
            number(dossier, version, number);
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("delegation", references.delegation());
        values.put("signature_order", references.order());
        values.put("operator_contract", references.contract());
        set(dossier, version, values);
    }

    /**
     * Numbers a decision; one that this dossier was given before and has not taken is free again.
     *
     * @throws BadInput when the decision of another dossier bears this number
     */
    public void number(DossierNumber dossier, int version, String number) {
        release(dossier);
        var holder = holder(number);
        if (holder.isEmpty()) {
            hold(dossier, number);
        } else if (!holder.get().equals(dossier.value())) {
            throw borne(number, "du dossier " + holder.get());
        }
        set(dossier, version, Map.of("act_number", number));
    }

    /** The number that this dossier was given and has not taken is free for another one. */
    public void release(DossierNumber dossier) {
        jdbc.sql("delete from decision_number where dossier = :dossier and number not in " + TAKEN)
                .param("dossier", dossier.value())
                .update();
    }

    private Optional<String> holder(String number) {
        return jdbc.sql("select dossier from decision_number where number = :number")
                .param("number", number)
                .query(String.class)
                .optional();
    }

    private void hold(DossierNumber dossier, String number) {
        try {
            jdbc.sql("insert into decision_number (number, dossier) values (:number, :dossier)")
                    .param("number", number)
                    .param("dossier", dossier.value())
                    .update();
        } catch (DuplicateKeyException raced) {
            throw borne(number, "d'un autre dossier");
        }
    }

    private static BadInput borne(String number, String whose) {
        return new BadInput(
                "actNumber",
                "Le numéro « %s » est déjà celui de la décision %s : vérifiez-le au registre des actes."
                        .formatted(number, whose));
    }

    /** The number that an earlier version of this dossier was given and has not taken. */
    public Optional<String> untakenNumber(DossierNumber dossier) {
        return jdbc.sql("select number from decision_number where dossier = :dossier and number not in " + TAKEN)
                .param("dossier", dossier.value())
                .query(String.class)
                .optional();
    }

    /** What the last act taken by this authority cited: the next one most often cites the same. */
    public Optional<References> lastCited(String authority) {
        return jdbc.sql("""
                        select * from convention_act
                         where authority = :authority and delegation is not null and taken_on is not null
                         order by taken_on desc, dossier desc, version desc limit 1""")
                .param("authority", authority)
                .query((row, no) -> references(row))
                .optional();
    }

    public void schedule(DossierNumber dossier, int version, String sessionId) {
        set(dossier, version, Map.of("session_id", sessionId));
    }

    /** @param as quality of who signs, null for a deliberation */
    public void take(DossierNumber dossier, int version, String number, LocalDate on, @Nullable String as) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("act_number", number);
        values.put("taken_on", on);
        values.put("taken_as", as);
        set(dossier, version, values);
    }

    public void ownerDeliberated(DossierNumber dossier, int version, String number, LocalDate on) {
        set(dossier, version, Map.of("owner_number", number, "owner_on", on));
    }

    /** The other side has signed the convention. @param as name and quality */
    public void countersign(DossierNumber dossier, int version, String as, LocalDate on) {
        set(dossier, version, Map.of("counter_as", as, "counter_on", on));
    }

    /** The prefecture has received it. */
    public void transmit(DossierNumber dossier, int version, LocalDate on, String receiptNumber, LocalDate receiptOn) {
        set(dossier, version, Map.of("transmitted_on", on, "receipt_number", receiptNumber, "receipt_on", receiptOn));
    }

    /** It need not be transmitted. @param reason French */
    public void keepBack(DossierNumber dossier, int version, String reason) {
        set(dossier, version, Map.of("not_sent_for", reason));
    }

    private void set(DossierNumber dossier, int version, Map<String, ? extends @Nullable Object> values) {
        var columns = values.keySet().stream()
                .map(column -> "%1$s = :%1$s".formatted(column))
                .collect(Collectors.joining(", "));
        jdbc.sql("update convention_act set %s where dossier = :dossier and version = :version".formatted(columns))
                .params(values)
                .param("dossier", dossier.value())
                .param("version", version)
                .update();
    }

    /** @throws NotFound before it is prepared */
    public DecidingAct get(DossierNumber dossier, int version) {
        return find(dossier, version)
                .orElseThrow(() -> new NotFound("Aucun acte n'est préparé pour le dossier %s.".formatted(dossier)));
    }

    public Optional<DecidingAct> find(DossierNumber dossier, int version) {
        return jdbc.sql("select * from convention_act where dossier = :dossier and version = :version")
                .param("dossier", dossier.value())
                .param("version", version)
                .query((row, no) -> new DecidingAct(
                        row.getString("authority"),
                        row.getString("transmit"),
                        row.getString("matter_code"),
                        row.getString("session_id"),
                        row.getString("act_number"),
                        references(row),
                        orNull(row, "taken_on", LocalDate.class),
                        row.getString("taken_as"),
                        row.getString("owner_number"),
                        orNull(row, "owner_on", LocalDate.class),
                        row.getString("counter_as"),
                        orNull(row, "counter_on", LocalDate.class),
                        orNull(row, "transmitted_on", LocalDate.class),
                        row.getString("receipt_number"),
                        orNull(row, "receipt_on", LocalDate.class),
                        row.getString("not_sent_for")))
                .optional();
    }

    private static References references(ResultSet row) throws SQLException {
        return new References(
                row.getString("delegation"), row.getString("signature_order"), row.getString("operator_contract"));
    }
}
