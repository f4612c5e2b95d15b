/** The end of an occupation (P22): exit inventory, keys back, space free again. Process {@code closing}. */
@NullMarked
package fr.parcours.step.closing;

import org.jspecify.annotations.NullMarked;
