/** What those who run the house see of it: figures, health, what each request was about. */
@NullMarked
package fr.parcours.desk.operation;

import org.jspecify.annotations.NullMarked;
