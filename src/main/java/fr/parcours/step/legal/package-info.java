/**
 * The law (P7): the title, competition, the fee, the deposit and who would sign, by their tables, and the legal opinion.
 * Process {@code legal-review}; tables {@code legalTitle}, {@code competition}, {@code fee}, {@code deposit}.
 */
@NullMarked
package fr.parcours.step.legal;

import org.jspecify.annotations.NullMarked;
