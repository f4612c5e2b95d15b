package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.BehindTheHouse;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.ParcoursTest;
import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.TestClock;
import fr.parcours.register.Rows;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.preference.Preferences;
import fr.parcours.register.preference.Preferences.MailPace;
import fr.parcours.register.roundtrip.RoundTrips;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What reaches people's boxes and calendars, when, and how often. */
@ParcoursTest
class ToldStory {
    @Autowired
    Journeys journeys;

    @Autowired
    Preferences preferences;

    @Autowired
    RoundTrips trips;

    @Autowired
    DossierParties parties;

    @Autowired
    BusinessCalendar calendar;

    @Autowired
    TestClock clock;

    @Autowired
    HouseClock now;

    @Autowired
    @BehindTheHouse
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void who_wants_it_once_a_day_gets_one_mail_in_the_morning_with_what_still_waits() {
        choose("hierarchie", MailPace.DAILY);
        var waiting = journeys.request("EV-101");
        var done = journeys.request("EV-102");
        journeys.complete("hierarchie", done, "task_validateRequest", Map.of("hierarchicalValidation", true));
        assertThat(subjects("hierarchie@parcours.invalid")).isEmpty();

        clock.moveTo(morning().minusMinutes(1));
        assertThat(subjects("hierarchie@parcours.invalid")).isEmpty();
        clock.moveTo(morning());
        assertThat(subjects("hierarchie@parcours.invalid")).containsExactly("Parcours – votre récapitulatif : 1 tâche");
        assertThat(bodies("hierarchie@parcours.invalid").get(0))
                .contains("« Valider la demande », dossier " + waiting)
                .doesNotContain(done.value());

        clock.moveTo(morning());
        assertThat(subjects("hierarchie@parcours.invalid"))
                .filteredOn(subject -> subject.contains("récapitulatif"))
                .hasSize(1);
    }

    @Test
    void who_changes_his_mind_still_gets_what_was_kept_back_and_the_rest_at_once() {
        choose("hierarchie", MailPace.DAILY);
        journeys.request("EV-101");
        choose("hierarchie", MailPace.AT_ONCE);
        var second = journeys.request("EV-102");
        assertThat(subjects("hierarchie@parcours.invalid")).containsExactly(second + " – à faire : Valider la demande");

        clock.moveTo(morning());
        assertThat(subjects("hierarchie@parcours.invalid")).contains("Parcours – votre récapitulatif : 2 tâches");
        assertThat(preferences.keptBack()).isEmpty();
    }

    @Test
    void a_question_says_what_is_asked_until_when_and_where_to_answer() {
        var dossier = journeys.agreed("EV-101");
        choose("agent", MailPace.DAILY); // a question does not wait for the morning
        journeys.ask("juridique", dossier, "task_draftNote");

        assertThat(readers(dossier, "à compléter d'ici le")).contains("agent@parcours.invalid");
        assertThat(about(dossier, "à compléter d'ici le").get(0))
                .contains("« Précisez les horaires d'ouverture envisagés. »", "Répondez au plus tard le", "/taches/");
        assertThat(about(dossier, "à faire : Répondre")).isEmpty();

        clock.moveTo(morning());
        assertThat(subjects("agent@parcours.invalid")).noneMatch(subject -> subject.contains("votre récapitulatif"));
    }

    @Test
    void a_requester_who_owes_an_answer_is_reminded_once_before_its_limit() {
        var dossier = journeys.agreed("EV-101");
        journeys.ask("juridique", dossier, "task_draftNote");
        var limit = trips.of(dossier).get(0).dueAt().atZone(HouseClock.PARIS).toLocalDateTime();

        clock.moveTo(limit.minusDays(4));
        assertThat(about(dossier, "votre réponse est attendue")).isEmpty();
        clock.moveTo(limit.minusHours(2));

        assertThat(about(dossier, "votre réponse est attendue"))
                .singleElement()
                .satisfies(body -> assertThat(body).contains("Précisez les horaires d'ouverture envisagés."));
    }

    @Test
    void a_limit_on_closed_days_is_told_before_them() {
        clock.moveTo(LocalDateTime.parse("2026-12-22T12:00"));
        var dossier = journeys.agreed("EV-101");
        journeys.ask("juridique", dossier, "task_draftNote");
        jdbc.sql("update round_trip set due_at = ? where dossier = ?") // the Sunday after Christmas, a Friday
                .params(Rows.at(Instant.parse("2026-12-27T11:00:00Z")), dossier.value())
                .update();

        clock.moveTo(LocalDateTime.parse("2026-12-24T08:01"));

        assertThat(about(dossier, "votre réponse est attendue")).hasSize(1);
    }

    @Test
    void an_option_that_ends_soon_is_announced_once_to_the_requester_and_to_patrimony() {
        var dossier = journeys.held("EV-101");
        clock.advance(Duration.ofDays(15));
        assertThat(about(dossier, "l'option expire")).isEmpty();

        clock.advance(Duration.ofDays(14));

        assertThat(readers(dossier, "l'option expire"))
                .contains("agent@parcours.invalid", "patrimoine@parcours.invalid")
                .doesNotHaveDuplicates();
    }

    @Test
    void an_agreement_in_principle_that_lapses_soon_is_announced_once_to_the_requester_and_to_patrimony() {
        var dossier = journeys.agreedInPrinciple("EV-101");
        clock.advance(Duration.ofDays(44));
        assertThat(about(dossier, "l'accord de principe prend fin")).isEmpty();

        clock.advance(Duration.ofDays(10));
        clock.advance(Duration.ofDays(3));

        assertThat(readers(dossier, "l'accord de principe prend fin"))
                .contains("agent@parcours.invalid", "patrimoine@parcours.invalid")
                .doesNotHaveDuplicates();
        assertThat(about(dossier, "l'accord de principe prend fin").get(0)).contains("la demande est classée");

        clock.advance(Duration.ofDays(5));
        assertThat(about(dossier, "votre demande est classée")).isNotEmpty();
    }

