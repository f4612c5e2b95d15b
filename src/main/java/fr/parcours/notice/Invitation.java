package fr.parcours.notice;

import java.time.Instant;

/**
 * An appointment for the calendars of those who get the mail (RFC 5545, 5546).
 *
 * @param uid the same for every mail about this appointment
 * @param sequence higher than in the mail before: calendars keep the highest
 * @param cancelled it does not take place: calendars drop it
 * @param to after {@code from}
 * @param summary French, one line
 * @param location where, French, one line
 */
public record Invitation(
        String uid, int sequence, boolean cancelled, Instant from, Instant to, String summary, String location) {}
