package fr.parcours.step;

import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.NamedInModels;
import fr.parcours.engine.Rules;
import fr.parcours.register.roundtrip.RoundTrips;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Deadlines that models name: working days from table {@code sla} for a trade, calendar days for the requester. */
@Component
@NamedInModels
public class Deadlines {
    private final Rules rules;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final RoundTrips trips;
    private final int answerDays;
    private final int fewestAnswerDays;
    private final int mostAnswerDays;

    /**
     * @param answerDays calendar days that a requester has to answer [PARAM]
     * @param fewestAnswerDays what who asks may shorten it to [PARAM]
     * @param mostAnswerDays what he may lengthen it to [PARAM]
     */
    Deadlines(
            Rules rules,
            BusinessCalendar calendar,
            Clock clock,
            RoundTrips trips,
            @Value("${parcours.answer-days:15}") int answerDays,
            @Value("${parcours.answer-days-fewest:3}") int fewestAnswerDays,
            @Value("${parcours.answer-days-most:30}") int mostAnswerDays) {
        this.rules = rules;
        this.calendar = calendar;
        this.clock = clock;
        this.trips = trips;
        this.answerDays = answerDays;
        this.fewestAnswerDays = fewestAnswerDays;
        this.mostAnswerDays = mostAnswerDays;
    }

    /** Close of business on the last working day that this step may take. */
    public Date due(String slaCode) {
        return evening(calendar.plus(today(), rules.workingDays(slaCode)));
    }

    /** Nine o'clock on the day that closes four fifths of the delay: when to look at it again (D15). */
    public Date followUp(String slaCode) {
        return morning(calendar.plus(today(), Math.max(rules.workingDays(slaCode) * 4 / 5, 1)));
    }

    /** When the requester has answered a task of today that no question asks for. */
    public Date answerDue() {
        return evening(answerDay());
    }

    public Date answerFollowUp() {
        return morning(today().plusDays(answerDays * 4L / 5));
    }

    /** The last day to answer a question of today, when nobody says otherwise. */
    public LocalDate answerDay() {
        return today().plusDays(answerDays);
    }

    /** The shortest and the longest that a question of today may wait. */
    public LocalDate earliestAnswerDay() {
        return today().plusDays(fewestAnswerDays);
    }

    public LocalDate latestAnswerDay() {
        return today().plusDays(mostAnswerDays);
    }

    /** Close of business on the last day to answer. */
    public Instant answerLimit(LocalDate day) {
        return evening(day).toInstant();
    }

    /** When the answer to this question is due. */
    public Date answerDue(String roundTripId) {
        return Date.from(trips.get(roundTripId).dueAt());
    }

    /** Nine o'clock on the day that closes four fifths of what is left to answer this question. */
    public Date answerFollowUp(String roundTripId) {
        var due = trips.get(roundTripId).dueAt().atZone(HouseClock.PARIS).toLocalDate();
        return morning(today().plusDays(Math.max(ChronoUnit.DAYS.between(today(), due), 0) * 4 / 5));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Date morning(LocalDate day) {
        return at(day, BusinessCalendar.START_OF_BUSINESS);
    }

    private static Date evening(LocalDate day) {
        return at(day, BusinessCalendar.CLOSE_OF_BUSINESS);
    }

    private static Date at(LocalDate day, LocalTime time) {
        return Date.from(day.atTime(time).atZone(HouseClock.PARIS).toInstant());
    }
}
