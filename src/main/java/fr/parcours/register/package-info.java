/** What lasts, and who owns which table. Uses no other room. */
@NullMarked
package fr.parcours.register;

import org.jspecify.annotations.NullMarked;
