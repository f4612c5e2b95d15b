package fr.parcours.step;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Answer;
import fr.parcours.register.space.Meter;
import fr.parcours.register.space.Meter.Kind;
import fr.parcours.register.space.Meter.Reading;
import fr.parcours.register.space.Meter.Unit;
import fr.parcours.register.space.Meters;
import fr.parcours.register.space.Space.MeterState;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The indexes that a form asks for: one field for each open meter of the space ({@code elecIndex}, {@code gasIndex},
 * {@code waterIndex}, {@code heatingIndex}), beside what is known of it ({@code elecMeter}…) and, where the form has
 * such a field, its point ({@code elecPoint}…). The form calls the day of the reading {@code readOn}, if it asks it.
 */
@Component
public class MeterReadings {
    private static final String READ_ON = "readOn";

    private final Meters meters;

    MeterReadings(Meters meters) {
        this.meters = meters;
    }

    /** Shows what is known of each open meter of the space. @return how many there are */
    public int show(Map<String, Object> data, String space) {
        var open = open(space);
        open.forEach((fluid, meter) -> data.put(fluid.key("Meter"), told(meter, last(space, fluid))));
        return open.size();
    }

    /** Proposes for each open meter the last index and the point, where they are known. */
    public void propose(Map<String, Object> data, String space) {
        open(space).forEach((fluid, meter) -> {
            last(space, fluid).ifPresent(last -> data.put(fluid.key("Index"), last.index()));
            if (meter.pointRef() != null) {
                data.put(fluid.key("Point"), meter.pointRef());
            }
        });
    }

    /**
     * Writes down the indexes that were answered, and the points.
     *
     * @return what was read
     * @throws BadInput on the field whose index runs backwards, or on the day when it precedes the last reading
     */
    public List<Fluid> record(Answer answer, String space, Kind kind, LocalDate on) {
        var read = Arrays.stream(Fluid.values())
                .filter(fluid -> answer.has(fluid.key("Index")))
                .toList();
        var known = meters.of(space);
        meters.set(
                space,
                read.stream()
                        .filter(fluid -> answer.has(fluid.key("Point")))
                        .flatMap(fluid -> Optional.ofNullable(known.get(fluid.utility()))
                                .map(meter -> meter.at(answer.text(fluid.key("Point"))))
                                .stream())
                        .toList());
        meters.record(
                space,
                read.stream()
                        .map(fluid -> checked(answer, space, fluid, kind, on))
                        .toList());
        return read;
    }

    private Reading checked(Answer answer, String space, Fluid fluid, Kind kind, LocalDate on) {
        var reading = new Reading(
                fluid.utility(),
                kind,
                answer.dossier(),
                answer.decimal(fluid.key("Index")),
                Unit.of(fluid.utility()),
                on,
                answer.by(),
                null);
        try {
            meters.check(space, reading);
            return reading;
        } catch (BadInput refused) { // of the four indexes, say which one
            var wrong = refused.errors().get(0);
            var day = wrong.field().equals(READ_ON) && answer.has(READ_ON);
            throw new BadInput(day ? READ_ON : fluid.key("Index"), wrong.message());
        }
    }

    /** What was read for this dossier, as the rows of a paper: {@code utility}, {@code number}, {@code index}. */
    public List<Map<String, Object>> rows(DossierNumber dossier, String space, Kind kind) {
        var known = meters.of(space);
        var read = meters.readings(dossier);
        return Arrays.stream(Fluid.values())
                .flatMap(fluid -> read.stream()
                        .filter(reading -> reading.utility() == fluid.utility() && reading.kind() == kind)
                        .reduce((earlier, later) -> later)
                        .map(reading -> row(
                                fluid,
                                Optional.ofNullable(known.get(fluid.utility())).map(Meter::pointRef),
                                reading))
                        .stream())
                .toList();
    }

    private static Map<String, Object> row(Fluid fluid, Optional<String> point, Reading reading) {
        return Map.of(
                "utility",
                fluid.label(),
                "number",
                point.orElse("–"),
                "index",
                "%s, le %s".formatted(index(reading), French.day(reading.readOn())));
    }

    private Map<Fluid, Meter> open(String space) {
        var known = meters.of(space);
        var open = new EnumMap<Fluid, Meter>(Fluid.class);
        for (var fluid : Fluid.values()) {
            var meter = known.get(fluid.utility());
            if (meter != null && meter.state() == MeterState.OUVERT) {
                open.put(fluid, meter);
            }
        }
        return open;
    }

    private Optional<Reading> last(String space, Fluid fluid) {
        return meters.last(space, fluid.utility());
    }

    private static String told(Meter meter, Optional<Reading> last) {
        var point = meter.pointRef() == null ? "Point à compléter" : "Point " + meter.pointRef();
        return last.map(reading ->
                        "%s · dernier relevé : %s le %s".formatted(point, index(reading), French.day(reading.readOn())))
                .orElse(point + " · jamais relevé");
    }

    private static String index(Reading reading) {
        return French.amount(reading.index()) + " " + reading.unit().label();
    }
}
