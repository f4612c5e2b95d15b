package fr.parcours.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.OtherMachine;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code bin/start --demo} itself, with the classes of this run instead of a built jar. */
class HistoryKilledTest {
    private static final int SIZE = 12;

    /** Stands before the real one: other classes, and nothing to run once the history is written. */
    private static final String JAVA = """
            #!/bin/bash
            [ -n "${PARCOURS_DEMO_HISTORY:-}" ] || exit 0
            kept=()
            while [ $# -gt 0 ]; do
              case $1 in -cp) shift ;; *) kept+=("$1") ;; esac
              shift
            done
            exec "$REAL_JAVA" -cp "$REAL_CLASSES" "${kept[@]}"
            """;

    @TempDir
    Path house;

    @Test
    void killed_half_way_and_started_again_it_ends_in_the_same_history() throws Exception {
        build();
        var disturbed = house.resolve("disturbed");
        var quiet = house.resolve("quiet");

        start(disturbed, SIZE / 2);
        assertThat(disturbed.resolve("parcours.mv.db"))
                .as("nothing half-written is in use")
                .doesNotExist();
        start(disturbed, Integer.MAX_VALUE);
        start(quiet, Integer.MAX_VALUE);

        assertThat(disturbed.resolve("history")).doesNotExist();
        assertThat(rows(disturbed)).hasSizeGreaterThan(100).isEqualTo(rows(quiet));
    }

    private void build() throws IOException {
        for (var folder : List.of(
                "bin", "tools", "src/main", "processes", "forms", "documents", "docs/guide", "target/run/lib")) {
            Files.createDirectories(house.resolve(folder));
        }
        Files.copy(Path.of("bin/start"), house.resolve("bin/start"));
        for (var built : List.of("pom.xml", "target/parcours.jar", "target/run/ready")) {
            Files.createFile(house.resolve(built));
        }
        assertThat(Files.writeString(house.resolve("tools/java"), JAVA).toFile().setExecutable(true))
                .isTrue();
    }

    /** @param most kills all of it when so many dossiers are written */
    private void start(Path data, int most) throws Exception {
        var real = OtherMachine.running(HistoryKilledTest.class).command();
        var starting =
                new ProcessBuilder("bash", house.resolve("bin/start").toString(), "--demo").redirectErrorStream(true);
        starting.environment().put("PATH", house.resolve("tools") + File.pathSeparator + System.getenv("PATH"));
        starting.environment().put("REAL_JAVA", real.get(0));
        starting.environment().put("REAL_CLASSES", real.get(real.indexOf("-cp") + 1));
        starting.environment().put("PARCOURS_DATA", data.toString());
        starting.environment().put("PARCOURS_DEMO_DOSSIERS", String.valueOf(SIZE));
        starting.environment().put("SERVER_PORT", String.valueOf(freePort()));
        var machine = starting.start();
        var said = new StringBuilder();
        try (var out = new BufferedReader(new InputStreamReader(machine.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
                if (line.contains(" : %d dossiers sur".formatted(most))) {
                    kill(machine);
                    break;
                }
            }
        }
        assertThat(machine.waitFor() == 0).as(said.toString()).isEqualTo(most > SIZE);
    }

    private static void kill(Process machine) {
        var all = Stream.concat(Stream.of(machine.toHandle()), machine.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** What happened before today, to the minute: how far today has come depends on when one asks. */
    private static List<String> rows(Path data) {
        var today = LocalDate.now(ZoneId.of("Europe/Paris"))
                .atStartOfDay(ZoneId.of("Europe/Paris"))
                .toOffsetDateTime();
        return JdbcClient.create(
                        new DriverManagerDataSource("jdbc:h2:file:" + data.resolve("parcours"), "parcours", ""))
                .sql("""
                        select d.number, d.requested_at, d.space_code, d.service, d.purpose, w.task_key, w.created_at,
                               case when w.claimed_at < :today then w.claimed_at end as claimed,
                               case when w.ended_at < :today then w.ended_at end as ended,
                               (select count(*) from round_trip t where t.asking_task_id = w.task_id and t.opened_at < :today) as questions,
                               (select count(*) from document p where p.dossier = d.number and p.kept_at < :today) as papers
                          from work_task w join dossier d on d.number = w.dossier
                         where w.created_at < :today
                         order by d.number, w.created_at, w.task_key""")
                .param("today", today)
                .query()
                .listOfRows()
                .stream()
                .map(row -> String.valueOf(row.values()).replaceAll("(:[0-9]{2}):[0-9]{2}[.0-9]*", "$1"))
                .sorted()
                .toList();
    }
}
