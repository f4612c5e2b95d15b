/** The audit trail: a chain of lines for each dossier and one for the house, each line sealed by the one before. */
@NullMarked
package fr.parcours.register.audit;

import org.jspecify.annotations.NullMarked;
