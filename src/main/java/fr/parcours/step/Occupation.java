package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.NamedInModels;
import fr.parcours.engine.Rules;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.occupancy.Breaches;
import fr.parcours.register.occupancy.Breaches.Breach;
import fr.parcours.register.occupancy.Breaches.Kind;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.register.occupancy.Overstays;
import fr.parcours.register.occupancy.Overstays.Overstay;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.visit.Visits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The moments of an occupation that timers of models ask for. */
@Component
@NamedInModels
public class Occupation {
    private final Dossiers dossiers;
    private final Visits visits;
    private final Incidents incidents;
    private final Safety safety;
    private final Breaches breaches;
    private final Overstays overstays;
    private final Keys keys;
    private final Qualifications qualifications;
    private final Rules rules;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final int agreementDays;
    private final int overstayDays;

    /**
     * @param agreementDays calendar days that an agreement in principle lasts without a title [PARAM] (domain.md 7.3a)
     * @param overstayDays calendar days after the end by which the keys are back [PARAM]
     */
    Occupation(
            Dossiers dossiers,
            Visits visits,
            Incidents incidents,
            Safety safety,
            Breaches breaches,
            Overstays overstays,
            Keys keys,
            Qualifications qualifications,
            Rules rules,
            BusinessCalendar calendar,
            Clock clock,
            @Value("${parcours.agreement-days:60}") int agreementDays,
            @Value("${parcours.overstay-days:8}") int overstayDays) {
        this.dossiers = dossiers;
        this.visits = visits;
        this.incidents = incidents;
        this.safety = safety;
        this.breaches = breaches;
        this.overstays = overstays;
        this.keys = keys;
        this.qualifications = qualifications;
        this.rules = rules;
        this.calendar = calendar;
        this.clock = clock;
        this.agreementDays = agreementDays;
        this.overstayDays = overstayDays;
    }

    /**
     * When an agreement in principle that is given now lapses, unless the title is executory by then. While an authority
     * may take its time, or an assembly has to meet, the agreement does not run out.
     */
    public Date agreementLapse(String number) {
        var dossier = new DossierNumber(number);
        var lapse = clock.instant()
                .plus(Duration.ofDays(agreementDays))
                .atZone(HouseClock.PARIS)
                .plus(safety.longestDelay(dossier));
        var assemblies = workingDaysOfAssemblies(dossier);
        return Date.from(
                (assemblies == 0 ? lapse : lapse.with(calendar.plus(lapse.toLocalDate(), assemblies))).toInstant());
    }

    /** What the Bureau, the Conseil or the owner's council take, as far as the law was qualified (table {@code sla}). */
    private int workingDaysOfAssemblies(DossierNumber dossier) {
        return qualifications
                .find(dossier)
                .map(found -> switch (found.authority()) {
                            case "CONSEIL" -> rules.workingDays("PASSAGE_CONSEIL");
                            case "BUREAU" -> rules.workingDays("PASSAGE_BUREAU");
                            default -> 0;
                        }
                        + (found.ownerDeliberationRequired() ? rules.workingDays("PASSAGE_CONSEIL") : 0))
                .orElse(0);
    }

    /** Does an appointment that took place wait for another report, since the first was taken back? */
    public boolean isVisitToReport(String number) {
        return visits.latest(new DossierNumber(number))
                .filter(visit -> visit.report() == null && !visit.calledOff())
                .isPresent();
    }

    /** When the option ends by itself. */
    public Date holdExpiry(String number) {
        var expiry = dossiers.get(new DossierNumber(number)).holdExpiresAt();
        return Date.from(
                Optional.ofNullable(expiry).orElseThrow(() -> new IllegalStateException(number + " holds nothing")));
    }

    /**
     * Ninety, sixty and thirty days before the end (domain.md 2.3), at nine; when none is left, only after
     * the closing has begun, even of an occupation whose end is past.
     */
    public Date reminderAt(String number) {
        var last = dossiers.get(new DossierNumber(number)).lastDay();
        var today = LocalDate.now(clock);
        var next = Stream.of(90, 60, 30)
                .map(last::minusDays)
                .filter(day -> day.isAfter(today))
                .findFirst()
                .orElse((last.isAfter(today) ? last : today).plusDays(2));
        return Date.from(next.atTime(9, 0).atZone(HouseClock.PARIS).toInstant());
    }

    /** Is an incident or a claim of this dossier not settled yet? */
    public boolean hasOpenIncident(String number) {
        return incidents.anyOpen(new DossierNumber(number));
    }

    /** The first moment of the day after the occupation's last day: closing starts. */
    public Date closingAt(String number) {
        return after(dossiers.get(new DossierNumber(number)).lastDay());
    }

    /** The first moment after the time that the occupant has to mend a breach. */
    public Date cureAt(String number) {
        return after(breaches.underWay(new DossierNumber(number), Kind.FAULT)
                .map(Breach::cureBy)
                .orElseThrow(() -> new IllegalStateException(number + " has no breach to mend")));
    }

    /** When keys that are not back any more are somebody's overstay. */
    public Date overstayAt(String number) {
        return after(dossiers.get(new DossierNumber(number)).lastDay().plusDays(overstayDays));
    }

    /** Does somebody from outside still have keys? */
    public boolean isOverstayed(String number) {
        var dossier = new DossierNumber(number);
        return dossiers.get(dossier).request().isExternal() && keys.areOut(dossier);
    }

    /** The first moment after the time that the order to leave gives. */
    public Date leaveAt(String number) {
        return after(overstays
                .find(new DossierNumber(number))
                .map(Overstay::leaveBy)
                .orElseThrow(() -> new IllegalStateException(number + " has no order to leave")));
    }

    private Date after(LocalDate day) {
        Instant next = day.plusDays(1).atStartOfDay(HouseClock.PARIS).toInstant();
        return Date.from(next.isBefore(clock.instant()) ? clock.instant() : next);
    }
}
