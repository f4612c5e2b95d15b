package fr.parcours.step.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.occupancy.Breaches;
import fr.parcours.register.occupancy.Breaches.Breach;
import fr.parcours.register.occupancy.Breaches.Kind;
import fr.parcours.register.occupancy.Suspensions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.springframework.stereotype.Component;

/** What the model asks of an occupation whose cover runs out. */
@Component
@NamedInModels
public class CoverDates {
    private final Certificates certificates;
    private final Breaches breaches;
    private final Suspensions suspensions;
    private final Clock clock;

    CoverDates(Certificates certificates, Breaches breaches, Suspensions suspensions, Clock clock) {
        this.certificates = certificates;
        this.breaches = breaches;
        this.suspensions = suspensions;
        this.clock = clock;
    }

    /** The first moment without cover. */
    public Date lapseAt(String number) {
        return dayAfter(certificates
                .inForce(new DossierNumber(number))
                .map(one -> one.content().coverageEnd())
                .orElseGet(() -> LocalDate.now(clock).minusDays(1)));
    }

    /** The first moment after the time that the formal notice gave. */
    public Date noticeOverAt(String number) {
        return dayAfter(breaches.underWay(new DossierNumber(number), Kind.COVER)
                .map(Breach::cureBy)
                .orElseGet(() -> LocalDate.now(clock)));
    }

    public boolean isSuspended(String number) {
        return suspensions.underWay(new DossierNumber(number)).isPresent();
    }

    private static Date dayAfter(LocalDate day) {
        return Date.from(day.plusDays(1).atStartOfDay(HouseClock.PARIS).toInstant());
    }
}
