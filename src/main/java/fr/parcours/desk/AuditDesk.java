package fr.parcours.desk;

import fr.parcours.AuditEvent;
import fr.parcours.AuditEvent.Nature;
import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.audit.AuditLine;
import fr.parcours.register.audit.Chains;
import fr.parcours.register.audit.Heads;
import fr.parcours.register.audit.Verification;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The audit trail, as far as each role may read of it (role-matrix.md, row 68). */
@Component
class AuditDesk {
    static final int PER_PAGE = 100;

    private static final int LAST_PAGE = 10_000;

    /** @param chain the number of a dossier, or {@code MAISON} */
    record Line(
            String chain,
            long no,
            @Paris Instant at,
            @Paris Instant houseTime,
            AuditEvent event,
            String eventLabel,
            String about,
            String login,
            String roles,
            String hash) {
        /** Of a kind that there is: others are nobody's to read ({@link Part}). */
        static Line of(AuditLine line) {
            var event = AuditEvent.valueOf(line.event());
            return new Line(
                    line.chain(),
                    line.no(),
                    line.at(),
                    line.houseTime(),
                    event,
                    event.label(),
                    line.about(),
                    line.login(),
                    line.roles(),
                    line.hash());
        }
    }

    /** @param more are there earlier ones? */
    record Page(int page, boolean more, List<Line> lines) {}

    /** What came of looking through all of it. @param broken the first line that is not as it was written; null when all are */
    record Checked(
            boolean intact,
            long chains,
            long lines,
            long heads,
            @Nullable Flaw broken) {
        static Checked of(Verification verification) {
            var broken = verification.broken();
            return new Checked(
                    broken == null,
                    verification.chains(),
                    verification.lines(),
                    verification.heads(),
                    broken == null ? null : new Flaw(broken.chain(), broken.no(), broken.reason()));
        }
    }

    /** @param reason in French */
    record Flaw(String chain, long no, String reason) {}

    /** What somebody may read of it. @param house what belongs to no dossier too */
    private record Part(Set<AuditEvent> events, boolean house) {
        static Part of(boolean house, Predicate<Nature> natures) {
            return new Part(
                    Arrays.stream(AuditEvent.values())
                            .filter(event -> natures.test(event.nature()))
                            .collect(Collectors.toUnmodifiableSet()),
                    house);
        }
    }

    private final Chains chains;
    private final Heads heads;
    private final CurrentUser currentUser;

    AuditDesk(Chains chains, Heads heads, CurrentUser currentUser) {
        this.chains = chains;
        this.heads = heads;
        this.currentUser = currentUser;
    }

    /**
     * The latest lines first.
     *
     * @param dossier null: of all
     * @param page from 1
     * @throws Forbidden for who may read none of it
     */
    Page lines(@Nullable DossierNumber dossier, int page) {
        var part = part(currentUser.require());
        if (page < 1 || page > LAST_PAGE) {
            throw new BadInput("page", "Les pages se comptent à partir de 1.");
        }
        var lines = chains.latest(part.events(), part.house(), dossier, (page - 1) * PER_PAGE, PER_PAGE + 1);
        return new Page(
                page,
                lines.size() > PER_PAGE,
                lines.stream().limit(PER_PAGE).map(Line::of).toList());
    }

    private static Part part(SignedIn person) {
        if (person.isIn(Groups.DPO)) {
            return Part.of(true, nature -> true);
        }
        if (person.isIn(Groups.PILOTAGE)) {
            return Part.of(false, nature -> nature != Nature.READ);
        }
        if (Sight.isTechnical(person)) {
            return Part.of(true, nature -> nature == Nature.GRANT || nature == Nature.TECHNICAL);
        }
        throw new Forbidden("Le journal d'audit est réservé au délégué à la protection des données, au pilotage et à"
                + " l'administration.");
    }

    static boolean reads(SignedIn person) {
        return person.isIn(Groups.DPO) || person.isIn(Groups.PILOTAGE) || Sight.isTechnical(person);
    }

    boolean mayVerify() {
        return currentUser.require().isIn(Groups.DPO);
    }

    /** Looks through all of it. @throws Forbidden for all but the data protection officer */
    Checked verify() {
        requireVerifier();
        return Checked.of(heads.verify());
    }

    /** To be kept elsewhere. @throws Forbidden for all but the data protection officer */
    List<Heads.Head> heads() {
        requireVerifier();
        return heads.all();
    }

    private void requireVerifier() {
        if (!mayVerify()) {
            throw new Forbidden("Le journal d'audit est vérifié par le délégué à la protection des données.");
        }
    }
}
