package fr.parcours.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parcours.register.space.Diagnostic;
import fr.parcours.register.space.Fact;
import fr.parcours.register.space.Meter.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sheet of a space, as far as it is the reader's.
 *
 * @param addressLater the address comes with the option
 * @param diagnostics null for who may not see them
 * @param readings of meters, the newest first; empty for who chooses a space only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SpaceSheetView(
        SpaceView space,
        boolean addressLater,
        List<Section> sections,
        @Nullable List<Check> diagnostics,
        List<Index> readings,
        SpaceCalendar calendar) {

    /** Facts under one heading. */
    record Section(String title, List<Line> lines) {}

    /** @param value null: unknown */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(String key, String label, @Nullable String value) {}

    /** A fact that somebody changed: null before or after is unknown, by is a role and no login. */
    record Past(
            String label, @Nullable String before, @Nullable String after, String by, Instant at, boolean imported) {}

    /** What was read on a meter. */
    record Index(String utility, LocalDate readOn, BigDecimal index, String unit, String occasion) {
        static Index of(Reading reading) {
            return new Index(
                    Fact.named(reading.utility().name() + "State").orElseThrow().label(),
                    reading.readOn(),
                    reading.index().stripTrailingZeros(),
                    reading.unit().label(),
                    reading.kind().label());
        }
    }

    /** @param expired its validity is over */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Check(
            String code,
            String label,
            LocalDate madeOn,
            @Nullable LocalDate validUntil,
            String conclusion,
            boolean expired) {
        static Check of(Diagnostic diagnostic, LocalDate today) {
            return new Check(
                    diagnostic.code().name(),
                    diagnostic.code().label(),
                    diagnostic.madeOn(),
                    diagnostic.validUntil(),
                    diagnostic.conclusion(),
                    !diagnostic.isValidOn(today));
        }
    }
}
