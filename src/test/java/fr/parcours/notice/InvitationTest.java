package fr.parcours.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** What a calendar reads out of an invitation. */
class InvitationTest {
    private static final String GUEST = "agent@exemple.invalid";

    private final InvitationText text = new InvitationText("parcours@exemple.invalid");

    static Invitation visit(int sequence, boolean cancelled) {
        var from = Instant.parse("2027-03-30T12:00:00Z"); // two days after the clocks went forward
        return new Invitation(
                "OCC-2026-0001-visite-1@parcours",
                sequence,
                cancelled,
                from,
                from.plus(Duration.ofHours(1)),
                "Visite de l'espace EV-101 (OCC-2026-0001)",
                "Entrée côté cour ; le gardien apporte les clés, à 14 h, \"porte B\"\nMETHOD:CANCEL");
    }

    @Test
    void says_when_in_paris_time_with_the_zone_itself_where_and_whom() throws Exception {
        var written = text.of(visit(0, false), GUEST);
        var calendar = read(written);

        assertThat(calendar.getProperty("METHOD").orElseThrow().getValue()).isEqualTo("REQUEST");
        assertThat(calendar.getComponents("VTIMEZONE")).hasSize(1);
        assertThat(written)
                .contains("DTSTART;TZID=Europe/Paris:20270330T140000")
                .contains("TZID:Europe/Paris");
        var event = event(calendar);
        assertThat(value(event, "UID")).isEqualTo("OCC-2026-0001-visite-1@parcours");
        assertThat(value(event, "SEQUENCE")).isEqualTo("0");
        assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(event, "LOCATION")).isEqualTo(visit(0, false).location());
        assertThat(event.getProperties("ATTENDEE")).extracting("value").containsExactly("mailto:agent@exemple.invalid");
    }

    @Test
    void takes_a_sender_with_a_name_and_signs_that_an_address_may_hold() throws Exception {
        var named = new InvitationText("Parcours <ne-pas-repondre@exemple.invalid>");
        var event = event(read(named.of(visit(0, false), "a|b`c%@exemple.invalid")));

        assertThat(value(event, "ORGANIZER")).isEqualTo("mailto:ne-pas-repondre@exemple.invalid");
        assertThat(value(event, "ATTENDEE")).isEqualTo("mailto:a%7Cb%60c%25@exemple.invalid");
    }

    @Test
    void a_sender_that_is_no_address_is_found_when_the_house_starts() {
        assertThatThrownBy(() -> new InvitationText("Parcours <ne-pas-repondre>>"))
                .hasMessageContaining("parcours.mail.from");
    }

    @Test
    void a_change_keeps_the_id_and_raises_the_number() throws Exception {
        var event = event(read(text.of(visit(1, false), GUEST)));

        assertThat(value(event, "UID")).isEqualTo("OCC-2026-0001-visite-1@parcours");
        assertThat(value(event, "SEQUENCE")).isEqualTo("1");
    }

    @Test
    void a_cancellation_says_so_to_the_calendar_and_what_people_typed_does_not() throws Exception {
        var cancelled = text.of(visit(2, true), GUEST);

        assertThat(read(cancelled).getProperty("METHOD").orElseThrow().getValue())
                .isEqualTo("CANCEL");
        assertThat(value(event(read(cancelled)), "STATUS")).isEqualTo("CANCELLED");
        assertThat(Mail.method(cancelled)).isEqualTo("CANCEL");
        assertThat(Mail.method(text.of(visit(0, false), GUEST))).isEqualTo("REQUEST");
    }

    private static Calendar read(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static VEvent event(Calendar calendar) {
        return (VEvent) calendar.getComponents("VEVENT").get(0);
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }
}
