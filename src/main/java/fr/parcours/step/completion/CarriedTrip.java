package fr.parcours.step.completion;

import fr.parcours.NotFound;
import fr.parcours.engine.form.Asked;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The round trip that the process of a task carries. */
@Component
class CarriedTrip {
    private final RoundTrips trips;

    CarriedTrip(RoundTrips trips) {
        this.trips = trips;
    }

    RoundTrip by(Asked asked) {
        return Optional.ofNullable(asked.processInstanceId())
                .flatMap(trips::carried)
                .orElseThrow(() -> new NotFound("Cette demande de complément n'existe pas."));
    }
}
