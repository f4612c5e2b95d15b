/** What covers an occupation (domain.md 5.4): due, validated, stale. */
@NullMarked
package fr.parcours.register.insurance;

import org.jspecify.annotations.NullMarked;
