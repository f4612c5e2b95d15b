package fr.parcours.step.journey;

import fr.parcours.engine.BusinessCalendar;
import fr.parcours.engine.Round;
import fr.parcours.notice.Notices;
import fr.parcours.register.preference.Preferences;
import fr.parcours.register.work.Work;
import fr.parcours.register.work.Works;
import fr.parcours.step.French;
import fr.parcours.step.Links;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Questions;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One mail on the morning of each working day, to those who prefer that: the new tasks of their groups that nobody else has
 * taken or done meanwhile. Says no more of a dossier than its number: a mail travels.
 */
@Component
class DailyDigest implements Round {
    private static final Logger LOG = LoggerFactory.getLogger(DailyDigest.class);
    private static final int MOST_LINES = 40;

    private final Preferences preferences;
    private final Works works;
    private final Mailboxes mailboxes;
    private final Notices notices;
    private final Links links;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DailyDigest(
            Preferences preferences,
            Works works,
            Mailboxes mailboxes,
            Notices notices,
            Links links,
            BusinessCalendar calendar,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.preferences = preferences;
        this.works = works;
        this.mailboxes = mailboxes;
        this.notices = notices;
        this.links = links;
        this.calendar = calendar;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Instant nextAfter(Instant moment) {
        return calendar.nextMorning(moment);
    }

    @Override
    public void make() {
        var morning = calendar.lastMorning(clock.instant());
        var members = new HashMap<String, Set<String>>();
        preferences.keptBack().forEach((login, since) -> {
            if (since.isBefore(morning)) {
                try {
                    transaction.executeWithoutResult(status -> tell(login, since, morning, members));
                } catch (RuntimeException failure) { // the others are not to wait for this one
                    LOG.warn("the daily mail of {} was not posted; the next round tries again", login, failure);
                }
            }
        });
    }

    private void tell(String login, Instant since, Instant morning, Map<String, Set<String>> members) {
        if (!preferences.told(login, morning)) {
            return; // another node was first
        }
        var tasks = works.openSince(since, morning).stream()
                .filter(work -> !Questions.ANSWERED_BY.contains(work.taskKey()) && isFor(login, work, members))
                .toList();
        if (!tasks.isEmpty()) {
            notices.post(
                    mailboxes.own(login).toList(),
                    "Parcours – votre récapitulatif : %s".formatted(French.count(tasks.size(), "tâche")),
                    body(tasks),
                    null,
                    "digest/%s/%s".formatted(login, morning));
        }
    }

    /** @param members whom each group of a service has, asked for once a round */
    private boolean isFor(String login, Work work, Map<String, Set<String>> members) {
        return work.claimedBy() == null
                ? work.roles().stream()
                        .anyMatch(group -> members.computeIfAbsent(
                                        group + "/" + work.service(), key -> mailboxes.logins(group, work.service()))
                                .contains(login))
                : work.claimedBy().equals(login);
    }

    private String body(List<Work> tasks) {
        var lines = tasks.stream().limit(MOST_LINES).map(this::line).collect(Collectors.joining("\n\n"));
        var more = tasks.size() - MOST_LINES;
        return """
                Bonjour,

                Ces tâches sont arrivées depuis votre dernier récapitulatif et attendent encore :

                %s%s

                Vous changez la fréquence de ces courriels sur votre page « Mes préférences » : %s""".formatted(
                        lines,
                        more > 0 ? "%n%nEt %d de plus dans vos listes de tâches.".formatted(more) : "",
                        links.preferences());
    }

    private String line(Work work) {
        return "– « %s », dossier %s%s%n  %s"
                .formatted(
                        work.name(),
                        work.dossier(),
                        work.dueAt() == null ? "" : ", à faire au plus tard le " + French.day(work.dueAt()),
                        links.task(work.taskId()));
    }
}
