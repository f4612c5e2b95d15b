/** Late work: what was done about it, and when. */
@NullMarked
package fr.parcours.register.escalation;

import org.jspecify.annotations.NullMarked;
