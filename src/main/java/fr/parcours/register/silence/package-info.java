/** What comes of a request that nobody has answered. */
@NullMarked
package fr.parcours.register.silence;

import org.jspecify.annotations.NullMarked;
