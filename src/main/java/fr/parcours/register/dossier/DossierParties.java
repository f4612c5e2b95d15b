package fr.parcours.register.dossier;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import java.time.Clock;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

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
        ARBITRATE
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    DossierParties(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that this person did it; a second time changes nothing. */
    @Transactional(propagation = MANDATORY)
    public void acted(DossierNumber dossier, Act act, String login) {
        if (!who(dossier, act).contains(login)) {
            jdbc.sql("insert into dossier_act (dossier, act, login, acted_at) values (:dossier, :act, :login, :at)")
                    .param("dossier", dossier.value())
                    .param("act", act.name())
                    .param("login", login)
                    .param("at", Rows.at(clock.instant()))
                    .update();
        }
    }

    /** The logins of all who did it. */
    public Set<String> who(DossierNumber dossier, Act act) {
        return Set.copyOf(jdbc.sql("select login from dossier_act where dossier = :dossier and act = :act")
                .param("dossier", dossier.value())
                .param("act", act.name())
                .query(String.class)
                .list());
    }
}
