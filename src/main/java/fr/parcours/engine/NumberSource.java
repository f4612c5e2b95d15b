package fr.parcours.engine;

import fr.parcours.DossierNumber;

/** Gives a new dossier its number, inside the transaction that starts it. */
public interface NumberSource {
    /** The next number of the year, gapless: what rolls back gives its number back. */
    DossierNumber next();
}
