package fr.parcours.desk;

import fr.parcours.DossierNumber;
import fr.parcours.desk.DossierLine.Period;
import fr.parcours.desk.DossierLine.Place;
import fr.parcours.register.document.Document;
import fr.parcours.register.dossier.Changes;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Finding;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.dossier.Slips;
import fr.parcours.register.escalation.Escalation;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.technical.SignedWithout;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as its page and its readers see it (contract.md).
 *
 * @param step one word (design.md, section 2)
 * @param slips what was mended without asking: no round trips
 * @param unvalidated what changed after the superior's yes to it, while something can still be done about it
 * @param history the tasks that were done, the oldest first
 * @param documents papers that the reader may know of, the latest first
 * @param uploads kinds of paper that the reader may add now
 * @param occupant somebody from outside; null for a service and for who may not know
 * @param silence what two months without an answer make of a request from outside; null for others
 * @param suspendedSince since when the occupation may not go on; null when it may
 * @param keys who holds which set; null for who may not know (role-matrix.md, row 56)
 * @param takenOverAt when it was taken over as an occupation that ran already; null: it came the whole way here
 * @param findings what the first check found, settled or not
 * @param reserves what opinions and the visit left to be lifted, so far as the reader may know
 * @param signedWithout pieces that were due at the signature and not there; none for who may not read diagnostics (row 47)
 * @param takenBack opinions and reports of the visit that were replaced; none for who may not read opinions (row 48)
 * @param openedEarly day of the opening when it came before the period; null otherwise
 * @param legal what the tables of the title said; null before, and for who may not know it yet (role-matrix.md, row 48)
 * @param publicity what a notice that runs allows to say, in French; null without one
 * @param closingLabel what its reason is called; null where it has none
 * @param closingReason why it was refused or given up; null otherwise
 * @param holdExpiresAt when the option ends by itself; null without one
 * @param agreementLapsesAt when the agreement in principle ends by itself; null without one, and once there is a title
 * @param end last day of the occupation: as asked, and once the space is open as fixed
 * @param reminders what was done about late tasks, oldest first
 */
