package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.BadInput.Error;
import fr.parcours.DossierNumber;
import fr.parcours.desk.InventoryImport.Outcome;
import fr.parcours.desk.TakeOverCheck.Judged;
import fr.parcours.desk.TakeOverFile.Column;
import fr.parcours.engine.Course;
import fr.parcours.register.agreement.Agreement.Terms;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.space.Days;
import fr.parcours.register.space.Spaces;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over occupations that run already when the house begins to follow them: first a report that changes nothing, then
 * all of them or none. Each becomes a dossier whose journey starts where the space is occupied.
 */
@Component
class TakeOver {
    /** A service of the MEL in a space of the MEL gets no other title: the MEL makes no contract with itself. */
    private static final String FIRST_STEP = "call_occupancy";

    /**
     * A line of the file and what becomes of it: created or refused.
     *
     * @param space as written
     * @param title its reference, as written
     * @param number of its dossier; null before it is written
     */
    record Line(
            long line,
            String space,
            String title,
            Outcome outcome,
            @Nullable DossierNumber number,
            List<Error> errors) {}

    /** @param applied false: nothing was written */
    record Report(boolean applied, List<Line> lines) {
        public long count(Outcome outcome) {
            return lines.stream().filter(line -> line.outcome() == outcome).count();
        }
    }

    private final TakeOverCheck check;
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Spaces spaces;
    private final Days days;
    private final Agreements agreements;
    private final Keys keys;
    private final Course course;
    private final Clock clock;

    TakeOver(
            TakeOverCheck check,
            Dossiers dossiers,
            DossierParties parties,
            Spaces spaces,
            Days days,
            Agreements agreements,
            Keys keys,
            Course course,
            Clock clock) {
        this.check = check;
        this.dossiers = dossiers;
        this.parties = parties;
        this.spaces = spaces;
        this.days = days;
        this.agreements = agreements;
        this.keys = keys;
        this.course = course;
        this.clock = clock;
    }

    /** Changes nothing. @throws BadInput on {@code file} when it is no table of occupations */
    public Report report(String text) {
        return new Report(
                false,
                check.judge(TakeOverFile.read(text)).stream()
                        .map(judged -> line(judged, null))
                        .toList());
    }

    /**
     * Writes all that the file says.
     *
     * @throws BadInput naming line and column of all that is refused; nothing is written
     * @throws fr.parcours.Conflict when somebody took one of the spaces meanwhile; nothing is written
     */
    @Transactional
    public Report apply(String text, String by) {
        var judged = check.judge(TakeOverFile.read(text));
        var errors = judged.stream().flatMap(TakeOver::told).toList();
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
        return new Report(
                true,
                judged.stream()
                        .map(one -> line(one, open(one.occupation().orElseThrow(), by)))
                        .toList());
    }

    private DossierNumber open(RunningOccupation occupation, String by) {
        var number = dossiers.draw();
        var request = occupation.request();
        dossiers.takeOver(number, occupation.requester(), occupation.service(), request, by);
        parties.acted(number, Act.REQUEST, occupation.requester());
        days.hold(occupation.space(), LocalDate.now(clock), occupation.end(), number);
        agreements.takeOver(
                number,
                occupation.title(),
                Qualification.INTERNAL,
                new Terms(
                        occupation.purpose(),
                        occupation.responsible(),
                        spaces.get(occupation.space()).budgetCode(),
                        BigDecimal.ZERO,
                        null),
                occupation.start(),
                occupation.end(),
                request.headcount(),
                by);
        keys.takeOver(
                number, occupation.space(), occupation.keySets(), occupation.responsible(), occupation.start(), by);
        course.takeUp(number, occupation.service(), FIRST_STEP);
        return number;
    }

    private static Line line(Judged judged, @Nullable DossierNumber number) {
        return new Line(
                judged.row().line(),
                judged.row().cell(Column.SPACE),
                judged.row().cell(Column.TITLE),
                judged.errors().isEmpty() ? Outcome.CREATED : Outcome.REFUSED,
                number,
                judged.errors());
    }

    private static Stream<Error> told(Judged judged) {
        return judged.errors().stream()
                .map(error -> new Error(
                        "ligne %d, %s".formatted(judged.row().line(), error.field()),
                        "Ligne %d – %s".formatted(judged.row().line(), error.message())));
    }
}
