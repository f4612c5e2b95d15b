/**
 * The end of an occupation (P22): exit inventory, keys back, contracts closed, evaluation, space free again and papers
 * kept for as long as they must. Process {@code closing}.
 */
@NullMarked
package fr.parcours.step.closing;

import org.jspecify.annotations.NullMarked;
