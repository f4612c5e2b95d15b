/** P21 of domain.md: incidents, extension, drills, notice, and the end that comes nearer. */
@NullMarked
package fr.parcours.step.occupancy;

import org.jspecify.annotations.NullMarked;
