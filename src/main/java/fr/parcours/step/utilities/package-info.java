/**
 * Fluids and network (P14): prepared beside the title, ordered once it is executory. Process {@code utilities}; table
 * {@code utilityActions}, asked once for each utility.
 */
@NullMarked
package fr.parcours.step.utilities;

import org.jspecify.annotations.NullMarked;
