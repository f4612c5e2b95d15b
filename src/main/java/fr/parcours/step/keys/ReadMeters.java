package fr.parcours.step.keys;

import fr.parcours.BadInput;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Meter;
import fr.parcours.register.space.Meter.Reading;
import fr.parcours.register.space.Meter.Unit;
import fr.parcours.register.space.Meters;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.utilities.Utilities;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Fluid;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** « Relever les compteurs »: the index of every open meter at the entry, and its point where nobody knew it. */
@Component
class ReadMeters implements Receiver {
    private final Dossiers dossiers;
    private final Meters meters;
    private final Utilities utilities;
    private final DossierSheet sheet;
    private final Clock clock;

    ReadMeters(Dossiers dossiers, Meters meters, Utilities utilities, DossierSheet sheet, Clock clock) {
        this.dossiers = dossiers;
        this.meters = meters;
        this.utilities = utilities;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "read-meters";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var space = space(asked);
        var data = sheet.open(asked.dossier());
        data.put("today", LocalDate.now(clock).toString());
        data.put("readOn", LocalDate.now(clock).toString());
        var open = 0;
        for (var fluid : Fluid.values()) {
            var meter = meters.of(space).get(fluid.utility());
            if (meter != null && meter.state() == MeterState.OUVERT) {
                open++;
                show(space, fluid, meter, data);
            }
        }
        data.put(
                "metersText",
                open == 0 ? "Aucun compteur ouvert : rien à relever." : French.count(open, "compteur") + " à relever.");
        return data;
    }

    private void show(String space, Fluid fluid, Meter meter, Map<String, Object> data) {
        var last = meters.last(space, fluid.utility());
        data.put(fluid.key("Meter"), told(meter, last));
        last.ifPresent(reading -> data.put(fluid.key("Index"), reading.index()));
        if (meter.pointRef() != null) {
            data.put(fluid.key("Point"), meter.pointRef());
        }
    }

    private static String told(Meter meter, Optional<Reading> last) {
        var point = meter.pointRef() == null ? "Point à compléter" : "Point " + meter.pointRef();
        return last.map(reading -> "%s · dernier relevé : %s %s le %s"
                        .formatted(
                                point,
                                French.amount(reading.index()),
                                reading.unit().label(),
                                French.day(reading.readOn())))
                .orElse(point + " · jamais relevé");
    }

    @Override
    public void receive(Answer answer) {
        var space = space(answer.asked());
        var on = answer.date("readOn");
        Arrays.stream(Fluid.values())
                .filter(fluid -> answer.has(fluid.key("Index")))
                .forEach(fluid -> {
                    name(space, meters.of(space).get(fluid.utility()), answer.optionalText(fluid.key("Point")));
                    read(space, fluid, on, answer);
                });
    }

    private void read(String space, Fluid fluid, LocalDate on, Answer answer) {
        try {
            meters.record(
                    space,
                    new Reading(
                            fluid.utility(),
                            Meter.Kind.ENTREE,
                            answer.dossier(),
                            answer.decimal(fluid.key("Index")),
                            Unit.of(fluid.utility()),
                            on,
                            answer.by(),
                            null));
        } catch (BadInput backwards) { // of the four indexes, say which one
            var wrong = backwards.errors().get(0);
            throw new BadInput(wrong.field().equals("readOn") ? "readOn" : fluid.key("Index"), wrong.message());
        }
        utilities.readAtEntry(answer.dossier(), fluid.utility(), on, answer.by());
    }

    private void name(String space, @Nullable Meter meter, @Nullable String point) {
        if (meter != null && point != null && !point.equals(meter.pointRef())) {
            meters.set(
                    space,
                    new Meter(
                            meter.utility(),
                            meter.state(),
                            point,
                            meter.holderIsMel(),
                            meter.closedMonths(),
                            meter.subscribedPower()));
        }
    }

    private String space(Asked asked) {
        return dossiers.get(asked.dossier()).request().spaceCode();
    }
}
