package fr.parcours.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who acts in whose place today: answered by the directory of accounts. A substitute gets the holder's groups, never a
 * service that he does not see himself, and hands nothing on (role-matrix.md, section 1; security.md, section 3). A whole
 * group may be absent or stand in like a person; for requesters and superiors it is that of one service.
 */
public interface StandIns {
    /** For whom this account acts when it works for one of these groups; empty when it acts in its own right. */
    Optional<String> holder(String login, Set<String> groups);

    /** The same in full: for each in whose place it acts so, the persons behind, who are several for a group. */
    List<Set<String>> replaced(String login, Set<String> groups);

    /**
     * Who may stand in, with French labels: accounts, and for a group other groups too. None for a technical administrator,
     * nor for what the directory does not know.
     */
    Map<String, String> candidates(String holder);

    /** The accounts that may have a substitute, with their French labels. */
    Map<String, String> holders();

    /** The groups that may have one, with their French labels; those who sign may not. */
    Map<String, String> groups();

    /** The logins behind one side of a substitution: the account itself, or whoever is in the group by right. */
    Set<String> members(String id);

    /** What an account or a group is called, in French; the id itself for what the directory does not know. */
    String label(String id);

    /** The next question reads the directory again. */
    void forget();
}
