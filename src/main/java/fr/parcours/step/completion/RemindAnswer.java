package fr.parcours.step.completion;

import fr.parcours.Groups;
import fr.parcours.engine.Round;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mornings;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Each morning, tells a requester who owes an answer that its limit is near: once for each question. */
@Component
class RemindAnswer implements Round {
    private final RoundTrips trips;
    private final Dossiers dossiers;
    private final Letters letters;
    private final Mornings mornings;
    private final int days;

    /** @param days calendar days before the limit at the latest [PARAM] */
    RemindAnswer(
            RoundTrips trips,
            Dossiers dossiers,
            Letters letters,
            Mornings mornings,
            @Value("${parcours.answer-reminder-days:3}") int days) {
        this.trips = trips;
        this.dossiers = dossiers;
        this.letters = letters;
        this.mornings = mornings;
        this.days = days;
    }

    @Override
    public Instant nextAfter(Instant moment) {
        return mornings.after(moment);
    }

    @Override
    public void make() {
        mornings.each(days, (from, to) -> trips.openDue(Groups.PORTEUR, from, to), RoundTrip::dossier, this::remind);
    }

    private void remind(RoundTrip trip) {
        var dossier = dossiers.get(trip.dossier());
        if (dossier.request().isExternal()) {
            letters.toOutside(trip.dossier(), "answer-owed-" + trip.id(), "votre réponse est attendue", """
                            Bonjour,

                            Un complément vous est demandé pour la demande %s ; envoyez-le au plus tard le %s :
                            « %s »

                            Passé ce jour, l'instruction se poursuit sans votre réponse ou la demande est classée.""".formatted(
                            trip.dossier(), French.day(trip.dueAt()), trip.question()));
        }
        letters.toRequester(dossier, "answer-owed-" + trip.id(), "votre réponse est attendue", """
                        Bonjour,

                        Une question vous est posée dans le dossier %s ; répondez au plus tard le %s :
                        « %s »

                        La tâche vous attend dans vos listes. Passé ce jour, l'instruction se poursuit sans votre réponse ou la demande est classée.""".formatted(
                        trip.dossier(), French.day(trip.dueAt()), trip.question()));
    }
}
