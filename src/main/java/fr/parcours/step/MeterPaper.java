package fr.parcours.step;

import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.register.space.Meter.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The indexes read at the entry or the exit, as a paper of their own. The technical service reads them after the occupant
 * has signed the inventory (domain.md, P17 to P19; at the exit once the keys are back), so they are no part of what he
 * signed: the paper says whether he was there, and until when he may contest them. Instead of reading first and signing
 * after: at the exit he consumes until he gives the keys back, which he does once the inventory is signed.
 */
@Component
public class MeterPaper {
    private final MeterReadings readings;
    private final Names names;
    private final Papers papers;
    private final Clock clock;

    MeterPaper(MeterReadings readings, Names names, Papers papers, Clock clock) {
        this.readings = readings;
        this.names = names;
        this.papers = papers;
        this.clock = clock;
    }

    /** Its next version, with what this answer has recorded; {@code witness}, if the form asks it, was there for the occupant. */
    public void issue(Answer answer, String space, Kind kind, LocalDate readOn) {
        var content = new HashMap<String, @Nullable Object>();
        content.put("inventory", kind == Kind.ENTREE ? "d'entrée" : "de sortie");
        content.put("readOn", readOn);
        content.put("readings", readings.rows(answer.dossier(), space, kind));
        content.put("readBy", names.account(answer.by()));
        content.put("enteredAt", clock.instant());
        content.put("witness", answer.optionalText("witness"));
        papers.issue(
                answer.dossier(), kind == Kind.ENTREE ? Paper.ENTRY_METERS : Paper.EXIT_METERS, content, answer.by());
    }
}
