/**
 * The building (P4, P8): diagnostics that are due, fluids and network, the technical opinion. Process
 * {@code technical-review}; table {@code requiredDiagnostics}.
 */
@NullMarked
package fr.parcours.step.technical;

import org.jspecify.annotations.NullMarked;
