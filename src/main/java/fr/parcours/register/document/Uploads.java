package fr.parcours.register.document;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.register.Quota;
import fr.parcours.register.Rows;
import fr.parcours.register.document.Document.Origin;
import fr.parcours.register.door.Doors;
import fr.parcours.register.dossier.Dossiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one door for files from outside. A file goes straight to a dossier, or is staged: sent ahead of the form that will
 * name it, seen by nobody but its sender, gone after a day. Owns {@code staged_upload}.
 */
@Component
public class Uploads {
    private static final Duration STAGED_FOR = Duration.ofHours(24); // [PARAM]
    private static final long MOST_OF_A_DOSSIER = 500L * 1024 * 1024; // [PARAM]
    private static final long MOST_STAGED = 250L * 1024 * 1024; // [PARAM], of one person
    private static final String MANY_FROM_OUTSIDE =
            "Trop de fichiers ont été envoyés en vingt-quatre heures pour ce dossier : réessayez demain, ou remettez-les au service.";
    /** By one door, as the bytes. */
    private static final Quota FILES_FROM_OUTSIDE = new Quota(
            200, // [PARAM]
            STAGED_FOR,
            MANY_FROM_OUTSIDE);

    private static final Quota BYTES_FROM_OUTSIDE = new Quota(
            500L * 1024 * 1024, // [PARAM]
            STAGED_FOR,
            MANY_FROM_OUTSIDE);

    /** No transaction lasts so long: a file that no row names by then is nobody's. */
    private static final Duration UNNAMED_FOR = Duration.ofHours(1);

    /** A file as its sender gives it. @param mediaType what the sender takes it for, null when he does not say */
    public record Sent(String name, @Nullable String mediaType, byte[] content) {}

    /** A file that waits for its form. */
    public record Staged(String id, String name, String mediaType, long size) {}

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Doors doors;
    private final Documents documents;
    private final FileStore files;
    private final Clock clock;

    Uploads(JdbcClient jdbc, Dossiers dossiers, Doors doors, Documents documents, FileStore files, Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.doors = doors;
        this.documents = documents;
        this.files = files;
        this.clock = clock;
    }

    /** @throws fr.parcours.Refusal 400 empty · 413 too big, or the dossier full · 415 not admitted */
    public Document attach(DossierNumber dossier, DocumentKind kind, Sent sent, String by) {
        var passed = Inspection.of(sent.name(), sent.mediaType(), sent.content());
        requireRoom(dossier, passed.content().length);
        return documents.get(documents.keep(
                dossier, kind, passed.name(), passed.type().mediaType(), passed.content(), by, Origin.UPLOADED));
    }

    /**
     * As {@link #stage}, by who has come by the door of this dossier: whatever he has sent within the day counts, taken and
     * thrown away too. Whoever shuts the door meanwhile finds the file behind it, or it is not taken.
     *
     * @param visit the secret of his
     * @throws fr.parcours.TooMany (429) beyond
     * @throws Conflict (409) once his visit is over
     */
    public Staged stageFromOutside(DossierNumber dossier, String visit, Sent sent, String by) {
        dossiers.lock(dossier);
        if (!doors.hold(visit)) {
            throw new Conflict("Votre visite est terminée, le fichier n'est pas déposé : demandez un nouveau lien.");
        }
        var now = clock.instant();
        FILES_FROM_OUTSIDE.require(used("count(*)", by), now);
        BYTES_FROM_OUTSIDE.require(used("coalesce(sum(size_bytes), 0)", by), sent.content().length, now);
        return stage(sent, by);
    }

    private StatementSpec used(String measure, String by) {
        return jdbc.sql("""
                        select %s used, min(staged_at) oldest from staged_upload
                         where staged_by = :by and staged_at > :since""".formatted(measure)).param("by", by);
    }

