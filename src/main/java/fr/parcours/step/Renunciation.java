package fr.parcours.step;

import fr.parcours.register.dossier.Dossier;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The occupant gives up a title that is signed: the owner takes note of it in writing (domain.md 7.9, congé). */
@Component
public class Renunciation {
    private final EarlyEnd earlyEnd;
    private final Papers papers;
    private final Letters letters;
    private final Clock clock;

    Renunciation(EarlyEnd earlyEnd, Papers papers, Letters letters, Clock clock) {
        this.earlyEnd = earlyEnd;
        this.papers = papers;
        this.letters = letters;
        this.clock = clock;
    }

    /** Of somebody from outside; a service needs no letter. @param effect one French sentence: what ends, and when */
    public void acknowledge(Dossier dossier, String effect, String by) {
        if (!dossier.request().isExternal()) {
            return;
        }
        papers.issue(
                dossier.number(),
                Paper.NOTICE,
                Map.of(
                        "titleLabel", earlyEnd.titleLabel(dossier),
                        "givenOn", LocalDate.now(clock),
                        "effect", effect),
                by);
        letters.toOccupant(
                dossier, "renounced-" + LocalDate.now(clock), "votre congé est enregistré", """
                    Bonjour,

                    Votre congé est enregistré. %s

                    L'état des lieux de sortie, le retour des clés et le décompte définitif suivent selon le titre.""".formatted(effect));
    }
}
