/** Absences: who stands in for whom. */
@NullMarked
package fr.parcours.register.substitute;

import org.jspecify.annotations.NullMarked;
