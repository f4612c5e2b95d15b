package fr.parcours.register.document;

/** Makes the papers that {@link Documents#announce} has only named, each when it is first opened. */
public interface LatePapers {
    /** As the house would have made it then. */
    byte[] make(Document announced);
}
