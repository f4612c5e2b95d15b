/** What an occupation leaves behind: its evaluation and how long its papers are kept. */
@NullMarked
package fr.parcours.register.closing;

import org.jspecify.annotations.NullMarked;
