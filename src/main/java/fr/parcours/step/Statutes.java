package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.occupant.Occupant;
import fr.parcours.register.occupant.Occupants;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The paper on which the general interest of an association rests: a use free of charge asks for it (CG3P, L2125-1). */
@Component
public class Statutes {
    private final Documents documents;
    private final Occupants occupants;

    Statutes(Documents documents, Occupants occupants) {
        this.documents = documents;
        this.occupants = occupants;
    }

    /** The last that came. */
    public Optional<Document> of(DossierNumber dossier) {
        return documents.of(dossier).stream()
                .filter(paper -> paper.kind() == DocumentKind.STATUTES)
                .reduce((earlier, later) -> later);
    }

    /** What was said of the general interest, and on which paper it rests, in French. */
    public String told(DossierNumber dossier) {
        var isSaid = occupants.find(dossier).filter(Occupant::generalInterest).isPresent();
        return "%s %s"
                .formatted(
                        isSaid
                                ? "La demande dit que les statuts montrent l'intérêt général."
                                : "La demande ne dit pas que les statuts montrent l'intérêt général.",
                        of(dossier)
                                .map(paper ->
                                        "Au dossier : « %s », du %s.".formatted(paper.name(), French.day(paper.at())))
                                .orElse(
                                        "Aucuns statuts ne sont au dossier : demandez-les avant d'admettre la gratuité."));
    }
}
