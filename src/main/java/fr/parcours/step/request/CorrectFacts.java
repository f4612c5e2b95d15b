package fr.parcours.step.request;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrip.Wanted;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.CarriedTrip;
import fr.parcours.step.RequestFact;
import fr.parcours.step.request.NewFacts.Told;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** « Corriger la demande »: exactly the facts that a colleague asks about, as they stand; what the answer changes is kept. */
@Component
class CorrectFacts implements Receiver {
    private final CarriedTrip carried;
    private final RoundTrips trips;
    private final RequestForm form;
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final NewFacts newFacts;

    CorrectFacts(
            CarriedTrip carried,
            RoundTrips trips,
            RequestForm form,
            Dossiers dossiers,
            DossierParties parties,
            NewFacts newFacts) {
        this.carried = carried;
        this.trips = trips;
        this.form = form;
        this.dossiers = dossiers;
        this.parties = parties;
        this.newFacts = newFacts;
    }

    @Override
    public String form() {
        return "correct-facts";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var request = dossiers.get(asked.dossier()).request();
        var filled = form.filledWith(request);
        var data = carried.shown(asked);
        for (var fact : asked(carried.by(asked))) {
            data.put(fact.shownIn(), fact.told(request));
            fact.fields().stream().filter(filled::containsKey).forEach(key -> data.put(key, filled.get(key)));
        }
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var trip = carried.by(answer.asked());
        var dossier = dossiers.lock(answer.dossier());
        var before = dossier.request();
        var after = form.read(before, answer);
        var changed = asked(trip).stream()
                .filter(fact -> !fact.told(before).equals(fact.told(after)))
                .toList();
        carried.take(answer);
        if (!changed.isEmpty()) {
            changed.forEach(fact -> trips.corrected(trip.id(), fact.name(), fact.told(before), fact.told(after)));
            if (!before.isExternal()) {
                parties.acted(dossier.number(), Act.REQUEST, answer.by());
            }
            newFacts.write(dossier, after, told(dossier, after, changed), answer.by());
        }
    }

    private List<RequestFact> asked(RoundTrip trip) {
        return trips.items(trip).stream()
                .filter(item -> item.kind() == Wanted.FACT)
                .map(item -> RequestFact.valueOf(item.code()))
                .toList();
    }

    /** What the checks that run again know of: several facts of a request may be one to them. */
    private static List<Told> told(Dossier dossier, OccupationRequest after, Collection<RequestFact> changed) {
        return changed.stream().collect(groupingBy(KeyFact::of, TreeMap::new, toList())).entrySet().stream()
                .map(one ->
                        new Told(one.getKey(), told(dossier.request(), one.getValue()), told(after, one.getValue())))
                .toList();
    }

    private static String told(OccupationRequest request, List<RequestFact> facts) {
        return facts.stream().map(fact -> fact.told(request)).collect(joining(" ; "));
    }
}
