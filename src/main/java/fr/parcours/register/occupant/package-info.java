/** Who occupies a space when it is not a service of the house. */
@NullMarked
package fr.parcours.register.occupant;

import org.jspecify.annotations.NullMarked;
