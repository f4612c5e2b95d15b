/**
 * Insurance (P13): nobody enters without cover that holds. Process {@code insurance}; table {@code requiredCoverages}. For
 * a service of the MEL the house declares the change of risk to its own insurers.
 */
@NullMarked
package fr.parcours.step.insurance;

import org.jspecify.annotations.NullMarked;
