package fr.parcours.step;

import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.NamedInModels;
import fr.parcours.engine.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
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
    private final int answerDays;

    /** @param answerDays calendar days that a requester has to answer [PARAM] */
    Deadlines(
            Rules rules, BusinessCalendar calendar, Clock clock, @Value("${parcours.answer-days:15}") int answerDays) {
        this.rules = rules;
        this.calendar = calendar;
        this.clock = clock;
        this.answerDays = answerDays;
    }

    /** Close of business on the last working day that this step may take. */
    public Date due(String slaCode) {
        return evening(calendar.plus(today(), rules.workingDays(slaCode)));
    }

    /** Nine o'clock on the day that closes four fifths of the delay: when to look at it again (D15). */
    public Date followUp(String slaCode) {
        return morning(calendar.plus(today(), Math.max(rules.workingDays(slaCode) * 4 / 5, 1)));
    }

    public Date answerDue() {
        return evening(today().plusDays(answerDays));
    }

    /** How long a question stays open, as an ISO period for a timer. */
    public String answerPeriod() {
        return "P%dD".formatted(answerDays);
    }

    public Date answerFollowUp() {
        return morning(today().plusDays(answerDays * 4L / 5));
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
