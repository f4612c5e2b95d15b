package fr.parcours.step.completion;

import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Variables;
import fr.parcours.step.Variables.CompletionOutcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What every end of a round trip has in common: the register knows, the course goes on, the person who asked is told. */
@Component
class EndRoundTrip {
    private final RoundTrips trips;
    private final Letters letters;
    private final Mailboxes mailboxes;

    EndRoundTrip(RoundTrips trips, Letters letters, Mailboxes mailboxes) {
        this.trips = trips;
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    RoundTrip of(DelegateExecution execution) {
        return trips.get(Variables.ROUND_TRIP_ID.from(execution));
    }

    void as(DelegateExecution execution, Outcome outcome, CompletionOutcome course, String subject, String news) {
        var trip = of(execution);
        trips.close(trip.id(), outcome);
        Variables.COMPLETION_OUTCOME.write(execution, course);
        if (trip.askedBy() == null) {
            return; // a rule asked, and reads no mail
        }
        letters.send(mailboxes.of(trip.askedBy()), trip.dossier(), "round-trip-" + trip.id(), subject, """
                Bonjour,

                Vous aviez demandé : « %s »

                %s""".formatted(
                        trip.question(), news));
    }
}
