package fr.parcours.step.request;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Uploads;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** « Ajouter une pièce »: an occupant from outside brings by his link what is missing; staff files on the dossier's page. */
@Component
@Order(5)
class GivePiece implements DossierAction {
    /** As the form names them. */
    private enum Piece {
        STATUTES("les statuts", DocumentKind.STATUTES),
        REPRESENTATIVE("la pièce qui habilite le représentant", DocumentKind.REQUEST_ATTACHMENT),
        BANK_DETAILS("le relevé d'identité bancaire", DocumentKind.BANK_DETAILS),
        OTHER("une autre pièce", DocumentKind.REQUEST_ATTACHMENT);

        private final String told;
        private final DocumentKind kind;

        Piece(String told, DocumentKind kind) {
            this.told = told;
            this.kind = kind;
        }
    }

    private final Dossiers dossiers;
    private final Uploads uploads;
    private final Letters letters;
    private final Mailboxes mailboxes;

    GivePiece(Dossiers dossiers, Uploads uploads, Letters letters, Mailboxes mailboxes) {
        this.dossiers = dossiers;
        this.uploads = uploads;
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    @Override
    public String id() {
        return "piece";
    }

    @Override
    public String label() {
        return "Ajouter une pièce";
    }

    @Override
    public String form() {
        return "piece";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return person.door().isPresent();
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return !dossiers.get(dossier).state().isFinal();
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        if (!isOpen(dossier.number())) {
            throw new Conflict("Votre dossier est terminé : rien ne s'y ajoute plus.");
        }
        var piece = answer.choice("pieceKind", Piece.class);
        var files = answer.files("pieceFile");
        uploads.take(dossier.number(), piece.kind, files, answer.by(), null);
        tell(dossier.number(), dossier.service(), piece, files);
    }

    private void tell(DossierNumber dossier, String service, Piece piece, List<String> files) {
        letters.send(
                mailboxes.of(Groups.PATRIMOINE, service),
                dossier,
                "piece-" + files.get(0),
                "une pièce de l'occupant",
                """
                Bonjour,

                Par son lien, l'occupant a ajouté au dossier %s.""".formatted(piece.told));
    }
}
