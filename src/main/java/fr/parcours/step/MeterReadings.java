package fr.parcours.step;

import fr.parcours.BadInput;
import fr.parcours.engine.form.Answer;
import fr.parcours.register.space.Meter;
import fr.parcours.register.space.Meter.Kind;
import fr.parcours.register.space.Meter.Reading;
import fr.parcours.register.space.Meter.Unit;
import fr.parcours.register.space.Meters;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The indexes that a form asks for: one field for each open meter of the space ({@code elecIndex}, {@code gazIndex},
 * {@code eauIndex}, {@code chauffageIndex}), shown beside what is known of it ({@code elecMeter}…), prefilled with the
 * last reading.
 */
@Component
public class MeterReadings {
    private record Asked(Utility utility, String prefix, String name, Unit unit) {}

    private static final List<Asked> ASKED = List.of(
            new Asked(Utility.ELEC, "elec", "Électricité", Unit.KWH),
            new Asked(Utility.GAZ, "gaz", "Gaz", Unit.KWH),
            new Asked(Utility.EAU, "eau", "Eau", Unit.M3),
            new Asked(Utility.CHAUFFAGE, "chauffage", "Chauffage", Unit.KWH));

    private final Meters meters;

    MeterReadings(Meters meters) {
        this.meters = meters;
    }

    /** Adds what the form shows and proposes for this space. */
    public void fill(Map<String, Object> data, String space) {
        var known = meters.of(space);
        for (var asked : ASKED) {
            var meter = known.get(asked.utility());
            if (meter != null && meter.state() == MeterState.OUVERT) {
                data.put(asked.prefix() + "Meter", text(asked, meter, space));
                data.put(
                        asked.prefix() + "Index",
                        meters.last(space, asked.utility()).map(Reading::index).orElse(BigDecimal.ZERO));
            }
        }
    }

    /** Writes down the indexes that were answered. @throws BadInput on the field whose index runs backwards */
    public void record(Answer answer, String space, Kind kind, LocalDate on) {
        for (var asked : ASKED) {
            var field = asked.prefix() + "Index";
            if (answer.has(field)) {
                record(answer, space, kind, on, asked, field);
            }
        }
    }

    private void record(Answer answer, String space, Kind kind, LocalDate on, Asked asked, String field) {
        try {
            meters.record(
                    space,
                    new Reading(
                            asked.utility(),
                            kind,
                            answer.dossier(),
                            answer.decimal(field),
                            asked.unit(),
                            on,
                            answer.by(),
                            null));
        } catch (BadInput backwards) {
            throw new BadInput(field, String.valueOf(backwards.getMessage()));
        }
    }

    private String text(Asked asked, Meter meter, String space) {
        var point = meter.pointRef() == null ? "numéro à compléter" : "n° " + meter.pointRef();
        var last = meters.last(space, asked.utility())
                .map(reading -> " – dernier index : %s %s le %s"
                        .formatted(
                                French.amount(reading.index()), reading.unit().label(), French.day(reading.readOn())))
                .orElse(" – aucun relevé");
        return asked.name() + ", " + point + last;
    }
}
