package fr.parcours.desk;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.Names;
import fr.parcours.engine.Rulings;
import fr.parcours.engine.Rulings.Ruling;
import fr.parcours.engine.SignedIn;
import fr.parcours.insight.Estimates;
import fr.parcours.insight.Estimates.Estimate;
import fr.parcours.insight.TimeSplits;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.message.Message.Visibility;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.work.Work;
import fr.parcours.register.work.Works;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page of a dossier tells beside its facts: what I must do next, where its time went, why, and when it may open. */
@Component
class FollowUp {
    /**
     * @param next the one thing that the reader must do first; null when somebody else has the ball
     * @param elapsed until the opening or the end; null for an occupation that was taken over
     * @param decisions what tables decided; empty for who may not know yet
     * @param writesTo to whom the reader may write
     * @param proposed of those, to whom he most likely writes; null for nobody
     * @param superior does the reader validate for the service that asks?
     * @param estimate null once the space is open, or the dossier has ended
     * @param opensTooLate by the estimate the period asked for is over before the space opens
     */
    record View(
            @Nullable Waiting next,
            @Nullable Elapsed elapsed,
            List<Decision> decisions,
            List<Conversation.Line> messages,
            List<Visibility> writesTo,
            @Nullable Visibility proposed,
            boolean superior,
            @Nullable Estimate estimate,
            boolean opensTooLate,
            List<Pictures.Picture> pictures) {}

    /** A table that answered. @param rows those that fired, each with its ground */
    record Decision(
            String table, String label, int version, @Paris Instant at, List<Rulings.Row> rows) {
        static Decision of(Ruling ruling) {
            return new Decision(ruling.table(), ruling.name(), ruling.version(), ruling.at(), ruling.rows());
        }
    }

    private final Sight sight;
    private final Dossiers dossiers;
    private final Works works;
    private final RoundTrips trips;
    private final TimeSplits splits;
    private final Estimates estimates;
    private final Rulings rulings;
    private final Conversation conversation;
    private final Pictures pictures;
    private final Names names;
    private final Clock clock;

    FollowUp(
            Sight sight,
            Dossiers dossiers,
            Works works,
            RoundTrips trips,
            TimeSplits splits,
            Estimates estimates,
            Rulings rulings,
            Conversation conversation,
            Pictures pictures,
            Names names,
            Clock clock) {
        this.sight = sight;
        this.dossiers = dossiers;
        this.works = works;
        this.trips = trips;
        this.splits = splits;
        this.estimates = estimates;
        this.rulings = rulings;
        this.conversation = conversation;
        this.pictures = pictures;
        this.names = names;
        this.clock = clock;
    }

    /** @throws fr.parcours.NotFound unknown or not this person's to see */
    View of(DossierNumber number) {
        var dossier = sight.dossier(number);
        var person = sight.reader(dossier);
        var opened = dossiers.stages(number).stream().anyMatch(stage -> stage.state() == DossierState.OUVERT);
        var writesTo = conversation.open(dossier, person);
        var estimate = dossier.takenOverAt() != null ? null : estimates.of(dossier);
        return new View(
                next(works.open(number), trips.open(List.of(number)), person),
                dossier.takenOverAt() != null
                        ? null
                        : Elapsed.of(
                                splits.of(number), opened || dossier.state().isFinal()),
                Sight.seesDecisions(person, dossiers.agreedAt(number).isPresent())
                        ? rulings.of(number).stream().map(Decision::of).toList()
                        : List.of(),
                conversation.lines(number, person),
                writesTo,
                writesTo.isEmpty() ? null : conversation.proposed(number, writesTo),
                person.isIn(Groups.HIERARCHIE),
                estimate,
                estimate != null
                        && estimate.range() != null
                        && estimate.range().from().isAfter(dossier.request().requestedEnd()),
                pictures.of(number));
    }

    /** Not what a colleague has taken; the earliest deadline first. */
    private @Nullable Waiting next(List<Work> open, List<RoundTrip> asked, SignedIn person) {
        var free = open.stream()
                .filter(work -> work.claimedBy() == null || work.claimedBy().equals(person.login()))
                .collect(Collectors.toList());
        return Waiting.of(free, asked, person.groups(), names::role, clock.instant()).stream()
                .filter(waiting -> waiting.taskId() != null)
                .min(Comparator.comparing(Waiting::until, Comparator.nullsLast(Comparator.naturalOrder())))
                .orElse(null);
    }
}
