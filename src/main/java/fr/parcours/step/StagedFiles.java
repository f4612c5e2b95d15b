package fr.parcours.step;

import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.form.SentFiles;
import fr.parcours.register.document.Uploads;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a form may name as its files: the uploads that its sender has staged. */
@Component
class StagedFiles implements SentFiles {
    private final Uploads uploads;
    private final CurrentUser currentUser;

    StagedFiles(Uploads uploads, CurrentUser currentUser) {
        this.uploads = uploads;
        this.currentUser = currentUser;
    }

    @Override
    public Optional<SentFile> find(String id) {
        return uploads.staged(id, currentUser.require().login())
                .map(staged -> new SentFile(staged.name(), staged.mediaType()));
    }
}
