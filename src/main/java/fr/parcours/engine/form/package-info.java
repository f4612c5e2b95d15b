/** One form, enforced twice: the form-js file that the browser shows is the file that the server checks. */
@NullMarked
package fr.parcours.engine.form;

import org.jspecify.annotations.NullMarked;
