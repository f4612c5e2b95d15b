/** The calendar of the house: the days on which it is closed. */
@NullMarked
package fr.parcours.register.calendar;

import org.jspecify.annotations.NullMarked;
