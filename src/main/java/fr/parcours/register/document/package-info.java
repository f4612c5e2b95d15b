/** The papers of each dossier, uploaded or generated, and the files behind them. */
@NullMarked
package fr.parcours.register.document;

import org.jspecify.annotations.NullMarked;
