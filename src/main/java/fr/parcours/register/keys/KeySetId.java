package fr.parcours.register.keys;

/** A set of keys: the space and the number of the set in it, 1 or more. */
public record KeySetId(String space, int no) {}
