package fr.parcours.engine.form;

import org.jspecify.annotations.Nullable;

/** A value of a form that is only there to be read: worked out when the form is shown, not when its answer is checked, unless a rule looks at it. */
@FunctionalInterface
public interface Shown {
    /** @return null when there is nothing to show */
    @Nullable
    Object text();
}
