package fr.parcours.step.completion;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.CarriedTrip;
import fr.parcours.step.Deadlines;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** « Arbitrer »: the same step has sent work back too often. */
@Component
class ArbitrateCompletion implements Receiver {
    private final RoundTrips trips;
    private final CarriedTrip carried;
    private final DossierSheet sheet;
    private final Deadlines deadlines;

    ArbitrateCompletion(RoundTrips trips, CarriedTrip carried, DossierSheet sheet, Deadlines deadlines) {
        this.trips = trips;
        this.carried = carried;
        this.sheet = sheet;
        this.deadlines = deadlines;
    }

    @Override
    public String form() {
        return "arbitrate-completion";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var arbitrated = carried.by(asked);
        var data = sheet.open(asked.dossier());
        data.put(
                "historyText",
                trips.of(asked.dossier()).stream()
                        .filter(trip -> trip.step().equals(arbitrated.step()))
                        .map(trip -> line(trip, trips.items(trip)))
                        .collect(Collectors.joining("\n\n")));
        return data;
    }

    private static String line(RoundTrip trip, List<RoundTrip.Item> items) {
        return "%s – %s – %s%n%s"
                .formatted(
                        French.day(trip.openedAt()),
                        trip.cause().label(),
                        trip.label(items),
                        trip.answer() == null
                                ? trip.question()
                                : "%s%nRéponse : %s".formatted(trip.question(), trip.answer()));
    }

    @Override
    public void receive(Answer answer) {
        var trip = carried.by(answer.asked());
        trips.arbitrate(trip.id(), answer.text("arbitration"), answer.text("arbitrationReason"), answer.by());
        trips.dueBy(
                trip.id(), deadlines.answerLimit(deadlines.answerDay())); // the arbiter's days are not the requester's
    }
}