    @Test
    void with_its_title_signed_an_agreement_no_longer_lapses() {
        var dossier = journeys.signed("EV-101");
        clock.advance(Duration.ofDays(58));

        assertThat(about(dossier, "l'accord de principe prend fin")).isEmpty();
    }

    @Test
    void a_visit_stands_in_the_calendars_moves_there_and_is_dropped_there() throws Exception {
        var dossier = journeys.held("EV-101");
        var first = LocalDateTime.now(now)
                .plusDays(6)
                .withHour(14)
                .withMinute(0)
                .withSecond(0)
                .withNano(0);
        journeys.complete(
                "patrimoine",
                dossier,
                "task_planVisit",
                Map.of(
                        "visitAt", first.toString(),
                        "inviteTechnique", true,
                        "inviteSecurite", false,
                        "inviteNumerique", false));
        assertThat(readers(dossier, "visite le"))
                .contains("agent@parcours.invalid", "technique@parcours.invalid", "patrimoine@parcours.invalid")
                .doesNotContain("securite@parcours.invalid");
        var invited = event(dossier, "visite le");

        journeys.act(
                "patrimoine",
                dossier,
                "move-visit",
                Map.of("visitAt", first.plusDays(1).toString()));
        var moved = event(dossier, "visite déplacée");
        for (var unfit : List.of(first.minusYears(1), first.plusYears(1))) {
            assertThatThrownBy(() ->
                            journeys.act("patrimoine", dossier, "move-visit", Map.of("visitAt", unfit.toString())))
                    .as("past, or after the option")
                    .isInstanceOf(BadInput.class);
        }
        transaction.executeWithoutResult(status -> parties.acted(dossier, Act.REQUEST, "patrimoine2"));
        assertThatThrownBy(() -> journeys.act("patrimoine2", dossier, "move-visit", Map.of()))
                .as("nobody leads the visit of his own request")
                .isInstanceOf(Forbidden.class);

        journeys.act("agent", dossier, "abandon", Map.of("abandonReason", "Le projet s'arrête faute de budget."));
        var cancelled = event(dossier, "visite annulée");

        assertThat(List.of(invited, moved, cancelled))
                .extracting(event -> value(event, "UID"))
                .containsOnly(dossier + "-visite-1@parcours");
        assertThat(List.of(invited, moved, cancelled))
                .extracting(event -> value(event, "SEQUENCE"))
                .containsExactly("0", "1", "2");
        assertThat(value(moved, "DTSTART"))
                .startsWith(first.plusDays(1).toLocalDate().toString().replace("-", "") + "T140000");
        assertThat(value(cancelled, "STATUS")).isEqualTo("CANCELLED");
        assertThat(about(dossier, "visite annulée").get(0))
                .contains("n'aura pas lieu")
                .doesNotContain("annulée pour vous");
        jdbc.sql("select recipient, calendar from outbox where dossier = ? and calendar is not null")
                .param(dossier.value())
                .query((row, no) -> Map.entry(row.getString("recipient"), row.getString("calendar")))
                .list()
                .forEach(mail -> assertThat(mail.getValue().replace("\r\n ", ""))
                        .as("the others' addresses are not his to know")
                        .containsOnlyOnce("ATTENDEE")
                        .contains("mailto:" + mail.getKey()));
        assertThat(readers(dossier, "visite annulée")).containsExactlyElementsOf(readers(dossier, "visite le"));
    }

    @Test
    void a_visit_that_was_held_is_not_called_off_afterwards() {
        var dossier = journeys.visited("EV-101");
        journeys.act("agent", dossier, "abandon", Map.of("abandonReason", "Le projet s'arrête faute de budget."));

        assertThat(about(dossier, "visite annulée")).isEmpty();
    }

    /** The first one to come. */
    private LocalDateTime morning() {
        return calendar.nextMorning(now.instant()).atZone(HouseClock.PARIS).toLocalDateTime();
    }

    private void choose(String login, MailPace pace) {
        transaction.executeWithoutResult(status -> preferences.choose(login, pace));
    }

    private List<String> subjects(String recipient) {
        return jdbc.sql("select subject from outbox where recipient = ? order by posted_at")
                .param(recipient)
                .query(String.class)
                .list();
    }

    private List<String> bodies(String recipient) {
        return jdbc.sql("select body from outbox where recipient = ? order by posted_at")
                .param(recipient)
                .query(String.class)
                .list();
    }

    private List<String> about(DossierNumber dossier, String subject) {
        return column("body", dossier, subject);
    }

    private List<String> readers(DossierNumber dossier, String subject) {
        return column("recipient", dossier, subject);
    }

    private VEvent event(DossierNumber dossier, String subject) throws Exception {
        var text = column("calendar", dossier, subject).get(0);
        return (VEvent) new CalendarBuilder()
                .build(new StringReader(text))
                .getComponents("VEVENT")
                .get(0);
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private List<String> column(String column, DossierNumber dossier, String subject) {
        return jdbc.sql("select %s from outbox where dossier = :dossier and subject like :subject order by recipient"
                        .formatted(column))
                .param("dossier", dossier.value())
                .param("subject", "%" + subject + "%")
                .query(String.class)
                .list();
    }
}
