package fr.parcours;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where every room writes down what nobody may deny later. {@code engine.Audit} knows who is signed in. */
public interface AuditTrail {
    /**
     * Adds a line in the caller's transaction: it stands if the fact stands.
     *
     * @param dossier null: the house itself
     * @param about ids, days and kinds, never content
     */
    void write(AuditEvent event, @Nullable DossierNumber dossier, String about, String login, Collection<String> roles);
}
