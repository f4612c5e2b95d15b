package fr.parcours.register.document;

import fr.parcours.DossierNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A paper of a dossier; its content is a file ({@link Documents#content}).
 *
 * @param name as a person reads it, with the extension of its media type; data, never a path
 * @param size in bytes, once it is made
 * @param sha256 of the content, in lower-case hexadecimal; empty until it is made
 * @param by login of who uploaded it or whose deed generated it
 * @param taskKey id of the user task that brought it, in its model; null where no task did
 * @param superseded a later paper has taken its place
 */
public record Document(
        String id,
        DossierNumber dossier,
        DocumentKind kind,
        String name,
        String mediaType,
        long size,
        String sha256,
        Origin origin,
        String by,
        Instant at,
        @Nullable String taskKey,
        boolean superseded) {
    /** Is its content there? One that was only announced is made when it is first opened. */
    public boolean isMade() {
        return !sha256.isEmpty();
    }

    /** Where a paper comes from. */
    public enum Origin {
        /** Somebody sent the file: {@link Uploads} has looked at it. */
        UPLOADED,
        /** The house made it from its registers. */
        GENERATED
    }
}
