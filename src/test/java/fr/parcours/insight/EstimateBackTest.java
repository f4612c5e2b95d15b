package fr.parcours.insight;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.Registers;
import fr.parcours.engine.HouseClock;
import fr.parcours.register.Given;
import fr.parcours.register.Rows;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.safety.Safety;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A history is told, each of its dossiers estimated on the day of its request, and compared with when it opened. */
@SpringJUnitConfig(Registers.class)
@Tag("database")
class EstimateBackTest {
    private static final int SIZE = 400;
    private static final LocalDate BEGINNING = Registers.TODAY.minusYears(2);

    @Autowired
    Given given;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Safety safety;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    /** A dossier of the history. */
    private record Told(DossierNumber number, Instant requested, Instant opened) {}

    /** How long the dossier of this place in the history takes, in days. */
    private interface Pace {
        double days(int no, double luck);
    }

    @BeforeEach
    void nothing_has_opened_yet() {
        jdbc.sql("delete from dossier_state where state = 'OUVERT'").update();
    }

    @Test
    void eight_of_ten_open_in_the_range_while_all_goes_on_as_before() {
        assertThat(inRange((no, luck) -> 45 * Math.exp(0.35 * luck))).isBetween(0.76, 0.86);
    }

    @Test
    void and_six_of_ten_in_years_of_change() {
        // a signatory is away for a month twice a year; half-way a form gets better and spares eleven days
        assertThat(inRange(
                        (no, luck) -> 45 * Math.exp(0.25 * luck) + (no % 100 < 15 ? 25 : 0) - (no > SIZE / 2 ? 11 : 0)))
                .isBetween(0.60, 0.86);
    }

    private double inRange(Pace pace) {
        var told = tell(pace);
        var estimated = 0;
        var right = 0;
        for (var one : told) {
            var estimate = new Estimates(jdbc, safety, Clock.fixed(one.requested(), HouseClock.PARIS))
                    .of(dossiers.get(one.number()));
            if (estimate != null && estimate.range() != null) {
                estimated++;
                var day = LocalDate.ofInstant(one.opened(), HouseClock.PARIS);
                right += day.isBefore(estimate.range().from())
                                || day.isAfter(estimate.range().to())
                        ? 0
                        : 1;
            }
        }
        assertThat(estimated).isGreaterThan(SIZE * 3 / 4);
        return (double) right / estimated;
    }

    /** One request every other day, the same ones for the same pace. */
    private List<Told> tell(Pace pace) {
        var luck = new SplittableRandom(59);
        var told = new ArrayList<Told>();
        for (var no = 0; no < SIZE; no++) {
            var requested = BEGINNING
                    .atTime(10, 0)
                    .atZone(HouseClock.PARIS)
                    .plusHours(40L * no)
                    .toInstant();
            var taken = Duration.ofMinutes((long) (pace.days(no, luck.nextGaussian()) * 24 * 60));
            told.add(new Told(given.dossier("EV-101"), requested, requested.plus(taken)));
        }
        told.forEach(this::write);
        return told;
    }

    private void write(Told told) {
        for (var moved : List.of(
                "update dossier set requested_at = :at, state_since = :at where number = :dossier",
                "update dossier_state set since = :at where dossier = :dossier")) {
            jdbc.sql(moved)
                    .param("at", Rows.at(told.requested()))
                    .param("dossier", told.number().value())
                    .update();
        }
        jdbc.sql("insert into dossier_state (dossier, entry_no, state, since) values (:dossier, 90, 'OUVERT', :since)")
                .param("dossier", told.number().value())
                .param("since", Rows.at(told.opened()))
                .update();
    }
}
