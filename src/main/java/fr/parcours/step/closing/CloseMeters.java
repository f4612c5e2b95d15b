package fr.parcours.step.closing;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Meter;
import fr.parcours.register.space.Meter.Kind;
import fr.parcours.register.space.Meters;
import fr.parcours.register.space.Space.MeterState;
import fr.parcours.register.space.Space.Utility;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.MeterReadings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** « Clôturer les compteurs »: exit readings, and what becomes of the contracts. */
@Component
class CloseMeters implements Receiver {
    /** Kept against frost (table {@code utilityActions}, row 9). */
    private static final Set<Utility> KEPT_OPEN = EnumSet.of(Utility.EAU, Utility.CHAUFFAGE);

    private final Dossiers dossiers;
    private final Meters meters;
    private final MeterReadings readings;
    private final DossierSheet sheet;
    private final Clock clock;

    CloseMeters(Dossiers dossiers, Meters meters, MeterReadings readings, DossierSheet sheet, Clock clock) {
        this.dossiers = dossiers;
        this.meters = meters;
        this.readings = readings;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "close-meters";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("today", LocalDate.now(clock).toString());
        data.put("readOn", LocalDate.now(clock).toString());
        data.put("contractsClosed", true);
        readings.fill(data, dossiers.get(asked.dossier()).request().spaceCode());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var space = dossiers.get(answer.dossier()).request().spaceCode();
        readings.record(answer, space, Kind.SORTIE, answer.date("readOn"));
        if (answer.flag("contractsClosed")) {
            meters.of(space).values().stream()
                    .filter(meter -> meter.state() == MeterState.OUVERT && !KEPT_OPEN.contains(meter.utility()))
                    .forEach(meter -> meters.set(space, closed(meter)));
        }
    }

    private static Meter closed(Meter meter) {
        return new Meter(
                meter.utility(), MeterState.FERME, meter.pointRef(), meter.holderIsMel(), 0, meter.subscribedPower());
    }
}
