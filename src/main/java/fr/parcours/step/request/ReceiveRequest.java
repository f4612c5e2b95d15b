package fr.parcours.step.request;

import fr.parcours.Forbidden;
import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.draft.Drafts;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Demande déposée »: opens the dossier and acknowledges it to the requester. */
@Component
class ReceiveRequest implements Receiver {
    private static final String DESK = "Guichet des espaces vacants, service du patrimoine";

    private final RequestForm form;
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Drafts drafts;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Papers papers;

    ReceiveRequest(
            RequestForm form,
            Dossiers dossiers,
            DossierParties parties,
            Drafts drafts,
            Letters letters,
            Mailboxes mailboxes,
            Papers papers) {
        this.form = form;
        this.dossiers = dossiers;
        this.parties = parties;
        this.drafts = drafts;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.papers = papers;
    }

    @Override
    public String form() {
        return "request-occupation";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        return form.blank();
    }

    @Override
    public void receive(Answer answer) {
        var home = answer.asked().by().home();
        if (home == null) {
            throw new Forbidden("Votre compte n'est rattaché à aucun service : il ne peut pas déposer de demande.");
        }
        if (!answer.asked()
                .by()
                .isIn(Groups.PORTEUR)) { // the desk of patrimony opens dossiers of outside occupants only
            throw new Forbidden("Seul un agent du service demandeur dépose une demande pour ce service.");
        }
        var number = answer.dossier();
        dossiers.open(number, answer.by(), home, form.read(answer));
        form.attach(answer);
        drafts.forget(answer.by(), Drafts.START);
        parties.acted(number, Act.REQUEST, answer.by());
        papers.issue(
                number,
                Paper.ACKNOWLEDGEMENT,
                Map.of("author", DESK, "serviceInCharge", DESK, "missingPieces", List.of()),
                answer.by());
        letters.send(
                mailboxes.of(answer.by()), number, "received", "votre demande est enregistrée", """
                        Bonjour,

                        Votre demande d'occupation temporaire porte le numéro %s. Votre hiérarchie doit maintenant la valider ; le service du patrimoine l'instruira ensuite.""".formatted(number));
    }
}
