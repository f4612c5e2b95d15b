/** What people write to each other about a dossier. */
@NullMarked
package fr.parcours.register.message;

import org.jspecify.annotations.NullMarked;
