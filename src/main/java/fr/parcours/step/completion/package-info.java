/**
 * Sending work back, the one way there is: who asks whom for what, why, since when, until when. Process
 * {@code completion-request}.
 */
@NullMarked
package fr.parcours.step.completion;

import org.jspecify.annotations.NullMarked;
