/**
 * Fire safety, accessibility and planning (P5, P6): the category of the place, what is to be done for it, the opinion,
 * and the authorisations. Processes {@code safety-review} and {@code authorisation}; tables {@code erpThresholds},
 * {@code erpCategory}, {@code safetySteps}, {@code planning}.
 */
@NullMarked
package fr.parcours.step.safety;

import org.jspecify.annotations.NullMarked;
