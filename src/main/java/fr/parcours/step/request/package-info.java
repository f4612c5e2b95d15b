/**
 * The request (P0–P2, P9–P10): asked, validated, found eligible, an option set, or refused with reasons; and what may be
 * done to it at any time. Forms {@code forms/request}; tables {@code blockingReasons}, {@code eligibility}.
 */
@NullMarked
package fr.parcours.step.request;

import org.jspecify.annotations.NullMarked;
