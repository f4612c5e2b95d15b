/** Entry and exit inventories, signed by both. */
@NullMarked
package fr.parcours.register.inventory;

import org.jspecify.annotations.NullMarked;
