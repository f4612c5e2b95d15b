/** Login, accounts, roles, authorizations, four eyes. */
@NullMarked
package fr.parcours.access;

import org.jspecify.annotations.NullMarked;
