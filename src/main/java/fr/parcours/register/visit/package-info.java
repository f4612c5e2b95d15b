/** Visits on site: appointments and reports. */
@NullMarked
package fr.parcours.register.visit;

import org.jspecify.annotations.NullMarked;
