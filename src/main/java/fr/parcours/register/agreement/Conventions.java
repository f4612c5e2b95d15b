package fr.parcours.register.agreement;

import fr.parcours.DossierNumber;
import fr.parcours.register.Rows;
import fr.parcours.register.agreement.Convention.Remark;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What conventions say, version by version, and what the other side says of it. A version is never changed: who wants other
 * words drafts the next one ({@link Agreements#draft}). Owns {@code convention}, {@code convention_article} and {@code
 * convention_remark}.
 */
@Component
public class Conventions {
    private static final String OF_A_VERSION = "where dossier = :dossier and version = :version";

    private final JdbcClient jdbc;
    private final Clock clock;

    Conventions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The text of a version that has just been drafted. */
    public void write(
            DossierNumber dossier, int version, String factsHash, @Nullable String reply, List<Article> articles) {
        jdbc.sql("""
                        insert into convention (dossier, version, facts_hash, reply)
                        values (:dossier, :version, :hash, :reply)""")
                .param("dossier", dossier.value())
                .param("version", version)
                .param("hash", factsHash)
                .param("reply", reply)
                .update();
        Rows.insert(
                jdbc,
                "convention_article",
                articles.stream()
                        .map(article -> Map.of(
                                "dossier", dossier.value(),
                                "version", version,
                                "article_no", article.number(),
                                "title", article.title(),
                                "body", article.text(),
                                "proposal", article.proposal()))
                        .toList());
    }

    /** What the other side wants changed in this version. */
    public void remark(DossierNumber dossier, int version, List<Remark> remarks, String by) {
        var now = Rows.at(clock.instant());
        Rows.insert(
                jdbc,
                "convention_remark",
                IntStream.range(0, remarks.size())
                        .mapToObj(line -> Map.of(
                                "dossier",
                                dossier.value(),
                                "version",
                                version,
                                "line_no",
                                line + 1,
                                "article_no",
                                remarks.get(line).article(),
                                "remark",
                                remarks.get(line).text(),
                                "made_by",
                                by,
                                "made_at",
                                now))
                        .toList());
    }

    /** The other side has nothing to say any more: the negotiation has ended. */
    public void accept(DossierNumber dossier, int version, String by) {
        jdbc.sql("update convention set accepted_by = :by, accepted_at = :now " + OF_A_VERSION)
                .param("by", by)
                .param("now", Rows.at(clock.instant()))
                .param("dossier", dossier.value())
                .param("version", version)
                .update();
    }

    /** All versions, oldest first; empty for an internal note. */
    public List<Convention> versions(DossierNumber dossier) {
        return jdbc
                .sql("select version from convention where dossier = :dossier order by version")
                .param("dossier", dossier.value())
                .query(Integer.class)
                .list()
                .stream()
                .flatMap(version -> find(dossier, version).stream())
                .toList();
    }

    public Optional<Convention> find(DossierNumber dossier, int version) {
        var articles = articles(dossier, version);
        var remarks = remarks(dossier, version);
        return jdbc.sql("select * from convention " + OF_A_VERSION)
                .param("dossier", dossier.value())
                .param("version", version)
                .query((row, no) -> new Convention(
                        version,
                        row.getString("facts_hash"),
                        row.getString("reply"),
                        articles,
                        remarks,
                        Rows.instantOrNull(row, "accepted_at")))
                .optional();
    }

    private List<Article> articles(DossierNumber dossier, int version) {
        return jdbc.sql("select * from convention_article " + OF_A_VERSION + " order by article_no")
                .param("dossier", dossier.value())
                .param("version", version)
                .query((row, no) -> new Article(
                        row.getInt("article_no"),
                        row.getString("title"),
                        row.getString("body"),
                        row.getString("proposal")))
                .list();
    }

    private List<Remark> remarks(DossierNumber dossier, int version) {
        return jdbc.sql("select * from convention_remark " + OF_A_VERSION + " order by line_no")
                .param("dossier", dossier.value())
                .param("version", version)
                .query((row, no) -> new Remark(row.getInt("article_no"), row.getString("remark")))
                .list();
    }
}
