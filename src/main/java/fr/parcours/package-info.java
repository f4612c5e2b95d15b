/** The few types that every room uses: what is refused and how, the dossier's number. */
@NullMarked
package fr.parcours;

import org.jspecify.annotations.NullMarked;
