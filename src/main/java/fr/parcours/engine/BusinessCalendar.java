package fr.parcours.engine;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Working days: Monday to Friday without the eleven French public holidays (Nord has no other; domain.md, D14). */
@Component
public class BusinessCalendar {
    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE));

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.isHoliday(day);
    }

    /** @param workingDays 0 or more; 0 gives the day itself, or the next working day */
    public LocalDate plus(LocalDate day, int workingDays) {
        var date = day;
        for (var left = workingDays; left > 0 || !isWorkingDay(date); ) {
            date = date.plusDays(1);
            if (left > 0 && isWorkingDay(date)) {
                left--;
            }
        }
        return date;
    }
}
