/**
 * The title (P11, P15, P16): for a service of the MEL in a space of the MEL, an internal assignment note, drafted by
 * legal staff and signed by the DGA or the DGS. Process {@code agreement}; table {@code decisionAuthority}.
 */
@NullMarked
package fr.parcours.step.agreement;

import org.jspecify.annotations.NullMarked;
