/** The journey: one package per administrative step. */
@NullMarked
package fr.parcours.step;

import org.jspecify.annotations.NullMarked;
