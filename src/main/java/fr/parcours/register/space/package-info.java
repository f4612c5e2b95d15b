/** Vacant spaces and their days: one space, one occupant at a time. */
@NullMarked
package fr.parcours.register.space;

import org.jspecify.annotations.NullMarked;
