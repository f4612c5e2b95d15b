package fr.parcours.step.agreement;

import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.roundtrip.RoundTrips.Asker;
import fr.parcours.register.work.Work;
import fr.parcours.register.work.Works;
import fr.parcours.step.Deadlines;
import fr.parcours.step.French;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A draft that the occupant or another body sends back with remarks goes to and fro like any question (domain.md 2.2): it
 * is counted among the round trips from the remarks to the version that answers them, each version once for each body.
 * What the drafters send back to themselves is none.
 */
@Component
class SentBack {
    private static final String DRAFTER = Groups.JURIDIQUE;
    private static final int MOST = 4000;

    private final Agreements agreements;
    private final RoundTrips trips;
    private final Works works;
    private final Deadlines deadlines;

    SentBack(Agreements agreements, RoundTrips trips, Works works, Deadlines deadlines) {
        this.agreements = agreements;
        this.trips = trips;
        this.works = works;
        this.deadlines = deadlines;
    }

    /** With what this form asks of whoever refuses to sign or to decide. */
    void withRemark(Answer answer) {
        var remark = answer.text("returnRemark");
        agreements.sendBack(answer.dossier(), remark);
        with(remark, answer);
    }

    /** The remarks stand in their own register. */
    void with(String remarks, Answer answer) {
        var task = works.find(Objects.requireNonNull(answer.asked().taskId())).orElseThrow();
        var role = role(task, answer);
        if (!role.equals(DRAFTER)) {
            trips.openByRemark(
                    answer.dossier(),
                    task.processKey(),
                    new Asker(answer.by(), role, task.taskId(), task.taskKey()),
                    DRAFTER,
                    French.shortened(remarks, MOST),
                    deadlines.due("REDACTION_TITRE").toInstant());
        }
    }

    /** The next version is there. @param reply null when it says it all */
    void answered(Agreement draft, @Nullable String reply, String by) {
        if (draft.version() > 1) {
            trips.answerRemarks(draft.dossier(), reply, by);
        }
    }

    /** Whoever types it, what the occupant's side owes is said by the occupant. */
    private static String role(Work task, Answer answer) {
        return task.roles().contains(Groups.PORTEUR)
                ? Groups.PORTEUR
                : task.roles().stream()
                        .filter(answer.asked().by()::isIn)
                        .sorted()
                        .findFirst()
                        .orElseGet(() -> task.roles().iterator().next());
    }
}
