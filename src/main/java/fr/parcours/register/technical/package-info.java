/** What the building itself asks of an occupation: diagnostics that are due, fluids and network. */
@NullMarked
package fr.parcours.register.technical;

import org.jspecify.annotations.NullMarked;
