package fr.parcours.desk;

import fr.parcours.AuditEvent;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.NotFound;
import fr.parcours.engine.Audit;
import fr.parcours.engine.OneCommand;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.Document.Origin;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.document.Uploads;
import fr.parcours.register.document.Uploads.Sent;
import fr.parcours.register.document.Uploads.Staged;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The papers of a dossier, as each person may handle them (role-matrix.md, rows 45 to 55): by the roles that he has in
 * that dossier.
 */
@Component
class Cabinet {
    private static final String NOT_FOUND = "Ce document n'existe pas ou ne vous est pas ouvert.";

    /** What a step brings is filed once the dossier is there. */
    private static final Map<DocumentKind, DossierState> NOT_BEFORE = Map.of(
            DocumentKind.SIGNED_TITLE, DossierState.SIGNE,
            DocumentKind.TRANSMISSION_PROOF, DossierState.SIGNE,
            DocumentKind.ENTRY_INVENTORY, DossierState.SIGNE,
            DocumentKind.KEY_RECEIPT, DossierState.SIGNE,
            DocumentKind.EXIT_INVENTORY, DossierState.OUVERT);

    private final Sight sight;
    private final Documents documents;
    private final Uploads uploads;
    private final OneCommand command;
    private final Audit audit;

    Cabinet(Sight sight, Documents documents, Uploads uploads, OneCommand command, Audit audit) {
        this.sight = sight;
        this.documents = documents;
        this.uploads = uploads;
        this.command = command;
        this.audit = audit;
    }

    /** What this person may know of, the latest first. */
    List<DossierView.Paper> papers(DossierNumber number, SignedIn person) {
        return documents.of(number).stream()
                .sorted(Comparator.comparing(Document::at).reversed())
                .filter(paper -> paper.kind().drawer().showsTo(person.groups()))
                .map(paper -> DossierView.Paper.of(paper, paper.kind().drawer().opensTo(person.groups())))
                .toList();
    }

    /** What people have added, as far as the signed-in person may know of it; the latest first. */
    List<DossierView.Paper> added(DossierNumber number) {
        return papers(number, sight.reader(sight.dossier(number))).stream()
                .filter(paper -> paper.origin() == Origin.UPLOADED)
                .toList();
    }

    /** What this person may add now. */
    List<DossierView.PaperKind> takes(Dossier dossier, SignedIn person) {
        return dossier.state().isFinal()
                ? List.of()
                : Arrays.stream(DocumentKind.values())
                        .filter(kind -> takes(kind, person) && isReached(kind, dossier))
                        .map(kind -> new DossierView.PaperKind(kind.name(), kind.label()))
                        .toList();
    }

    /**
     * A paper that this person may open, and does: whose reading is traced, that is written down.
     *
     * @throws NotFound unknown, of a dossier that he may not see, or kept from requesters · Forbidden not for his role
     */
    Document open(String id) {
        sight.reader();
        var document = documents.get(id);
        var person = sight.seen(document.dossier()).map(sight::reader).orElseThrow(() -> new NotFound(NOT_FOUND));
        if (!document.kind().drawer().opensTo(person.groups())) {
            if (person.groups().stream().anyMatch(Groups.OF_ONE_SERVICE::contains)) {
                throw new NotFound(NOT_FOUND);
            }
            throw new Forbidden("Votre rôle ne donne pas accès à ce document.");
        }
        if (document.kind().isReadingTraced()) {
            audit.record(
                    AuditEvent.DOCUMENT_READ, document.dossier(), "%s %s".formatted(document.kind(), document.id()));
        }
        return document.isMade() ? document : command.run(() -> documents.made(document));
    }

    /** @throws fr.parcours.Refusal 403 not his to add · 404 no such dossier · 409 the dossier is closed, or not that far · else as {@link Uploads#attach} */
    DossierView.Paper add(DossierNumber number, DocumentKind kind, Sent sent) {
        var dossier = sight.dossier(number);
        var person = sight.reader(dossier);
        if (!takes(kind, person)) {
            throw new Forbidden("Votre rôle ne permet pas de déposer ce type de document.");
        }
        if (dossier.state().isFinal()) {
            throw new Conflict("Ce dossier est terminé : plus aucune pièce ne s'y ajoute.");
        }
        if (!isReached(kind, dossier)) {
            throw new Conflict("« %s » : le dossier n'en est pas encore là.".formatted(kind.label()));
        }
        var added = command.run(() -> uploads.attach(number, kind, sent, person.login()));
        return DossierView.Paper.of(added, kind.drawer().opensTo(person.groups()));
    }

    private static boolean takes(DocumentKind kind, SignedIn person) {
        return kind.isFiledByHand() && kind.drawer().takesFrom(person.groups());
    }

    /** The states of the way are in their order. */
    private static boolean isReached(DocumentKind kind, Dossier dossier) {
        return dossier.state().compareTo(NOT_BEFORE.getOrDefault(kind, DossierState.DEPOSE)) >= 0;
    }

    /** @throws fr.parcours.Refusal 403 for who answers no form · else as {@link Uploads#stage} */
    Staged stage(Sent sent) {
        var login = answerer().login();
        return command.run(() -> uploads.stage(sent, login));
    }

    List<Staged> staged() {
        return uploads.staged(answerer().login());
    }

    /** @throws NotFound when he has staged no such file */
    void discard(String id) {
        var login = answerer().login();
        command.run(() -> {
            uploads.discard(id, login);
            return id;
        });
    }

    private SignedIn answerer() {
        var person = sight.reader();
        if (!Sight.hasTasks(person)) {
            throw new Forbidden("Votre rôle ne remplit aucun formulaire.");
        }
        return person;
    }
}
