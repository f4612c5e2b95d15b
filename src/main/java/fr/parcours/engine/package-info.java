/**
 * The only room that knows how Camunda is wired: configuration, deployment, form guard, variables, calendar, clock.
 * Uses no other room; what it needs of them it names as an interface that they implement.
 */
@NullMarked
package fr.parcours.engine;

import org.jspecify.annotations.NullMarked;
