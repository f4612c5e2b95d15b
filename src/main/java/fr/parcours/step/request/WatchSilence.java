package fr.parcours.step.request;

import fr.parcours.Groups;
import fr.parcours.engine.Round;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.silence.Silences;
import fr.parcours.step.Appeal;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Mornings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Each morning, looks at the requests from outside that nobody has answered: warns who instructs and who steers before
 * silence refuses one, and records it when it has. The dossier stays open: a decision may still come.
 */
@Component
class WatchSilence implements Round {
    private final Dossiers dossiers;
    private final Silences silences;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Mornings mornings;
    private final Clock clock;

    WatchSilence(
            Dossiers dossiers,
            Silences silences,
            Letters letters,
            Mailboxes mailboxes,
            Mornings mornings,
            Clock clock) {
        this.dossiers = dossiers;
        this.silences = silences;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.mornings = mornings;
        this.clock = clock;
    }

    @Override
    public Instant nextAfter(Instant moment) {
        return mornings.after(moment);
    }

    @Override
    public void make() {
        mornings.each(dossiers.unanswered(), Dossier::number, found -> {
            var dossier = dossiers.lock(found.number()); // another node makes the same round
            if (dossier.isUnanswered()) {
                watch(dossier);
            }
        });
    }

    private void watch(Dossier dossier) {
        var today = LocalDate.now(clock);
        var refusesOn = silences.refusesOn(dossier);
        if (!refusesOn.isAfter(today)) {
            if (silences.refused(dossier.number(), refusesOn)) {
                tellRefused(dossier, refusesOn);
            }
        } else if (!silences.isSuspended(dossier) && !silences.warnsOn(dossier).isAfter(today)) {
            warn(dossier, refusesOn);
        }
    }

    private void warn(Dossier dossier, LocalDate refusesOn) {
        letters.send(
                instructors(dossier),
                dossier.number(),
                "silence-near-" + refusesOn,
                "le silence vaudra bientôt refus",
                """
                        Bonjour,

                        Aucune décision n'est prise dans le dossier %s, reçu le %s d'un occupant extérieur. Sans accord de principe ni refus motivé, le silence vaudra refus le %s (CRPA, L231-4).""".formatted(dossier.number(), French.day(dossier.requestedAt()), French.day(refusesOn)));
    }

    private void tellRefused(Dossier dossier, LocalDate on) {
        letters.send(instructors(dossier), dossier.number(), "silence", "le silence vaut refus", """
                        Bonjour,

                        Le silence gardé sur le dossier %s vaut refus depuis le %s (CRPA, L231-4). Le dossier reste ouvert : une décision expresse peut encore être prise. Les motifs sont à donner dans le mois à l'occupant qui les demande dans le délai de recours (L232-4).""".formatted(
                        dossier.number(), French.day(on)));
        letters.toOutside(dossier.number(), "silence", "votre demande est restée sans réponse", """
                        Bonjour,

                        La demande d'occupation %s est restée sans réponse : elle est réputée refusée depuis le %s (CRPA, L231-4). Son instruction continue et une décision expresse peut encore vous être notifiée.

                        %s""".formatted(
                        dossier.number(), French.day(on), Appeal.againstSilence(on)));
    }

    private Stream<String> instructors(Dossier dossier) {
        return Stream.of(Groups.PATRIMOINE, Groups.PILOTAGE).flatMap(group -> mailboxes.of(group, dossier.service()));
    }
}
