/** A year that the demonstration has behind it: whoever looks at the figures for the first time finds some. */
@NullMarked
package fr.parcours.demo;

import org.jspecify.annotations.NullMarked;
