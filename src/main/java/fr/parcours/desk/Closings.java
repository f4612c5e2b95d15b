package fr.parcours.desk;

import fr.parcours.AuditEvent;
import fr.parcours.BadInput;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.engine.Audit;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.CurrentUser;
import fr.parcours.register.calendar.ClosingDay;
import fr.parcours.register.calendar.ClosingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The closing days of the house: everybody reads them, the steering role sets them. Deadlines set from then on obey. */
@Component
class Closings {
    private final ClosingDays closingDays;
    private final BusinessCalendar calendar;
    private final CurrentUser currentUser;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Closings(
            ClosingDays closingDays,
            BusinessCalendar calendar,
            CurrentUser currentUser,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.closingDays = closingDays;
        this.calendar = calendar;
        this.currentUser = currentUser;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    List<ClosingDay> all() {
        return closingDays.all();
    }

    boolean mayChange() {
        return currentUser.require().isIn(Groups.PILOTAGE);
    }

    /** @throws BadInput for a day that is past or free anyway · Forbidden · fr.parcours.Conflict when it is one already */
    ClosingDay add(Submitted asked) {
        requireSteering();
        asked.only(Set.of("day", "label"));
        var closed = new ClosingDay(asked.day("day"), asked.text("label"));
        if (closed.day().isBefore(LocalDate.now(clock))) {
            throw new BadInput("day", "Ce jour est passé : il ne changerait plus aucune échéance.");
        }
        if (!calendar.isUsuallyWorkingDay(closed.day())) {
            throw new BadInput("day", "Ce jour est déjà chômé : week-end ou jour férié.");
        }
        transaction.executeWithoutResult(status -> {
            closingDays.add(closed, currentUser.require().login());
            audit.record(AuditEvent.CLOSING_DAY_ADDED, null, closed.day().toString());
        });
        calendar.forget();
        return closed;
    }

    /** @throws Forbidden · fr.parcours.NotFound when it is none */
    void remove(LocalDate day) {
        requireSteering();
        transaction.executeWithoutResult(status -> {
            closingDays.remove(day);
            audit.record(AuditEvent.CLOSING_DAY_REMOVED, null, day.toString());
        });
        calendar.forget();
    }

    private void requireSteering() {
        if (!mayChange()) {
            throw new Forbidden("Les jours de fermeture sont fixés par le pilotage.");
        }
    }
}
