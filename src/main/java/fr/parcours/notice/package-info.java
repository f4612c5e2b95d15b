/** E-mail and the outbox: nothing leaves before the commit. Uses no other room. */
@NullMarked
package fr.parcours.notice;

import org.jspecify.annotations.NullMarked;
