package fr.parcours.register.silence;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.register.Rows;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The house's silence upon a request from outside: two months of it refuse the request and do not close the dossier (CRPA,
 * L231-4; on the public domain L231-5). Time stands still while the occupant owes an answer (L114-5). Owns
 * {@code silence}.
 */
@Component
public class Silences {
    private static final int MONTHS = 2;
    private static final int WARNING_DAYS = 45;

    private final JdbcClient jdbc;
    private final RoundTrips trips;
    private final Clock clock;

    Silences(JdbcClient jdbc, RoundTrips trips, Clock clock) {
        this.jdbc = jdbc;
        this.trips = trips;
        this.clock = clock;
    }

    /** The day on which silence refuses it, as far as one knows today. */
    public LocalDate refusesOn(Dossier dossier) {
        return received(dossier).plusMonths(MONTHS).plusDays(suspendedDays(dossier));
    }

    /** The day on which who instructs is to be warned. */
    public LocalDate warnsOn(Dossier dossier) {
        return received(dossier).plusDays(WARNING_DAYS + suspendedDays(dossier));
    }

    /** Does the occupant owe an answer now? Each day of it moves the day of the refusal. */
    public boolean isSuspended(Dossier dossier) {
        return trips.of(dossier.number()).stream()
                .anyMatch(trip -> trip.askedRole().equals(Groups.PORTEUR)
                        && trip.isOpen()
                        && clock.instant().isBefore(trip.dueAt()));
    }

    /** Has silence refused it? The day on which it did. */
    public Optional<LocalDate> refusedOn(DossierNumber dossier) {
        return jdbc.sql("select refused_on from silence where dossier = :dossier")
                .param("dossier", dossier.value())
                .query(LocalDate.class)
                .optional();
    }

    /** It is refused from this day on; a second time changes nothing. @return was it new? */
    public boolean refused(DossierNumber dossier, LocalDate on) {
        return jdbc.sql("""
                        insert into silence (dossier, refused_on, recorded_at)
                        select cast(:dossier as varchar(15)), cast(:day as date), cast(:at as timestamp with time zone)
                         where not exists (select 1 from silence where dossier = :dossier)""")
                        .param("dossier", dossier.value())
                        .param("day", on)
                        .param("at", Rows.at(clock.instant()))
                        .update()
                > 0;
    }

    private LocalDate received(Dossier dossier) {
        return day(dossier.requestedAt());
    }

    /** Days on which at least one question to the occupant's side waited, none counted twice, none after its limit. */
    private long suspendedDays(Dossier dossier) {
        return trips.of(dossier.number()).stream()
                .filter(trip -> trip.askedRole().equals(Groups.PORTEUR))
                .flatMap(trip -> Stream.iterate(day(trip.openedAt()), day -> day.plusDays(1))
                        .takeWhile(day -> day.isBefore(answeredOn(trip))))
                .distinct()
                .count();
    }

    private LocalDate answeredOn(RoundTrip trip) {
        return Stream.of(Optional.ofNullable(trip.closedAt()).orElseGet(clock::instant), trip.dueAt(), clock.instant())
                .min(Comparator.naturalOrder())
                .map(this::day)
                .orElseThrow();
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }
}
