package fr.parcours.engine.form;

import java.util.Optional;

/** The files that the signed-in person has sent ahead of the form that names them. */
public interface SentFiles {
    /** One of them. @param name with the extension of what the file really is */
    record SentFile(String name, String mediaType) {}

    /** Empty when this person has sent none under this id, or too long ago. */
    Optional<SentFile> find(String id);
}
