package fr.parcours.notice;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes an invitation as calendars read it, in Paris time. The library folds lines and escapes what people typed. */
@Component
class InvitationText {
    private static final String PARIS = "Europe/Paris";

    /** Read from the library when the first invitation is written. */
    private static final class Zone {
        static final VTimeZone OF_PARIS = TimeZoneRegistryFactory.getInstance()
                .createRegistry()
                .getTimeZone(PARIS)
                .getVTimeZone();
    }

    private final String organizer;

    InvitationText(@Value("${parcours.mail.from:parcours@localhost}") String organizer) {
        this.organizer = organizer;
    }

    /** @param guests mail addresses, already found to be such */
    String of(Invitation invitation, Collection<String> guests) {
        var calendar = new Calendar()
                .withProperty(new ProdId("-//Parcours//FR"))
                .withProperty(ImmutableVersion.VERSION_2_0)
                .withProperty(invitation.cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST)
                .withComponent(Zone.OF_PARIS)
                .withComponent(event(invitation, guests))
                .getFluentTarget();
        var text = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private VEvent event(Invitation invitation, Collection<String> guests) {
        var paris = ZoneId.of(PARIS);
        var event = new VEvent(invitation.from().atZone(paris), invitation.to().atZone(paris), invitation.summary());
        event.replace(new DtStamp(Instant.now(Clock.systemUTC())));
        event.add(new Uid(invitation.uid()));
        event.add(new Sequence(invitation.sequence()));
        event.add(invitation.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        event.add(new Location(invitation.location()));
        event.add(new Organizer("mailto:" + organizer));
        guests.forEach(guest -> event.add(new Attendee("mailto:" + guest)
                .withParameter(PartStat.NEEDS_ACTION)
                .withParameter(Rsvp.FALSE) // nobody reads answers to the house's box
                .getFluentTarget()));
        return event;
    }
}
