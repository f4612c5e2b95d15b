/**
 * Our own pages and their REST: dossiers, tasks, spaces. {@link Sight} says who may see what, {@link Reading} puts a
 * dossier together, {@link Problems} says no in French.
 */
@NullMarked
package fr.parcours.desk;

import org.jspecify.annotations.NullMarked;