record DossierView(
        DossierNumber number,
        DossierState state,
        String stateLabel,
        @Paris Instant stateSince,
        String step,
        String stepLabel,
        List<Waiting> waitingFor,
        List<Action> actions,
        List<Trip> roundTrips,
        List<Slip> slips,
        List<Changed> unvalidated,
        List<Past> history,
        List<Paper> documents,
        List<PaperKind> uploads,
        List<Timeline.Step> steps,
        List<Point> findings,
        List<Reserve> reserves,
        List<Unprovided> signedWithout,
        List<TakenBack> takenBack,
        Place space,
        Period period,
        String purpose,
        int staffCount,
        int publicCount,
        String requesterService,
        String requesterServiceLabel,
        @Nullable Outsider occupant,
        @Nullable Silence silence,
        @Nullable LocalDate suspendedSince,
        LegalSide.@Nullable View legal,
        @Nullable String publicity,
        @Paris Instant requestedAt,
        @Paris @Nullable Instant takenOverAt,
        @Nullable LocalDate openedEarly,
        @Nullable Appointment visit,
        @Nullable Keys keys,
        @Nullable String closingLabel,
        @Nullable String closingReason,
        @Paris @Nullable Instant holdExpiresAt,
        @Paris @Nullable Instant agreementLapsesAt,
        LocalDate end,
        List<Reminder> reminders) {

    /**
     * An occupant from outside (role-matrix.md, row 45).
     *
     * @param representative with the two that follow, null for who may not read statutes (row 53)
     */
    record Outsider(
            String name,
            String typeLabel,
            @Nullable String identifier,
            @Nullable String address,
            @Nullable String representative,
            @Nullable String email,
            @Nullable String phone) {}

    /** @param on the day on which silence refuses the request, or did @param past it did */
    record Silence(LocalDate on, boolean past) {}

    /** The keys of this dossier that are out. @param sets none for who may know the count only */
    record Keys(int count, List<HeldSet> sets) {}

    /** One set. @param holder a function, not a name */
    record HeldSet(String title, String holder, @Paris Instant since) {}

    /** Something that the reader may do now. */
    record Action(String id, String label) {}

    /**
     * A task that was done: by which role, how long it had it.
     *
     * @param actedFor « X, en suppléance de Y »; null when it was done in the own right
     */
    record Past(
            String task,
            String roleLabel,
            @Paris Instant since,
            @Paris Instant until,
            @Nullable String actedFor) {}

    /** What was done about a late task (table {@code escalation}). @param open the task is still to be done */
    record Reminder(
            String task,
            Escalation.Action action,
            String actionLabel,
            @Paris Instant at,
            boolean open) {}

    /** What the eligibility check found. @param settled null while it still holds */
    record Point(
            String code,
            String severity,
            String severityLabel,
            String label,
            @Nullable Settled settled) {
        static Point of(Findings.Point point, UnaryOperator<String> account) {
            var finding = point.finding();
            var settled = point.settled();
            return new Point(
                    finding.code(),
                    finding.severity().name(),
                    label(finding.severity()),
                    finding.label(),
                    settled == null ? null : new Settled(account.apply(settled.by()), settled.at(), null));
        }

        private static String label(Finding.Severity severity) {
            return switch (severity) {
                case BLOCK -> "Bloquant";
                case COMPLETE -> "À compléter";
                case LEGAL -> "Point de droit";
                case RESERVE -> "Réserve";
            };
        }
    }

    /** What is to be lifted, or was. @param settled who gave it its present state; null: as it was made */
    record Reserve(
            String tradeLabel,
            String text,
            Reserves.State state,
            String stateLabel,
            @Nullable Settled settled) {
        static Reserve of(Reserves.Reserve reserve, UnaryOperator<String> role, UnaryOperator<String> account) {
            var settled = reserve.settled();
            return new Reserve(
                    role.apply(reserve.trade()),
                    reserve.text(),
                    reserve.state(),
                    reserve.state().label(),
                    settled == null ? null : new Settled(account.apply(settled.by()), settled.at(), settled.remark()));
        }
    }

    /** An unfavourable opinion, or report of the visit, that who gave it took back. */
    record TakenBack(
            String label,
            String ground,
            String reason,
            String by,
            @Paris Instant at) {}

    /** A piece that a title was signed without. @param madeOn of the one that was too old; null: there was none */
    record Unprovided(
            String label,
            @Nullable LocalDate madeOn,
            String reason,
            String by,
            @Paris Instant at) {
        static Unprovided of(SignedWithout.Piece piece, UnaryOperator<String> account) {
            return new Unprovided(
                    piece.code().label(), piece.madeOn(), piece.reason(), account.apply(piece.by()), piece.at());
        }
    }

    /** Who mended it and when. @param by a role or a post */
    record Settled(String by, @Paris Instant at, @Nullable String remark) {}

    /**
     * A paper.
     *
     * @param href where to open it; null, with id, name and size, for who may only know that it is there
     * @param size null also for one that is made when it is first opened
     * @param superseded a later one has taken its place
     */
    record Paper(
            @Nullable String id,
            String kind,
            String kindLabel,
            @Nullable String name,
            @Nullable String mediaType,
            @Nullable Long size,
            Document.Origin origin,
            @Paris Instant since,
            boolean superseded,
            @Nullable String href) {
        static Paper of(Document document, boolean open) {
            return new Paper(
                    open ? document.id() : null,
                    document.kind().name(),
                    document.kind().label(),
                    open ? document.name() : null,
                    open ? document.mediaType() : null,
                    open && document.isMade() ? document.size() : null,
                    document.origin(),
                    document.at(),
                    document.superseded(),
                    open ? "/api/documents/" + document.id() : null);
        }
    }

    /** A kind of paper. */
    record PaperKind(String kind, String label) {}

    /**
     * The site visit, or the last one of several; for who may not read its report, its date alone.
     *
     * @param reserves what it left to be lifted; null without any
     */
    record Appointment(
            @Paris Instant at,
            @Nullable String meetingPoint,
            @Nullable Boolean held,
            @Nullable String reserves) {}

    /** Something that is asked for. @param before with {@code after}, what the answer changed; null where it did not */
    record Wanted(
            String label, @Nullable String before, @Nullable String after) {
        static Wanted of(RoundTrip.Item item) {
            return new Wanted(item.label(), item.before(), item.after());
        }
    }

    /** An obvious slip that a clerk mended himself. @param label what it was in · by a role or a post */
    record Slip(
            String label,
            String before,
            String after,
            String reason,
            String by,
            @Paris Instant at) {
        static Slip of(Slips.Slip slip, UnaryOperator<String> account) {
            return new Slip(
                    slip.label(), slip.before(), slip.after(), slip.reason(), account.apply(slip.by()), slip.at());
        }
    }

    /** A key fact as it was and as it is. */
    record Changed(
            String label,
            String before,
            String after,
            @Paris Instant at) {
        static Changed of(Changes.Change change) {
            return new Changed(change.label(), change.before(), change.after(), change.at());
        }
    }

    /**
     * Work that was sent back.
     *
     * @param askedBy the asking role in French; « Contrôle automatique » when a rule asked
     * @param question null, with the answer and what is wanted, for who may not read what trades say to each other (row 48)
     * @param outcome null while it is open, as the two that follow
     * @param corrected a fact or a paper asked for was given
     * @param wanted what exactly is asked for; none when the question says it all
     */
    record Trip(
            String step,
            String stepLabel,
            String askedBy,
            String askedRole,
            String askedRoleLabel,
            String cause,
            String causeLabel,
            @Nullable String question,
            @Paris Instant since,
            @Paris Instant until,
            @Nullable String outcome,
            @Nullable String outcomeLabel,
            boolean corrected,
            @Paris @Nullable Instant closedAt,
            @Nullable String answer,
            List<Wanted> wanted,
            boolean overdue) {

        static Trip of(
                RoundTrip trip, List<RoundTrip.Item> items, UnaryOperator<String> role, boolean told, Instant now) {
            var milestone = trip.askingTaskKey() == null
                    ? Milestone.ofProcess(trip.step()).orElse(Milestone.REQUEST)
                    : Milestone.of(trip.askingTaskKey(), trip.step()).orElse(Milestone.REQUEST);
            return new Trip(
                    milestone.step(),
                    milestone.label(),
                    trip.askingRole() == null ? "Contrôle automatique" : role.apply(trip.askingRole()),
                    trip.askedRole(),
                    role.apply(trip.askedRole()),
                    trip.cause().name(),
                    trip.cause().label(),
                    told ? trip.question() : null,
                    trip.openedAt(),
                    trip.dueAt(),
                    trip.outcome() == null ? null : trip.outcome().name(),
                    trip.outcome() == null ? null : trip.outcome().label(items),
                    trip.outcome() == RoundTrip.Outcome.ANSWERED
                            && items.stream().anyMatch(RoundTrip.Item::isMended),
                    trip.closedAt(),
                    told ? trip.answer() : null,
                    told ? items.stream().map(Wanted::of).toList() : List.of(),
                    trip.isOpen() && trip.dueAt().isBefore(now));
        }
    }
}
