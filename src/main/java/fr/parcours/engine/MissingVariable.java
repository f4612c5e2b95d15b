package fr.parcours.engine;

/** A model reads a variable that no step before it has written: a mistake of ours, never of a person. */
public final class MissingVariable extends RuntimeException {
    public MissingVariable(String name) {
        super("process variable " + name + " is not set");
    }
}
