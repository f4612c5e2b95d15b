package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.form.Answer;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.document.Uploads;
import java.util.List;
import org.springframework.stereotype.Component;

/** Photographs that come with a form, and how a paper names them: by print and day, since it does not show them. */
@Component
public class Photos {
    private final Uploads uploads;
    private final Documents documents;

    Photos(Uploads uploads, Documents documents) {
        this.uploads = uploads;
        this.documents = documents;
    }

    /** Those of this field go to the dossier; its form admits pictures alone. */
    public void take(Answer answer, String field, DocumentKind kind) {
        uploads.take(
                answer.dossier(),
                kind,
                answer.files(field),
                answer.by(),
                answer.asked().taskKey());
    }

    /** One line for each, the oldest first; of a kind that nobody files by hand, those that came with its form. */
    public List<String> lines(DossierNumber dossier, DocumentKind kind) {
        return documents.of(dossier).stream()
                .filter(document -> document.kind() == kind && (kind.isFiledByHand() || document.taskKey() != null))
                .map(Photos::line)
                .toList();
    }

    private static String line(Document photo) {
        return "%s (empreinte %s…), jointe le %s"
                .formatted(
                        photo.name(),
                        photo.sha256().substring(0, 16),
                        French.day(photo.at().atZone(HouseClock.PARIS).toLocalDate()));
    }
}
