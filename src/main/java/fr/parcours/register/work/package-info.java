/** Every user task: created, taken, handed back, completed. */
@NullMarked
package fr.parcours.register.work;

import org.jspecify.annotations.NullMarked;
