/** The door of an occupant from outside: links, and the sessions that they are traded for. */
@NullMarked
package fr.parcours.register.door;

import org.jspecify.annotations.NullMarked;
