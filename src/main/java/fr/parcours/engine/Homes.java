package fr.parcours.engine;

import java.util.Optional;

/** Where people belong: implemented by the directory of accounts. */
public interface Homes {
    /** The home service of an account: the tenant of what it starts. */
    Optional<String> homeOf(String login);
}
