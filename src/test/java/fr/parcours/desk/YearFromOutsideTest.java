package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.Groups;
import fr.parcours.ParcoursTest;
import fr.parcours.robot.Robot;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A year lived over HTTP by a client that counts for itself: dossiers that go all the way, that are refused, abandoned, sent
 * back, forgotten. What it counted is what {@code /api/insight} tells, month by month, as a whole and filtered.
 */
@EnabledIfSystemProperty(named = "parcours.test.database", matches = "h2") // InsightApiTest reads the same on both
@ParcoursTest
class YearFromOutsideTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter ENGINE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");
    private static final int MONTHS = 12;
    private static final List<Integer> DAYS = List.of(4, 11, 18, 25);

    /** Which step a process belongs to (design.md, section 2). */
    private static final Map<String, String> STEPS = Map.ofEntries(
            Map.entry("occupation-journey", "request"),
            Map.entry("completion-request", "completion"),
            Map.entry("site-visit", "visit"),
            Map.entry("technical-review", "technical"),
            Map.entry("safety-review", "safety"),
            Map.entry("authorisation", "safety"),
            Map.entry("legal-review", "legal"),
            Map.entry("agreement", "agreement"),
            Map.entry("insurance", "insurance"),
            Map.entry("utilities", "utilities"),
            Map.entry("keys-handover", "keys"),
            Map.entry("occupancy", "occupancy"),
            Map.entry("closing", "closing"));

    private static final List<String> CAUSES = List.of("PIECE_MANQUANTE", "DATES_A_REVOIR", "INFORMATION_ERRONEE");

    /** A dossier as the driver knows it. */
    private record Asked(String number, String login, String space, String commune, Plan plan) {
        String service() {
            return login.equals("agent") ? "service-participation" : "service-culture";
        }
    }

    private enum Plan {
        ALL_THE_WAY,
        REFUSED,
        ABANDONED,
        SENT_BACK,
        FORGOTTEN
    }

    /** A task that the driver completed. */
    private record Done(Asked dossier, String process, String task, LocalDateTime came, LocalDateTime ended) {
        long millis() {
            return Duration.between(came.atZone(PARIS), ended.atZone(PARIS)).toMillis();
        }

        String key() {
            return process + " " + task;
        }
    }

    /** A question that the driver asked. */
    private record Question(Asked dossier, String process, String cause, LocalDateTime at) {}

    @LocalServerPort
    int port;

    private final List<Asked> dossiers = new ArrayList<>();
    private final List<Done> done = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Map<String, String> communes = new LinkedHashMap<>();
    private Robot robot;
    private LocalDate first;

    @Test
    void a_year_counted_by_its_driver_is_the_year_that_is_told() {
        robot = new Robot("http://localhost:" + port).wish("staffCount", 6);
        robot.get("patrimoine", "/api/spaces")
                .json()
                .forEach(space -> communes.put(
                        space.get("code").asText(), space.get("commune").asText()));
        first = now().toLocalDate();
        var months = Stream.iterate(YearMonth.from(first).plusMonths(1), month -> month.plusMonths(1))
                .limit(MONTHS)
                .toList();
        months.forEach(this::live);

        var last = now().toLocalDate();
        assertThat(done).hasSizeGreaterThan(200);
        assertThat(done.stream().map(one -> STEPS.get(one.process())).distinct())
                .contains("request", "visit", "legal", "agreement", "keys", "closing", "completion");
        check("", first, last, dossier -> true);
        for (var month : months) {
            check(
                    "",
                    month.atDay(1),
                    month.equals(YearMonth.from(last)) ? last : month.atEndOfMonth(),
                    dossier -> true);
        }
        check("", months.get(2).atDay(10), months.get(7).atDay(20), dossier -> true);
        for (var commune : List.of("Lille", "Roubaix")) {
            check(
                    "&commune=" + commune,
                    first,
                    last,
                    dossier -> dossier.commune().equals(commune));
        }
        check(
                "&service=service-culture",
                first,
                last,
                dossier -> dossier.service().equals("service-culture"));
        check("&occupantType=SERVICE_MEL", months.get(1).atDay(1), last, dossier -> true);
        check("&occupantType=ENTREPRISE", first, last, dossier -> false);
        check("&title=AFFECTATION_INTERNE", first, last, this::hasTitle);
        bottlenecks(last);
    }

    /** New dossiers on the first of its days; on each of them everybody works a little. */
    private void live(YearMonth month) {
        for (var day : DAYS) {
            robot.moveClock(month.atDay(day) + "T10:00");
            if (day.equals(DAYS.get(0))) {
                begin(month);
            }
            dossiers.forEach(this::work);
        }
    }

    private void begin(YearMonth month) {
        var no = month.getMonthValue();
        if (no % 2 == 0) {
            start("agent", no == 2 || no == 6 ? "EV-103" : "EV-102", Plan.ALL_THE_WAY);
        }
        start("agent2", "EV-101", Plan.REFUSED);
        start(no % 3 == 0 ? "agent2" : "agent", "EV-101", Plan.ABANDONED);
        start("agent", "EV-101", Plan.SENT_BACK);
        if (no % 4 == 0) {
            start("agent2", "EV-105", Plan.FORGOTTEN);
        }
    }

    private void start(String login, String space, Plan plan) {
        var begins = now().toLocalDate().plusDays(plan == Plan.ALL_THE_WAY ? 30 : 60);
        robot.wish("spaceCode", space)
                .wish("staffCount", plan == Plan.REFUSED ? 400 : 6)
                .wish("requestedStart", begins.toString())
                .wish("requestedEnd", begins.plusDays(20).toString());
        dossiers.add(new Asked(robot.start(login), login, space, Objects.requireNonNull(communes.get(space)), plan));
    }

    private void work(Asked dossier) {
        switch (dossier.plan()) {
            case ALL_THE_WAY -> {
                for (var times = 0; times < 12; times++) {
                    open(dossier).stream().findFirst().ifPresent(task -> complete(dossier, task));
                }
            }
            case REFUSED -> {
                robot.wish("orientation", "REFUSE")
                        .wish("refusalReason", "Trop de monde pour les issues de cet espace.");
                open(dossier).stream().findFirst().ifPresent(task -> complete(dossier, task));
                robot.forget("orientation").forget("refusalReason");
            }
            case ABANDONED -> {
                var open = open(dossier);
                if (open.stream().anyMatch(task -> name(task).equals("task_setHold"))) {
                    assertThat(robot.act(dossier.login(), dossier.number(), "abandon")
                                    .status())
                            .isEqualTo(200);
                } else {
                    open.stream().findFirst().ifPresent(task -> complete(dossier, task));
                }
            }
            case SENT_BACK -> sendBack(dossier);
            case FORGOTTEN -> {}
        }
    }

    /** The superior, then a question from the patrimony, its answer, and another one; then it is left alone. */
    private void sendBack(Asked dossier) {
        var open = open(dossier);
        var asked =
                questions.stream().filter(one -> one.dossier().equals(dossier)).count();
        var answer = open.stream()
                .filter(task -> name(task).equals("task_answerRequest"))
                .findFirst();
        var hold =
                open.stream().filter(task -> name(task).equals("task_setHold")).findFirst();
        if (answer.isPresent()) {
            complete(dossier, answer.get());
        } else if (hold.isPresent() && asked < 2) {
            var cause = CAUSES.get((int) ((dossiers.indexOf(dossier) + asked) % CAUSES.size()));
            var at = now();
            var body = JSON.createObjectNode()
                    .put("askedRole", "grp-porteur")
                    .put("cause", cause)
                    .put("question", "Précisez les horaires d'ouverture.");
            assertThat(robot.post(
                                    "patrimoine",
                                    "/api/tasks/%s/completion-request"
                                            .formatted(hold.get().get("id").asText()),
                                    body)
                            .status())
                    .isEqualTo(200);
            questions.add(new Question(dossier, process(hold.get()), cause, at));
        } else if (hold.isEmpty()) {
            open.stream()
                    .filter(task -> name(task).equals("task_validateRequest"))
                    .findFirst()
                    .ifPresent(task -> complete(dossier, task));
        }
    }

    private List<JsonNode> open(Asked dossier) {
        return robot.tasks(dossier.number());
    }

    private void complete(Asked dossier, JsonNode task) {
        robot.complete(dossier.number(), name(task));
        done.add(new Done(dossier, process(task), name(task), when(task, "created"), now()));
    }

    private boolean hasTitle(Asked dossier) {
        return done.stream()
                .anyMatch(one -> one.dossier().equals(dossier) && one.task().equals("task_giveLegalOpinion"));
    }

    private void check(String filter, LocalDate from, LocalDate to, Predicate<Asked> which) {
        var query = "?from=%s&to=%s%s".formatted(from, to, filter);
        var mine = done.stream()
                .filter(one -> which.test(one.dossier()) && isIn(one.ended(), from, to))
                .toList();
        var report = robot.get("pilotage", "/api/insight/steps" + query).json();
        var told = new LinkedHashMap<String, Long>();
        var toldTime = new LinkedHashMap<String, Long>();
        var toldMedian = new LinkedHashMap<String, Long>();
        for (var step : report.get("steps")) {
            var ofStep = mine.stream()
                    .filter(one ->
                            STEPS.get(one.process()).equals(step.get("step").asText()))
                    .count();
            assertThat(step.get("finished").asLong())
                    .as("%s %s", query, step.get("step"))
                    .isEqualTo(ofStep);
            step.get("tasks").forEach(task -> {
                if (task.get("finished").asLong() > 0) {
                    var key = task.get("process").asText() + " "
                            + task.get("task").asText();
                    told.put(key, task.get("finished").asLong());
                    if (!task.get("durationMedian").isNull()) {
                        toldMedian.put(key, task.get("durationMedian").asLong());
                        if (isTotalExact(query, task.get("role").asText())) {
                            toldTime.put(key, task.get("durationTotal").asLong());
                        }
                    }
                }
            });
        }
        assertThat(told)
                .as(query)
                .isEqualTo(mine.stream().collect(Collectors.groupingBy(Done::key, Collectors.counting())));
        toldMedian.forEach((key, median50) -> {
            var times = mine.stream()
                    .filter(one -> one.key().equals(key))
                    .map(Done::millis)
                    .sorted()
                    .toList();
            var slack = Duration.ofMinutes(2).toMillis();
            if (toldTime.containsKey(key)) {
                assertThat(toldTime.get(key))
                        .as("%s %s", query, key)
                        .isCloseTo(times.stream().mapToLong(Long::longValue).sum(), within(slack * times.size()));
            }
            var median = (times.get((times.size() - 1) / 2) + times.get(times.size() / 2)) / 2;
            assertThat(median50).as("%s %s", query, key).isCloseTo(median, within(median * 3 / 100 + slack));
        });

        var asked = questions.stream()
                .filter(one -> which.test(one.dossier()) && isIn(one.at(), from, to))
                .toList();
        var matrix = robot.get("pilotage", "/api/insight/round-trips" + query).json();
        assertThat(matrix.at("/total/count").asLong()).as(query).isEqualTo(asked.size());
        assertThat(StreamSupport.stream(matrix.get("rows").spliterator(), false)
                        .collect(Collectors.toMap(
                                row -> row.get("step").asText() + " "
                                        + row.get("cause").asText(),
                                row -> row.get("count").asLong(),
                                Long::sum)))
                .as(query)
                .isEqualTo(asked.stream()
                        .collect(Collectors.groupingBy(
                                one -> STEPS.get(one.process()) + " " + one.cause(), Collectors.counting())));
    }

    /** Where one person may stand behind a figure, a total is the median times the count (row 60). */
    private static boolean isTotalExact(String query, String role) {
        return !query.contains("service=") && Groups.OF_ONE_SERVICE.stream().noneMatch(role::contains);
    }

    /** What is open, how old and how late it is, and that the ranking's cost is made of both. */
    private void bottlenecks(LocalDate last) {
        var report = robot.get("pilotage", "/api/insight/bottlenecks?from=%s&to=%s".formatted(first, last))
                .json();
        var now = now();
        var open = dossiers.stream().flatMap(dossier -> open(dossier).stream()).toList();
        var late = open.stream()
                .filter(task -> !task.get("due").isNull() && when(task, "due").isBefore(now))
                .count();
        assertThat(late).isPositive();
        assertThat(report.get("overdueCount").asLong()).isEqualTo(late);
        assertThat(report.at("/roundTrips/total/count").asInt()).isEqualTo(questions.size());
        assertThat(StreamSupport.stream(report.get("inProgress").spliterator(), false)
                        .collect(Collectors.toMap(
                                row -> row.get("process").asText() + " "
                                        + row.get("task").asText(),
                                row -> row.get("open").asLong())))
                .isEqualTo(open.stream()
                        .collect(Collectors.groupingBy(
                                task -> process(task) + " " + name(task), Collectors.counting())));
        for (var ranked : report.get("ranking")) {
            if (!isTotalExact("", ranked.get("role").asText())) {
                continue;
            }
            var key = ranked.get("process").asText() + " " + ranked.get("task").asText();
            var spent = done.stream()
                    .filter(one -> one.key().equals(key))
                    .mapToLong(Done::millis)
                    .sum();
            var waits = open.stream()
                    .filter(task -> (process(task) + " " + name(task)).equals(key))
                    .mapToLong(task -> Duration.between(when(task, "created").atZone(PARIS), now.atZone(PARIS))
                            .toMillis())
                    .sum();
            assertThat(ranked.get("cost").asLong())
                    .as(key)
                    .isCloseTo(spent + waits, within(Duration.ofMinutes(2).toMillis() * (done.size() + open.size())));
        }
        report.get("months")
                .forEach(month -> assertThat(month.get("finished").asLong())
                        .isEqualTo(done.stream()
                                .filter(one -> YearMonth.from(one.ended())
                                        .equals(YearMonth.parse(
                                                month.get("month").asText())))
                                .count()));
    }

    private LocalDateTime now() {
        return LocalDateTime.parse(
                robot.get("admin", "/api/demo/clock").json().get("now").asText());
    }

    private static boolean isIn(LocalDateTime moment, LocalDate from, LocalDate to) {
        return !moment.toLocalDate().isBefore(from) && !moment.toLocalDate().isAfter(to);
    }

    private static LocalDateTime when(JsonNode task, String field) {
        return OffsetDateTime.parse(task.get(field).asText(), ENGINE)
                .atZoneSameInstant(PARIS)
                .toLocalDateTime();
    }

    private static String name(JsonNode task) {
        return task.get("taskDefinitionKey").asText();
    }

    private static String process(JsonNode task) {
        return task.get("processDefinitionId").asText().split(":")[0];
    }
}
