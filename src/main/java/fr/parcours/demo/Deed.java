package fr.parcours.demo;

import fr.parcours.register.roundtrip.RoundTrip.Cause;
import java.time.Instant;
import java.util.List;

/** What somebody makes of a task: takes it, asks the requester back perhaps, does it. */
record Deed(Instant taken, List<Question> questions, Instant done) {
    /**
     * Work that is sent back to the requester.
     *
     * @param taken when he takes it up
     */
    record Question(Cause cause, String text, Instant asked, Instant taken, Instant answered) {}
}
