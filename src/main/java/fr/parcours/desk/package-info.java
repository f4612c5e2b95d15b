/** Our own pages and their REST: dossier, task, spaces. */
@NullMarked
package fr.parcours.desk;

import org.jspecify.annotations.NullMarked;
