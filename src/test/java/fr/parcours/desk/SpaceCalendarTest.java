package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.desk.SpaceCalendar.Month;
import fr.parcours.desk.SpaceCalendar.Stay;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceCalendarTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void a_year_is_told_month_by_month_in_words() {
        var calendar = SpaceCalendar.of(
                List.of(
                        stay("2026-10-01", "2026-11-10", SpaceCalendar.OCCUPATION),
                        stay("2027-01-04", "2027-03-31", SpaceCalendar.OPTION),
                        stay("2027-04-01", "2027-04-01", SpaceCalendar.OCCUPATION),
                        stay("2027-04-20", "2027-05-02", SpaceCalendar.OPTION)),
                TODAY);

        assertThat(calendar.stays()).as("what is over is no longer listed").hasSize(3);
        assertThat(calendar.months()).hasSize(12);
        assertThat(calendar.months().subList(0, 7))
                .extracting(Month::text)
                .containsExactly(
                        "Occupé du 1er au 10",
                        "Libre",
                        "Option du 4 au 31",
                        "Option tout le mois",
                        "Option tout le mois",
                        "Occupé le 1er, option du 20 au 30",
                        "Option du 1er au 2");
        assertThat(calendar.months().get(1).name()).isEqualTo("décembre 2026");
    }

    private static Stay stay(String from, String to, String label) {
        return new Stay(LocalDate.parse(from), LocalDate.parse(to), label, null);
    }
}
