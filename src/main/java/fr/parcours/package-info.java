/** The few types that every room uses: what is refused and how, the dossier's number, French spacing. */
@NullMarked
package fr.parcours;

import org.jspecify.annotations.NullMarked;
