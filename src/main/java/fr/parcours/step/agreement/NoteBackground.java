package fr.parcours.step.agreement;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.dossier.Reserves.Reserve;
import fr.parcours.register.insurance.Coverage;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.step.French;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a signatory knows beside the words of the note: who occupies, on what ground, what is left to do, who drafted. */
@Component
class NoteBackground {
    private final Reserves reserves;
    private final Coverages coverages;
    private final Documents documents;
    private final Names names;

    NoteBackground(Reserves reserves, Coverages coverages, Documents documents, Names names) {
        this.reserves = reserves;
        this.coverages = coverages;
        this.documents = documents;
        this.names = names;
    }

    Map<String, Object> of(Agreement note, Dossier dossier) {
        var data = new HashMap<String, Object>();
        data.put("occupantText", occupant(dossier));
        data.put(
                "titleText",
                "Affectation interne, par note : un service de la MEL occupe un bien de la MEL, qui ne contracte pas avec elle-même (table « Titre d'occupation »).");
        data.put("reservesText", reserves(dossier.number()));
        data.put("insuranceText", insurance(dossier.number()));
        data.put(
                "draftedText",
                "%s, le %s (version %d)"
                        .formatted(names.account(note.draftedBy()), French.moment(note.draftedAt()), note.version()));
        documents.of(dossier.number()).stream()
                .filter(document -> document.kind() == DocumentKind.DRAFT_TITLE && !document.superseded())
                .findFirst()
                .map(Document::id)
                .ifPresent(id -> data.put("noteLink", "/api/documents/" + id));
        return data;
    }

    private String occupant(Dossier dossier) {
        var request = dossier.request();
        return "%s · %s, %s"
                .formatted(
                        names.service(dossier.service()),
                        French.count(request.staffCount(), "agent"),
                        request.publicReception()
                                ? "accueil du public : %s au plus"
                                        .formatted(French.count(request.publicCount(), "personne"))
                                : "aucun accueil du public");
    }

    private String reserves(DossierNumber dossier) {
        var standing = reserves.of(dossier);
        return standing.isEmpty()
                ? "Aucune réserve."
                : standing.stream().map(NoteBackground::told).collect(Collectors.joining("\n"));
    }

    private static String told(Reserve reserve) {
        var settled = reserve.settled();
        return reserve.isOpen() || settled == null
                ? "– %s".formatted(reserve.told())
                : "– %s – levée le %s".formatted(reserve.told(), French.day(settled.at()));
    }

    private String insurance(DossierNumber dossier) {
        var due = coverages.of(dossier);
        return due.isEmpty()
                ? "Pas encore étudiée : aucune clé ne sort avant sa validation."
                : due.stream()
                        .map(coverage -> "– %s : %s".formatted(coverage.kind().label(), state(coverage)))
                        .collect(Collectors.joining("\n"));
    }

    private static String state(Coverage coverage) {
        var proof = coverage.proof();
        if (coverage.stale()) {
            return "à déclarer de nouveau, un fait a changé";
        }
        if (proof == null) {
            return "attendue";
        }
        var place = proof.paperPlace() == null ? "" : ", original sur papier : " + proof.paperPlace();
        return "validée le %s%s".formatted(French.day(proof.at()), place);
    }
}
