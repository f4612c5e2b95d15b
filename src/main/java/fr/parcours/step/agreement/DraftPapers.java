package fr.parcours.step.agreement;

import fr.parcours.DossierNumber;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.Document.Origin;
import fr.parcours.register.document.Documents;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts that people work on: each version to be read and beside it the same words to be edited (domain.md 7.4, 7.7). */
@Component
class DraftPapers {
    private final Papers papers;
    private final Documents documents;

    DraftPapers(Papers papers, Documents documents) {
        this.papers = papers;
        this.documents = documents;
    }

    /** It takes the place of the one before. @param heading of the text that can be edited */
    void issue(
            Agreement title, Paper paper, String heading, Map<String, ? extends @Nullable Object> content, String by) {
        papers.issueTitle(title, paper, content, by);
        var dossier = title.dossier();
        var name = "%s %s".formatted(dossier, paper.title());
        var earlier = versions(dossier, name);
        earlier.forEach(document -> documents.supersede(document.id()));
        documents.keep(
                dossier,
                paper.kind(),
                "%s v%d.odt".formatted(name, title.version()),
                EditableDraft.MEDIA_TYPE,
                EditableDraft.of(heading, papers.lines(dossier, paper, content)),
                by,
                Origin.GENERATED);
    }

    private List<Document> versions(DossierNumber dossier, String name) {
        return documents.of(dossier).stream()
                .filter(document -> document.mediaType().equals(EditableDraft.MEDIA_TYPE)
                        && document.origin() == Origin.GENERATED
                        && document.name().startsWith(name + " v"))
                .toList();
    }
}
