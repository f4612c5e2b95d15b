/** The assemblies of the house, and when they meet. */
@NullMarked
package fr.parcours.register.assembly;

import org.jspecify.annotations.NullMarked;
