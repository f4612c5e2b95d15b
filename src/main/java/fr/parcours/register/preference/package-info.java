/** What each person prefers: how often mails about new tasks come. */
@NullMarked
package fr.parcours.register.preference;

import org.jspecify.annotations.NullMarked;
