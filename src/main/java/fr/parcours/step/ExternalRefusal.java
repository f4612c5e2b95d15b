package fr.parcours.step;

import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.Names;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.occupant.Occupants;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What an occupant from outside is owed when his request ends against his will, by a decision or by itself: reasons in law
 * and fact, another possibility, the ways and time of appeal (domain.md 7.3b), on a paper and by mail.
 */
@Component
public class ExternalRefusal {
    /** Whose decision it is where a term alone makes it, without anybody's signature. */
    private static final String AUTHORITY =
            "Le Président de la Métropole Européenne de Lille, autorité compétente ; par délégation, le service du patrimoine. La décision naît du seul terme du délai.";

    private final Occupants occupants;
    private final Papers papers;
    private final Letters letters;
    private final CurrentUser user;
    private final Names names;

    ExternalRefusal(Occupants occupants, Papers papers, Letters letters, CurrentUser user, Names names) {
        this.occupants = occupants;
        this.papers = papers;
        this.letters = letters;
        this.user = user;
        this.names = names;
    }

    /**
     * @param occasion as {@link Letters#send} wants it
     * @param alternative what he may do instead, in French
     */
    public void send(Dossier dossier, String occasion, String reasons, String alternative) {
        var author = user.get().map(SignedIn::login);
        papers.issue(
                dossier.number(),
                Paper.EXTERNAL_REFUSAL,
                Map.of(
                        "reasons",
                        reasons,
                        "alternative",
                        alternative,
                        "appeal",
                        Appeal.againstRefusal(),
                        "signedAs",
                        author.map(names::account).orElse(AUTHORITY)),
                author.orElse(Letters.DESK));
        letters.toOccupant(dossier, occasion, "votre demande est refusée", """
                        Bonjour,

                        La demande d'occupation %s de « %s », reçue le %s, ne peut pas être accueillie, pour les motifs suivants :

                        %s

                        %s

                        %s""".formatted(
                        dossier.number(),
                        occupants.find(dossier.number()).orElseThrow().legalName(),
                        French.day(dossier.requestedAt()),
                        reasons,
                        alternative,
                        Appeal.againstRefusal()));
    }
}
