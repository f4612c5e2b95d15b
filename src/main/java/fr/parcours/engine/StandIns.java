package fr.parcours.engine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who acts in whose place today: answered by the directory of accounts. A substitute gets the holder's groups, never a
 * service that he does not see himself, and hands nothing on (role-matrix.md, section 1; security.md, section 3).
 */
public interface StandIns {
    /** For whom this account acts when it works for one of these groups; empty when it acts in its own right. */
    Optional<String> holder(String login, Set<String> groups);

    /** The accounts that may stand in for this one, with their French labels; none for a technical administrator. */
    Map<String, String> candidates(String holder);

    /** The accounts that may have a substitute, with their French labels. */
    Map<String, String> holders();

    /** The next question reads the directory again. */
    void forget();
}
