/**
 * The end of an occupation (P22): exit inventory, keys back, contracts closed, evaluation, space free again and papers
 * kept for as long as they must; the final statement of an occupation, or of a title that never took effect. Processes
 * {@code closing} and {@code statement}.
 */
@NullMarked
package fr.parcours.step.closing;

import org.jspecify.annotations.NullMarked;
