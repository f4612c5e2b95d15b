package fr.parcours.register.dossier;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what in a dossier: what the four eyes ask (role-matrix.md, section 2). Owns {@code dossier_act}. */
@Component
public class DossierParties {
    /** A kind of act that one person may not join with another kind. */
    public enum Act {
        /** Started or corrected the request. */
        REQUEST,
        /** Answered for the hierarchy. */
        VALIDATE,
        /** Instructed, or gave an opinion. */
        INSTRUCT,
        /** Drafted the title. */
        DRAFT,
        SIGN,
        GIVE_KEYS,
        /** Decided between opinions. */
        ARBITRATE,
        /** Asked for an extension of the occupation. */
        EXTEND,
        /** Gave the certificate of the occupant's insurance. */
        INSURE,
        /** Proposed that the owner ends the occupation before its term. */
        PROPOSE_END,
        /** Stated what becomes of the deposit. */
        STATE_DEPOSIT
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    DossierParties(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that this person did it; a second time changes nothing. */
    public void acted(DossierNumber dossier, Act act, String login) {
        jdbc.sql("""
                        insert into dossier_act (dossier, act, login, acted_at)
                        select cast(:dossier as varchar(15)), cast(:act as varchar(20)), cast(:login as varchar(100)),
                               cast(:at as timestamp with time zone)
                         where not exists (select 1 from dossier_act
                                            where dossier = :dossier and act = :act and login = :login)""")
                .param("dossier", dossier.value())
                .param("act", act.name())
                .param("login", login)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /** What this person did in it. */
    public Set<Act> acts(DossierNumber dossier, String login) {
        return Set.copyOf(jdbc.sql("select act from dossier_act where dossier = :dossier and login = :login")
                .param("dossier", dossier.value())
                .param("login", login)
                .query((row, no) -> Act.valueOf(row.getString("act")))
                .list());
    }
}
