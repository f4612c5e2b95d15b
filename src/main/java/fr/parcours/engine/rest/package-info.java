/** The engine's REST as our clients see it: its failures as French problems, on all its addresses alike. */
@NullMarked
package fr.parcours.engine.rest;

import org.jspecify.annotations.NullMarked;
