/**
 * Insurance (P13): nobody enters without cover that holds. Processes {@code insurance} and
 * {@code certificate}; tables {@code requiredCoverages} and {@code certificateCheck}. For a service of the MEL the house
 * declares the change of risk to its own insurers, or certifies its cover to the owner; an occupant from outside brings a
 * certificate that is controlled field by field.
 */
@NullMarked
package fr.parcours.step.insurance;

import org.jspecify.annotations.NullMarked;
