package fr.parcours.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class BusinessCalendarTest {
    private static final LocalDate CHRISTMAS_EVE = LocalDate.of(2026, 12, 24); // a Thursday

    private final AtomicReference<Set<LocalDate>> closed = new AtomicReference<>(Set.of());
    private final StaticListableBeanFactory house = new StaticListableBeanFactory();
    private final BusinessCalendar calendar = new BusinessCalendar(house.getBeanProvider(ClosedDays.class));

    @Test
    void weekends_and_public_holidays_are_no_working_days() {
        assertThat(calendar.plus(LocalDate.of(2026, 12, 23), 2)).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(calendar.plus(LocalDate.of(2026, 12, 25), 0)).isEqualTo(LocalDate.of(2026, 12, 28));
    }

    @Test
    void a_day_on_which_the_house_is_closed_moves_the_deadlines_that_are_set_from_then_on() {
        houseCloses();
        assertThat(calendar.plus(LocalDate.of(2026, 12, 23), 1)).isEqualTo(CHRISTMAS_EVE);

        closed.set(Set.of(CHRISTMAS_EVE));
        calendar.forget();

        assertThat(calendar.plus(LocalDate.of(2026, 12, 23), 1)).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(calendar.isUsuallyWorkingDay(CHRISTMAS_EVE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        from,             to,               hours
        2026-12-23T17:00, 2026-12-23T20:00, 1
        2026-12-23T18:00, 2026-12-24T09:00, 0
        2026-12-23T18:00, 2026-12-24T18:00, 9
        2026-12-24T17:00, 2026-12-28T10:00, 2
        2026-12-26T10:00, 2026-12-27T10:00, 0
        2026-12-24T10:00, 2026-12-23T10:00, 0\
        """)
    void only_business_hours_count(LocalDateTime from, LocalDateTime to, int hours) {
        assertThat(calendar.workingTime(instant(from), instant(to))).isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-23T08:59, 2026-12-23T09:00",
        "2026-12-23T09:00, 2026-12-23T10:00",
        "2026-12-23T17:59, 2026-12-23T18:00",
        "2026-12-24T18:00, 2026-12-28T09:00"
    })
    void the_house_looks_round_at_each_full_hour_of_business(LocalDateTime after, LocalDateTime next) {
        assertThat(calendar.nextHour(instant(after))).isEqualTo(instant(next));
    }

    private void houseCloses() {
        house.addBean("closedDays", (ClosedDays) closed::get);
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(HouseClock.PARIS).toInstant();
    }
}
