/** The site visit (P3): an appointment, a report, go or no-go. Process {@code site-visit}. */
@NullMarked
package fr.parcours.step.visit;

import org.jspecify.annotations.NullMarked;
