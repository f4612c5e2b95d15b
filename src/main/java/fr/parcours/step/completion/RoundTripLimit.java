package fr.parcours.step.completion;

import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often work may be sent back at one step of a dossier before a human arbitrates. */
@Component
class RoundTripLimit {
    private final RoundTrips trips;
    private final int most;

    /** @param most round trips per step [PARAM] */
    RoundTripLimit(RoundTrips trips, @Value("${parcours.round-trips:3}") int most) {
        this.trips = trips;
        this.most = most;
    }

    /** Is this one too many? It counts itself. */
    boolean isExceeded(RoundTrip trip) {
        return trips.count(trip.dossier(), trip.step()) > most;
    }
}
