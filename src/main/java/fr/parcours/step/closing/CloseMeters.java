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
import fr.parcours.step.MeterPaper;
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
    private final MeterPaper paper;
    private final DossierSheet sheet;
    private final Clock clock;

    CloseMeters(
            Dossiers dossiers,
            Meters meters,
            MeterReadings readings,
            MeterPaper paper,
            DossierSheet sheet,
            Clock clock) {
        this.dossiers = dossiers;
        this.meters = meters;
        this.readings = readings;
        this.paper = paper;
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
        var space = dossiers.get(asked.dossier()).request().spaceCode();
        readings.show(data, space);
        readings.propose(data, space);
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var space = dossiers.get(answer.dossier()).request().spaceCode();
        var on = answer.date("readOn");
        var read = readings.record(answer, space, Kind.SORTIE, on);
        if (!read.isEmpty()) {
            paper.issue(answer, space, Kind.SORTIE, on);
        }
        if (answer.flag("contractsClosed")) {
            meters.set(
                    space,
                    meters.of(space).values().stream()
                            .filter(meter -> meter.state() == MeterState.OUVERT && !KEPT_OPEN.contains(meter.utility()))
                            .map(Meter::closed)
                            .toList());
        }
    }
}
