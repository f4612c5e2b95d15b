package fr.parcours.register.document;

import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.register.Rows;
import fr.parcours.register.document.Document.Origin;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The papers of each dossier: a row here, the content in a file. Owns {@code document}. */
@Component
public class Documents {
    private static final String NOT_MADE = "";

    private final JdbcClient jdbc;
    private final FileStore files;
    private final ObjectProvider<LatePapers> late;
    private final Clock clock;

    Documents(JdbcClient jdbc, FileStore files, ObjectProvider<LatePapers> late, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.late = late;
        this.clock = clock;
    }

    /**
     * Keeps a paper whose content is trusted: what the house made, or what {@link Uploads} has looked at.
     *
     * @return its id
     */
    public String keep(
            DossierNumber dossier,
            DocumentKind kind,
            String name,
            String mediaType,
            byte[] content,
            String by,
            Origin origin) {
        var id = UUID.randomUUID().toString();
        insert(id, dossier, kind, name, mediaType, content.length, files.put(content), by, origin, null);
        return id;
    }

    /** Names a paper of the house, a PDF, whose content {@link LatePapers} makes when somebody first opens it. */
    public void announce(DossierNumber dossier, DocumentKind kind, String name, String by) {
        var id = UUID.randomUUID().toString();
        insert(id, dossier, kind, name, MediaType.APPLICATION_PDF_VALUE, 1, NOT_MADE, by, Origin.GENERATED, null);
    }

    /** The same paper with its content. */
    public Document made(Document paper) {
        if (paper.isMade()) {
            return paper;
        }
        var content = late.getObject().make(paper);
        jdbc.sql("update document set size_bytes = :size, sha256 = :sha256 where id = :id and sha256 = :none")
                .param("size", content.length)
                .param("sha256", files.put(content))
                .param("id", paper.id())
                .param("none", NOT_MADE)
                .update();
        return get(paper.id());
    }

    /** A later version takes the place of this paper. */
    public void supersede(String id) {
        jdbc.sql("update document set superseded = true where id = :id")
                .param("id", id)
                .update();
    }

    /** The oldest first. */
    public List<Document> of(DossierNumber dossier) {
        return jdbc.sql("select * from document where dossier = :dossier order by kept_at, id")
                .param("dossier", dossier.value())
                .query((row, no) -> read(row))
                .list();
    }

    /** @throws NotFound (404) when there is none under this id */
    public Document get(String id) {
        return jdbc.sql("select * from document where id = :id")
                .param("id", id)
                .query((row, no) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("Ce document n'existe pas ou ne vous est pas ouvert."));
    }

    /** To be closed by who reads it. @throws NotFound (404) when there is none under this id */
    public InputStream content(String id) {
        return files.open(get(id).sha256());
    }

    /** Bytes of all papers of a dossier. */
    long size(DossierNumber dossier) {
        return jdbc.sql("select coalesce(sum(size_bytes), 0) from document where dossier = :dossier")
                .param("dossier", dossier.value())
                .query(Long.class)
                .single();
    }

    /** A row whose file is in the store already. */
    void insert(
            String id,
            DossierNumber dossier,
            DocumentKind kind,
            String name,
            String mediaType,
            long size,
            String sha256,
            String by,
            Origin origin,
            @Nullable String taskKey) {
        jdbc.sql("""
                        insert into document (id, dossier, kind, file_name, media_type, size_bytes, sha256, origin, kept_by, kept_at,
                                              task_key, superseded)
                        values (:id, :dossier, :kind, :name, :type, :size, :sha256, :origin, :by, :now, :task, false)""")
                .param("id", id)
                .param("dossier", dossier.value())
                .param("kind", kind.name())
                .param("name", name)
                .param("type", mediaType)
                .param("size", size)
                .param("sha256", sha256)
                .param("origin", origin.name())
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("task", taskKey)
                .update();
    }

    private static Document read(ResultSet row) throws SQLException {
        return new Document(
                row.getString("id"),
                new DossierNumber(row.getString("dossier")),
                DocumentKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                Origin.valueOf(row.getString("origin")),
                row.getString("kept_by"),
                Rows.instant(row, "kept_at"),
                row.getString("task_key"),
                row.getBoolean("superseded"));
    }
}
