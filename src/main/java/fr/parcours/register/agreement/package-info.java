/** The titles of occupation, version by version. */
@NullMarked
package fr.parcours.register.agreement;

import org.jspecify.annotations.NullMarked;
