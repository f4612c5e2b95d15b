package fr.parcours.step.keys;

import fr.parcours.DossierNumber;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Openings;
import java.util.Date;
import org.springframework.stereotype.Component;

/** What the process asks of the place before its keys. */
@Component
@NamedInModels
public class Handover {
    private final Dossiers dossiers;
    private final Openings openings;
    private final BusinessCalendar calendar;

    Handover(Dossiers dossiers, Openings openings, BusinessCalendar calendar) {
        this.dossiers = dossiers;
        this.openings = openings;
        this.calendar = calendar;
    }

    /** Are there neighbours to be told? */
    public boolean receivesPublic(String number) {
        return dossiers.get(new DossierNumber(number)).request().publicReception();
    }

    /** When keys are due that for somebody from outside wait for his first day, or the next on which the house works. @param usual when they would be else */
    public Date notBeforeEntry(String number, Date usual) {
        var request = dossiers.get(new DossierNumber(number)).request();
        var entry = Date.from(calendar.plus(request.requestedStart().minusDays(1), 1)
                .atTime(BusinessCalendar.CLOSE_OF_BUSINESS)
                .atZone(HouseClock.PARIS)
                .toInstant());
        return request.isExternal() && usual.before(entry) ? entry : usual;
    }

    /** Did the last check find everything in place? */
    public boolean mayOpen(String number) {
        return openings.isReady(new DossierNumber(number));
    }
}
