package fr.parcours.step.request;

import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.silence.Silences;
import fr.parcours.step.Appeal;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import fr.parcours.step.Statutes;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says that a request has come in, on a paper and by mail: an administration owes it to who is not of the house. */
@Component
class Acknowledgement {
    private static final String HOW =
            "Une pièce s'ajoute par le lien reçu par courriel (« Ajouter une pièce ») ; une information se donne par un message, sur la même page.";

    private static final String DESK = "Guichet des espaces vacants, service du patrimoine";

    private final Occupants occupants;
    private final Silences silences;
    private final Statutes statutes;
    private final Papers papers;
    private final Letters letters;
    private final String desk;

    /** @param desk the service in charge with its addresses, as CRPA R112-5 wants it [PARAM] */
    Acknowledgement(
            Occupants occupants,
            Silences silences,
            Statutes statutes,
            Papers papers,
            Letters letters,
            @Value("${parcours.desk}") String desk) {
        this.occupants = occupants;
        this.silences = silences;
        this.statutes = statutes;
        this.papers = papers;
        this.letters = letters;
        this.desk = desk;
    }

    void toService(Dossier dossier) {
        papers.issue(
                dossier.number(),
                Paper.ACKNOWLEDGEMENT,
                Map.of("author", DESK, "serviceInCharge", DESK, "missingPieces", List.of()),
                dossier.requesterLogin());
        letters.toRequester(dossier, "received", "votre demande est enregistrée", """
                        Bonjour,

                        Votre demande d'occupation temporaire porte le numéro %s. Votre hiérarchie doit maintenant la valider ; le service du patrimoine l'instruira ensuite.""".formatted(dossier.number()));
    }

    void toExternal(Dossier dossier, String by) {
        var occupant = occupants.find(dossier.number()).orElseThrow();
        var missing = MissingPieces.of(
                dossier.request(), occupant, statutes.of(dossier.number()).isPresent());
        var refusedOn = silences.refusesOn(dossier);
        papers.issue(
                dossier.number(),
                Paper.EXTERNAL_ACKNOWLEDGEMENT,
                Map.of(
                        "author",
                        DESK,
                        "serviceInCharge",
                        French.capitalised(desk),
                        "missingPieces",
                        missing,
                        "implicitRefusalOn",
                        refusedOn,
                        "appeal",
                        Appeal.againstSilence(refusedOn)),
                by);
        letters.toOccupant(dossier, "received", "accusé de réception de la demande", """
                        Bonjour,

                        La demande d'occupation temporaire de « %s » est reçue le %s et porte le numéro %s.

                        %s

                        Sans décision expresse, elle est réputée refusée le %s (CRPA, L231-4) ; le délai est suspendu tant que des pièces demandées sont attendues (L114-5). Le dossier reste ouvert.

                        %s""".formatted(
                        occupant.legalName(),
                        French.day(dossier.requestedAt()),
                        dossier.number(),
                        missing.isEmpty()
                                ? "Il ne manque aucune pièce à ce jour."
                                : "Il manque :\n– " + String.join("\n– ", missing) + "\n\n" + HOW,
                        French.day(refusedOn),
                        Appeal.againstSilence(refusedOn)));
    }
}
