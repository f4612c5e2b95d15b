/** What people have typed and not sent yet. */
@NullMarked
package fr.parcours.register.draft;

import org.jspecify.annotations.NullMarked;
