package fr.parcours.step.request;

import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Slips;
import fr.parcours.step.Letters;
import org.springframework.stereotype.Component;

/** What every slip mended in somebody else's words leaves: a row of its own, and a word to who wrote them. */
@Component
class Mending {
    private final Slips slips;
    private final Letters letters;

    Mending(Slips slips, Letters letters) {
        this.slips = slips;
        this.letters = letters;
    }

    /** @param dossier as it was */
    void note(Dossier dossier, String purpose, String reason, String by) {
        var id = slips.note(dossier.number(), dossier.request().purpose(), purpose, reason, by);
        letters.toOccupant(dossier, "slip-" + id, "une coquille est corrigée dans votre demande", """
                        Bonjour,

                        L'objet de votre demande portait une coquille ; le service qui l'instruit l'a corrigée, pour ce motif : %s.

                        Avant : « %s »

                        Maintenant : « %s »

                        Rien d'autre n'a changé et vous n'avez rien à faire. Si cette correction dit autre chose que votre projet, répondez au service du patrimoine.""".formatted(
                        reason, dossier.request().purpose(), purpose));
    }
}
