package fr.parcours.step;

import fr.parcours.NotFound;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Uploads;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrip.Item;
import fr.parcours.register.roundtrip.RoundTrip.Wanted;
import fr.parcours.register.roundtrip.RoundTrips;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The question that a {@code completion-request} carries: how it is told to who must answer, and what his answer leaves. */
@Component
public class CarriedTrip {
    private final RoundTrips trips;
    private final DossierSheet sheet;
    private final Uploads uploads;

    CarriedTrip(RoundTrips trips, DossierSheet sheet, Uploads uploads) {
        this.trips = trips;
        this.sheet = sheet;
        this.uploads = uploads;
    }

    /** @throws NotFound for a task of another process */
    public RoundTrip by(Asked asked) {
        return Optional.ofNullable(asked.processInstanceId())
                .flatMap(trips::carried)
                .orElseThrow(() -> new NotFound("Cette demande de complément n'existe pas."));
    }

    /** What the form of an answer shows before it asks: {@code askedText}, {@code causeLabel} and {@code questionText}. */
    public Map<String, Object> shown(Asked asked) {
        var trip = by(asked);
        var data = sheet.open(asked.dossier());
        data.put("askedText", "%s%nRéponse au plus tard le %s.".formatted(told(trip), French.day(trip.dueAt())));
        data.put("causeLabel", trip.cause().label());
        data.put("questionText", trip.question());
        return data;
    }

    /** What is asked for, where it is given. */
    public String told(RoundTrip trip) {
        var items = trips.items(trip);
        return items.isEmpty()
                ? "Répondre à la question, dans le formulaire."
                : Stream.of(Wanted.values())
                        .flatMap(kind -> told(kind, items).stream())
                        .collect(Collectors.joining("\n"));
    }

    private static Optional<String> told(Wanted kind, List<Item> items) {
        var labels = items.stream()
                .filter(item -> item.kind() == kind)
                .map(Item::label)
                .toList();
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of("%s : %s."
                        .formatted(
                                kind == Wanted.FACT
                                        ? "À corriger, dans le formulaire"
                                        : "À fournir, avec la réponse ou sur la page du dossier",
                                String.join(" ; ", labels)));
    }

    /** Takes the words and the papers of an answer. */
    public void take(Answer answer) {
        var trip = by(answer.asked());
        trips.answer(trip.id(), answer.optionalText("answer"), answer.by());
        uploads.take(
                answer.dossier(),
                kindOfPapers(trip),
                answer.files("attachments"),
                answer.by(),
                answer.asked().taskKey());
    }

    /** The one that was asked for; of several kinds nobody can tell which is which. */
    private DocumentKind kindOfPapers(RoundTrip trip) {
        var kinds = trips.items(trip).stream()
                .filter(item -> item.kind() == Wanted.PAPER)
                .map(item -> DocumentKind.valueOf(item.code()))
                .toList();
        return kinds.size() == 1 ? kinds.get(0) : DocumentKind.REQUEST_ATTACHMENT;
    }
}
