/** What is done about water, energy and network for an occupation: prepared, ordered, done, cancelled. */
@NullMarked
package fr.parcours.register.utilities;

import org.jspecify.annotations.NullMarked;
