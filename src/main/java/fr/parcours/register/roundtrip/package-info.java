/** Work that was sent back: who asks whom, what, why, since when, until when. */
@NullMarked
package fr.parcours.register.roundtrip;

import org.jspecify.annotations.NullMarked;
