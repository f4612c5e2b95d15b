/**
 * From a signed title to an open door (P17, P18, P20): entry inventory, the gate, the keys. Process
 * {@code keys-handover}.
 */
@NullMarked
package fr.parcours.step.keys;

import org.jspecify.annotations.NullMarked;
