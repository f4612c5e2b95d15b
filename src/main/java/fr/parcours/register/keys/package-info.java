/** Who holds which key, and the gate before it is handed over. */
@NullMarked
package fr.parcours.register.keys;

import org.jspecify.annotations.NullMarked;
