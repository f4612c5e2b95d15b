/**
 * The title (P11, P15, P16). For a service of the MEL in a space of the MEL an internal assignment note, drafted by legal
 * staff and signed by the DGA or the DGS; else a convention, negotiated version by version, decided by delegation or by an
 * assembly, signed by both sides and transmitted. Processes {@code agreement}, {@code convention}, {@code decision}; tables
 * {@code decisionAuthority}, {@code legalityTransmission}.
 */
@NullMarked
package fr.parcours.step.agreement;

import org.jspecify.annotations.NullMarked;
