package fr.parcours.story;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.Application;
import fr.parcours.OtherMachine;
import fr.parcours.TestDatabase;
import fr.parcours.robot.Robot;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine is cut off right after an answer: whatever was acknowledged is there when it starts again. */
@Tag("database")
class KilledStory {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path data;

    @Test
    void killed_in_mid_journey_nothing_that_was_acknowledged_is_lost() throws IOException, InterruptedException {
        var database = TestDatabase.isPostgres() ? TestDatabase.empty() : null;
        var port = freePort();

        var before = start(database, port);
        var robot = robot(port);
        var dossier = robot.start("agent");
        robot.until(dossier, "task_draftNote").complete(dossier, "task_draftNote");
        var seen = robot.dossier(dossier);
        before.destroyForcibly().waitFor();

        var after = start(database, port);
        try {
            robot = robot(port);
            assertThat(robot.open(dossier)).contains("task_signDga");
            assertThat(robot.dossier(dossier).get("state")).isEqualTo(seen.get("state"));
            assertThat(robot.dossier(dossier).get("waitingFor")).isEqualTo(seen.get("waitingFor"));
            robot.untilNothingIsOpen(dossier);
            assertThat(robot.state(dossier)).isEqualTo("OUVERT");
        } finally {
            after.destroyForcibly().waitFor();
        }
    }

    private static Robot robot(int port) {
        return new Robot("http://localhost:" + port)
                .wish("spaceCode", "EV-001")
                .wish("staffCount", 6)
                .wish("worksCost", 0);
    }

    private Process start(TestDatabase.Address database, int port) throws IOException, InterruptedException {
        var printed = data.resolve("printed.txt");
        var start = OtherMachine.running(Application.class)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(printed.toFile()));
        start.environment().put("SERVER_PORT", String.valueOf(port));
        start.environment().put("PARCOURS_DATA", data.toString());
        if (database != null) {
            start.environment().put("SPRING_DATASOURCE_URL", database.url());
            start.environment().put("SPRING_DATASOURCE_USERNAME", database.user());
        }
        var process = start.start();
        var patience = Instant.now().plus(PATIENCE);
        while (!isUp(port)) {
            assertThat(process.isAlive() && Instant.now().isBefore(patience))
                    .as(() -> read(printed))
                    .isTrue();
            process.waitFor(250, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        return process;
    }

    private static boolean isUp(int port) {
        try {
            return new Robot("http://localhost:" + port)
                            .get("agent", "/actuator/health")
                            .status()
                    == 200;
        } catch (java.io.UncheckedIOException notYet) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