    /** @throws fr.parcours.Refusal as {@link #attach} */
    public Staged stage(Sent sent, String by) {
        var passed = Inspection.of(sent.name(), sent.mediaType(), sent.content());
        var waiting = staged(by).stream().mapToLong(Staged::size).sum();
        if (waiting + passed.content().length > MOST_STAGED) {
            throw FileRefused.size("Trop de fichiers attendent déjà leur formulaire : envoyez-le, ou retirez-en.");
        }
        var staged = new Staged(
                UUID.randomUUID().toString(), passed.name(), passed.type().mediaType(), passed.content().length);
        jdbc.sql("""
                        insert into staged_upload (id, file_name, media_type, size_bytes, sha256, staged_by, staged_at)
                        values (:id, :name, :type, :size, :sha256, :by, :now)""")
                .param("id", staged.id())
                .param("name", staged.name())
                .param("type", staged.mediaType())
                .param("size", staged.size())
                .param("sha256", files.put(passed.content()))
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .update();
        return staged;
    }

    /** What this person has staged and not sent yet, the oldest first. */
    public List<Staged> staged(String by) {
        return jdbc.sql("""
                        select * from staged_upload where staged_by = :by and staged_at > :since and gone_at is null
                         order by staged_at, id""")
                .param("by", by)
                .param("since", Rows.at(expiry()))
                .query((row, no) -> staged(row))
                .list();
    }

    /** Empty for what another person has staged, and for what has expired. */
    public Optional<Staged> staged(String id, String by) {
        return row(id, by).map(Row::staged);
    }

    /** @throws NotFound (404) when this person has staged no such file */
    public void discard(String id, String by) {
        if (remove(id, by) == 0) {
            throw new NotFound("Ce fichier n'existe pas ou ne vous est pas ouvert.");
        }
    }

    /** Whatever this person has staged. */
    public void discardAll(String by) {
        staged(by).forEach(staged -> remove(staged.id(), by));
    }

    /**
     * Staged files become papers of a dossier, under the ids that they have.
     *
     * @param taskKey the user task whose form named them, null for the start form
     * @throws Conflict (409) when one has expired or was taken already
     */
    public void take(DossierNumber dossier, DocumentKind kind, List<String> ids, String by, @Nullable String taskKey) {
        for (var id : ids) {
            var row = row(id, by);
            if (row.isEmpty() || remove(id, by) == 0) {
                throw new Conflict("Un fichier joint n'est plus disponible : joignez-le de nouveau.");
            }
            var staged = row.get().staged();
            requireRoom(dossier, staged.size());
            documents.insert(
                    id,
                    dossier,
                    kind,
                    staged.name(),
                    staged.mediaType(),
                    staged.size(),
                    row.get().sha256(),
                    by,
                    Origin.UPLOADED,
                    taskKey);
        }
    }

    /** Forgets the day before, what was taken or thrown away in it too, and the files that no row names any more. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    @Transactional
    void sweep() {
        jdbc.sql("delete from staged_upload where staged_at <= :expiry")
                .param("expiry", Rows.at(expiry()))
                .update();
        var before = clock.instant().minus(UNNAMED_FOR);
        for (var file : files.putBefore(before)) {
            if (!isNamed(file.getFileName().toString())) {
                files.remove(file, before);
            }
        }
    }

    private boolean isNamed(String sha256) {
        return jdbc.sql("""
                        select (select count(*) from document where sha256 = :file)
                             + (select count(*) from staged_upload where sha256 = :file and gone_at is null)""").param("file", sha256).query(Long.class).single() > 0;
    }

    private void requireRoom(DossierNumber dossier, long more) {
        if (documents.size(dossier) + more > MOST_OF_A_DOSSIER) {
            throw FileRefused.size("Les pièces de ce dossier atteignent 500 Mo : il n'en admet plus.");
        }
    }

    private record Row(Staged staged, String sha256) {}

    private Optional<Row> row(String id, String by) {
        return jdbc.sql("""
                        select * from staged_upload
                         where id = :id and staged_by = :by and staged_at > :since and gone_at is null""")
                .param("id", id)
                .param("by", by)
                .param("since", Rows.at(expiry()))
                .query((row, no) -> new Row(staged(row), row.getString("sha256")))
                .optional();
    }

    private int remove(String id, String by) {
        return jdbc.sql(
                        "update staged_upload set gone_at = :now where id = :id and staged_by = :by and gone_at is null")
                .param("now", Rows.at(clock.instant()))
                .param("id", id)
                .param("by", by)
                .update();
    }

    private Instant expiry() {
        return clock.instant().minus(STAGED_FOR);
    }

    private static Staged staged(ResultSet row) throws SQLException {
        return new Staged(
                row.getString("id"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size_bytes"));
    }
}
