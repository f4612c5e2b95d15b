package fr.parcours.register.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.Registers;
import fr.parcours.SampleFiles;
import fr.parcours.TooMany;
import fr.parcours.register.Given;
import fr.parcours.register.Race;
import fr.parcours.register.document.Uploads.Sent;
import fr.parcours.register.document.Uploads.Staged;
import fr.parcours.register.door.Doors;
import fr.parcours.register.dossier.Dossiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** Files sent ahead of their form: whose they are, how long they wait, what becomes of them. */
@Tag("database")
@SpringJUnitConfig(Registers.class)
@TestPropertySource(properties = "parcours.data=target/test-data/documents-${parcours.test.database:h2}")
class UploadsTest {
    @Value("${parcours.data}")
    Path data;

    @Autowired
    Uploads uploads;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Doors doors;

    @Autowired
    Documents documents;

    @Autowired
    FileStore files;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    private Staged stage(String by) {
        var unlike = SampleFiles.pdf("% " + UUID.randomUUID());
        return transaction.execute(status -> uploads.stage(new Sent("Plan.pdf", "application/pdf", unlike), by));
    }

    private Uploads later(Duration time) {
        var then = Clock.offset(clock, time);
        return new Uploads(jdbc, dossiers, doors, documents, files, then);
    }

    private void sweep(Duration time) {
        var later = later(time);
        transaction.executeWithoutResult(status -> later.sweep());
    }

    private boolean isOnDisk(String sha256) {
        return Files.exists(
                data.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256));
    }

    private String fileOf(Staged staged) {
        return jdbc.sql("select sha256 from staged_upload where id = ?")
                .param(staged.id())
                .query(String.class)
                .single();
    }

    @Test
    void a_staged_file_is_seen_by_its_sender_alone() {
        var staged = stage("agent");
        assertThat(uploads.staged(staged.id(), "agent")).contains(staged);
        assertThat(uploads.staged("agent")).contains(staged);
        assertThat(uploads.staged(staged.id(), "agent2")).isEmpty();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> uploads.discard(staged.id(), "agent2")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void its_form_makes_it_a_paper_of_the_dossier_once() {
        var dossier = given.dossier("EV-101");
        var staged = stage("agent");
        var ids = List.of(staged.id());

        transaction.executeWithoutResult(
                status -> uploads.take(dossier, DocumentKind.REQUEST_ATTACHMENT, ids, "agent", "task_correctRequest"));

        assertThat(documents.of(dossier)).singleElement().satisfies(paper -> {
            assertThat(paper.id()).isEqualTo(staged.id());
            assertThat(paper.name()).isEqualTo("Plan.pdf");
            assertThat(paper.origin()).isEqualTo(Document.Origin.UPLOADED);
            assertThat(paper.taskKey()).isEqualTo("task_correctRequest");
        });
        assertThat(uploads.staged(staged.id(), "agent")).isEmpty();
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> uploads.take(dossier, DocumentKind.PLAN, ids, "agent", null)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void nobody_takes_what_another_person_has_staged() {
        var dossier = given.dossier("EV-101");
        var ids = List.of(stage("agent2").id());
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> uploads.take(dossier, DocumentKind.REQUEST_ATTACHMENT, ids, "agent", null)))
                .isInstanceOf(Conflict.class);
        assertThat(documents.of(dossier)).isEmpty();
    }

    @Test
    void after_a_day_what_was_not_sent_is_gone_file_and_all() {
        var staged = stage("agent");
        var file = fileOf(staged);
        assertThat(later(Duration.ofHours(23)).staged(staged.id(), "agent")).isPresent();

        var tomorrow = later(Duration.ofHours(25));
        assertThat(tomorrow.staged(staged.id(), "agent")).isEmpty();
        assertThat(isOnDisk(file)).isTrue();

        sweep(Duration.ofHours(25));
        assertThat(isOnDisk(file)).isFalse();
        assertThat(uploads.staged(staged.id(), "agent")).isEmpty();
    }

    @Test
    void the_sweep_leaves_the_files_of_papers() throws IOException {
        var dossier = given.dossier("EV-101");
        var staged = stage("agent");
        transaction.executeWithoutResult(
                status -> uploads.take(dossier, DocumentKind.PLAN, List.of(staged.id()), "agent", null));

        sweep(Duration.ofDays(400));

        try (var content = documents.content(staged.id())) {
            assertThat(content.readAllBytes()).hasSize((int) staged.size());
        }
    }

    @Test
    void what_was_thrown_away_leaves_the_disk_within_hours_and_not_at_once() {
        var staged = stage("agent");
        var file = fileOf(staged);
        transaction.executeWithoutResult(status -> uploads.discard(staged.id(), "agent"));
        assertThat(uploads.staged("agent")).doesNotContain(staged);

        sweep(Duration.ofMinutes(30));
        assertThat(isOnDisk(file)).as("somebody may be sending the same").isTrue();
        sweep(Duration.ofHours(2));
        assertThat(isOnDisk(file)).isFalse();
    }

    @Test
    void who_has_no_account_sends_so_many_files_a_day_whatever_becomes_of_them_and_not_one_more_by_many_hands()
            throws Exception {
        var dossier = given.dossier("EV-101");
        var door = "porte:" + dossier;
        var visit = visit(dossier);
        for (var no = 0; no < 197; no++) {
            stageFromOutside(dossier, visit);
            transaction.executeWithoutResult(status -> uploads.discardAll(door));
        }
        var sent = Race.run(Collections.nCopies(10, () -> stageFromOutside(dossier, visit)));
        assertThat(sent).filteredOn(Staged.class::isInstance).hasSize(3);
        assertThat(uploads.staged(door)).hasSize(3);
        assertThatThrownBy(() -> stageFromOutside(dossier, visit))
                .isInstanceOfSatisfying(
                        TooMany.class, refused -> assertThat(refused.seconds()).isBetween(1L, 24 * 3600L));
        var other = given.dossier("EV-102");
        stageFromOutside(other, visit(other));
    }

    @Test
    void nothing_is_left_behind_a_door_that_shuts_in_the_very_moment() throws Exception {
        var dossier = given.dossier("EV-103");
        var door = "porte:" + dossier;
        for (var round = 0; round < 30; round++) {
            var visit = visit(dossier);
            Race.run(List.of(
                    () -> transaction.execute(status -> {
                        var wasOpen = doors.revoke(dossier, "patrimoine");
                        uploads.discardAll(door);
                        return wasOpen;
                    }),
                    () -> stageFromOutside(dossier, visit)));
            assertThat(uploads.staged(door)).isEmpty();
            assertThatThrownBy(() -> stageFromOutside(dossier, visit)).isInstanceOf(Conflict.class);
        }
    }

    /** Of somebody from outside. @return its secret */
    private String visit(DossierNumber dossier) {
        var link = UUID.randomUUID().toString();
        return transaction.execute(status -> {
            doors.issue(link, dossier, "patrimoine");
            var key = doors.key(link, dossier).orElseThrow();
            return doors.open(key).orElseThrow().secret();
        });
    }

    private Staged stageFromOutside(DossierNumber dossier, String visit) {
        var unlike = new Sent("Plan.pdf", "application/pdf", SampleFiles.pdf("% " + UUID.randomUUID()));
        return transaction.execute(status -> uploads.stageFromOutside(dossier, visit, unlike, "porte:" + dossier));
    }
}
