package fr.parcours.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
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

    private final URI organizer;

    /** @param from an address, with or without a name before it */
    InvitationText(@Value("${parcours.mail.from:parcours@localhost}") String from) {
        try {
            organizer = mailto(new InternetAddress(from, true).getAddress());
        } catch (AddressException unfit) {
            throw new IllegalArgumentException("parcours.mail.from is no mail address: " + from, unfit);
        }
    }

    /** @param guest a mail address, already found to be such; the others' are not his to know */
    String of(Invitation invitation, String guest) {
        var calendar = new Calendar()
                .withProperty(new ProdId("-//Parcours//FR"))
                .withProperty(ImmutableVersion.VERSION_2_0)
                .withProperty(invitation.cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST)
                .withComponent(Zone.OF_PARIS)
                .withComponent(event(invitation, guest))
                .getFluentTarget();
        var text = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private VEvent event(Invitation invitation, String guest) {
        var paris = ZoneId.of(PARIS);
        var event = new VEvent(invitation.from().atZone(paris), invitation.to().atZone(paris), invitation.summary());
        event.replace(new DtStamp(Instant.now(Clock.systemUTC())));
        event.add(new Uid(invitation.uid()));
        event.add(new Sequence(invitation.sequence()));
        event.add(invitation.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        event.add(new Location(invitation.location()));
        event.add(new Organizer(organizer));
        event.add(new Attendee(mailto(guest))
                .withParameter(PartStat.NEEDS_ACTION)
                .withParameter(Rsvp.FALSE) // nobody reads answers to the house's box
                .getFluentTarget());
        return event;
    }

    /** Escapes what a mail address may hold and an URI may not. */
    private static URI mailto(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (URISyntaxException unfit) {
            throw new IllegalArgumentException("not one mail address", unfit);
        }
    }
}
