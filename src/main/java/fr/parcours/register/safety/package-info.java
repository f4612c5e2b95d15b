/** What fire safety, accessibility and planning ask of an occupation, and how far each of it is. */
@NullMarked
package fr.parcours.register.safety;

import org.jspecify.annotations.NullMarked;
