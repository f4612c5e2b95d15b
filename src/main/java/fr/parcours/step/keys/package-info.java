/**
 * From a signed title to an open door (P17, P18, P20): entry inventory and its countersigning, meters, neighbours, the
 * opening check, the gate, the keys and their receipt. Process {@code keys-handover}.
 */
@NullMarked
package fr.parcours.step.keys;

import org.jspecify.annotations.NullMarked;
