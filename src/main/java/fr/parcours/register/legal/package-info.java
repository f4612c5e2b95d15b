/** What the law makes of a request. */
@NullMarked
package fr.parcours.register.legal;

import org.jspecify.annotations.NullMarked;
