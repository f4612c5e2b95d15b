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
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Demande déposée »: opens the dossier and acknowledges it. */
@Component
class ReceiveRequest implements Receiver {
    private final RequestForm form;
    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Drafts drafts;
    private final Acknowledgement acknowledgement;

    ReceiveRequest(
            RequestForm form,
            Dossiers dossiers,
            DossierParties parties,
            Drafts drafts,
            Acknowledgement acknowledgement) {
        this.form = form;
        this.dossiers = dossiers;
        this.parties = parties;
        this.drafts = drafts;
        this.acknowledgement = acknowledgement;
    }

    @Override
    public String form() {
        return "request-occupation";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = form.blank();
        if (!asked.by().isIn(Groups.PORTEUR)) {
            data.put(
                    "occupantType", "ASSOCIATION_IG"); // the desk of patrimony opens dossiers of outside occupants only
        }
        return data;
    }

    /** Whoever opens a dossier at the desk for somebody from outside is not the requester (role-matrix.md, pair 2). */
    @Override
    public void receive(Answer answer) {
        var home = answer.asked().by().home();
        if (home == null) {
            throw new Forbidden("Votre compte n'est rattaché à aucun service : il ne peut pas déposer de demande.");
        }
        var request = form.read(answer);
        if (!request.isExternal() && !answer.asked().by().isIn(Groups.PORTEUR)) {
            throw new Forbidden("Seul un agent du service demandeur dépose une demande pour ce service.");
        }
        var number = answer.dossier();
        dossiers.open(number, answer.by(), home, request);
        form.recordOccupant(answer, request);
        form.attach(answer);
        drafts.forget(answer.by(), Drafts.START);
        if (request.isExternal()) {
            acknowledgement.toExternal(dossiers.get(number), answer.by());
        } else {
            parties.acted(number, Act.REQUEST, answer.by());
            acknowledgement.toService(dossiers.get(number));
        }
    }
}
