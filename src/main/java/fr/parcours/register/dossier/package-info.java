/** The dossier: what was asked, where it stands, who did what in it. */
@NullMarked
package fr.parcours.register.dossier;

import org.jspecify.annotations.NullMarked;
