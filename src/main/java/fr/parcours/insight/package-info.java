/**
 * Bottlenecks and round trips: how long work takes and lies, by step and role, never by person. Reads the rows that
 * {@code register.work} and {@code register.roundtrip} write in the engine's transaction, by SQL of its own, and writes
 * none of them; folds whole months into buckets.
 */
@NullMarked
package fr.parcours.insight;

import org.jspecify.annotations.NullMarked;
