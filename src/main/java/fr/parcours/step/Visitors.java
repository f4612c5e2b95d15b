package fr.parcours.step;

import fr.parcours.Groups;
import fr.parcours.notice.Invitation;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.visit.Visit;
import fr.parcours.register.visit.Visits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom a visit concerns, and their calendars: one appointment per visit, moved or dropped there when it is moved or called
 * off here.
 */
@Component
public class Visitors {
    private static final Map<String, String> GROUPS =
            Map.of("TECHNIQUE", Groups.TECHNIQUE, "SECURITE", Groups.SECURITE, "NUMERIQUE", Groups.NUMERIQUE);

    /** How long a visit takes in a calendar [PARAM]. */
    private static final Duration TAKES = Duration.ofHours(1);

    private final Visits visits;
    private final ToldAddress toldAddress;
    private final Letters letters;
    private final Mailboxes mailboxes;

    Visitors(Visits visits, ToldAddress toldAddress, Letters letters, Mailboxes mailboxes) {
        this.visits = visits;
        this.toldAddress = toldAddress;
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    /** @param before the same visit as it was planned until now, null for a new one: who is no longer asked is told */
    public void invite(Dossier dossier, Visit visit, @Nullable Visit before) {
        var guests = guests(dossier, visit);
        var moved = before != null;
        letters.invite(
                guests,
                dossier.number(),
                occasion(visit.no(), visit.invitationNo()),
                "visite %s %s".formatted(moved ? "déplacée au" : "le", French.moment(visit.at())),
                """
                        Bonjour,

                        La visite de l'espace %s %s le %s.
                        Adresse : %s
                        Point de rendez-vous : %s

                        Si vous ne pouvez pas venir, prévenez le service du patrimoine : une seule visite doit suffire.""".formatted(
                                dossier.request().spaceCode(),
                                moved ? "est déplacée : elle aura lieu" : "aura lieu",
                                French.moment(visit.at()),
                                toldAddress.of(dossier),
                                visit.meetingPoint()),
                invitation(dossier, visit, visit.invitationNo(), false));
        if (before != null) {
            var dropped = guests(dossier, before).stream()
                    .filter(guest -> !guests.contains(guest))
                    .toList();
            tellOff(
                    dossier,
                    before,
                    visit.invitationNo(),
                    dropped,
                    "a lieu sans vous : votre présence n'est plus nécessaire.");
        }
    }

    /** The visit to come does not take place; nothing happens when there is none. */
    public void callOff(Dossier dossier) {
        visits.callOff(dossier.number())
                .ifPresent(visit ->
                        tellOff(dossier, visit, visit.invitationNo(), guests(dossier, visit), "n'aura pas lieu."));
    }

    private void tellOff(Dossier dossier, Visit visit, int invitationNo, List<String> guests, String what) {
        letters.invite(
                guests,
                dossier.number(),
                occasion(visit.no(), invitationNo) + "-off",
                "visite annulée",
                """
                        Bonjour,

                        La visite de l'espace %s prévue le %s %s""".formatted(dossier.request().spaceCode(), French.moment(visit.at()), what),
                invitation(dossier, visit, invitationNo, true));
    }

    /** Who asks for the space and who would occupy it, who leads the visit, and the trades asked to come. */
    private List<String> guests(Dossier dossier, Visit visit) {
        return Stream.of(
                        mailboxes.of(dossier.requesterLogin()),
                        mailboxes.ofOccupant(dossier.number()),
                        mailboxes.of(visit.plannedBy()),
                        visit.invited().stream()
                                .map(GROUPS::get)
                                .flatMap(group -> mailboxes.of(group, dossier.service())))
                .flatMap(boxes -> boxes)
                .distinct()
                .toList();
    }

    private Invitation invitation(Dossier dossier, Visit visit, int sequence, boolean cancelled) {
        return new Invitation(
                "%s-visite-%d@parcours".formatted(dossier.number(), visit.no()),
                sequence,
                cancelled,
                visit.at(),
                visit.at().plus(TAKES),
                "Visite de l'espace %s (%s)".formatted(dossier.request().spaceCode(), dossier.number()),
                "%s – %s".formatted(toldAddress.of(dossier), visit.meetingPoint()));
    }

    private static String occasion(int visitNo, int invitationNo) {
        return "visit-%d-%d".formatted(visitNo, invitationNo);
    }
}
