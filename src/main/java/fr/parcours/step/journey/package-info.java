/**
 * What concerns the journey as a whole: who has the ball since when, in which state a dossier is, who is told,
 * what is done about late work. Process
 * {@code occupation-journey}; tables {@code sla}, {@code escalation}, {@code rework}.
 */
@NullMarked
package fr.parcours.step.journey;

import org.jspecify.annotations.NullMarked;
