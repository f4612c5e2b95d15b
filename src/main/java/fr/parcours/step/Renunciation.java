package fr.parcours.step;

import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The occupant gives up a title that is signed: the owner takes note of it in writing (domain.md 7.9, congé). */
@Component
public class Renunciation {
    private static final String LEAVING =
            "L'état des lieux de sortie est dressé avec vous, vous rendez les clés, les compteurs sont relevés, puis le décompte définitif vous est adressé (dépôt de garantie, redevance payée d'avance, dégradations, charges). Pour être remboursé, joignez un relevé d'identité bancaire (« Ajouter une pièce »). Si votre titre prévoit une part variable, donnez par un message votre chiffre d'affaires jusqu'au dernier jour.";
    private static final String NOT_ENTERED =
            "L'espace n'a pas été ouvert : il est de nouveau disponible. Le dépôt de garantie et ce que vous avez payé d'avance, s'il y en a, vous sont restitués par un décompte définitif : remettez un relevé d'identité bancaire au service du patrimoine.";

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

    /** Of somebody from outside; a service needs no letter. @param dossier as it was before · effect one French sentence: what ends, and when */
    public void acknowledge(Dossier dossier, String effect, String by) {
        if (!dossier.request().isExternal()) {
            return;
        }
        var next = dossier.state() == DossierState.OUVERT ? LEAVING : NOT_ENTERED;
        papers.issue(
                dossier.number(),
                Paper.NOTICE,
                Map.of(
                        "titleLabel",
                        earlyEnd.titleLabel(dossier),
                        "givenOn",
                        LocalDate.now(clock),
                        "effect",
                        effect,
                        "next",
                        next,
                        "author",
                        Letters.DESK),
                by);
        letters.toOccupant(dossier, "renounced-" + LocalDate.now(clock), "votre congé est enregistré", """
                    Bonjour,

                    Votre congé est enregistré. %s

                    %s""".formatted(
                        effect, next));
    }
}
