/** What happens while a space is occupied: incidents, extensions, drills. */
@NullMarked
package fr.parcours.register.occupancy;

import org.jspecify.annotations.NullMarked;
