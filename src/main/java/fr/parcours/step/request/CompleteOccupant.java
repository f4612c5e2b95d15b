package fr.parcours.step.request;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupantTypeLabels;
import fr.parcours.register.occupant.Occupant;
import fr.parcours.register.occupant.Occupants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * « Compléter l'occupant »: what was not known of somebody from outside when the desk opened his dossier, or has changed
 * since. Who he is does not change: another legal person is another request (domain.md, D17).
 */
@Component
@Order(2)
class CompleteOccupant implements DossierAction {
    private final Dossiers dossiers;
    private final Occupants occupants;
    private final RequestForm form;
    private final Clock clock;

    CompleteOccupant(Dossiers dossiers, Occupants occupants, RequestForm form, Clock clock) {
        this.dossiers = dossiers;
        this.occupants = occupants;
        this.form = form;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "complete-occupant";
    }

    @Override
    public String label() {
        return "Compléter l'occupant extérieur";
    }

    @Override
    public String form() {
        return "complete-occupant";
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        var found = dossiers.get(dossier);
        return found.request().isExternal() && !found.state().isFinal();
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var type = dossiers.get(asked.dossier()).request().occupantType();
        var data = new HashMap<String, Object>(form.occupantOf(asked.dossier()));
        occupants.find(asked.dossier()).ifPresent(occupant -> data.put("occupantText", occupant.legalName()));
        data.put("today", LocalDate.now(clock).toString());
        if (MissingPieces.ASSOCIATIONS.contains(type)) {
            data.put("associationText", OccupantTypeLabels.of(type));
        }
        return data;
    }

    @Override
    public void perform(Answer answer) {
        var number = dossiers.lock(answer.dossier()).number();
        if (!isOpen(number)) {
            throw new Conflict("Ce dossier n'a pas d'occupant extérieur, ou il est terminé.");
        }
        var known = occupants.find(number).orElseThrow();
        form.record(
                number,
                new Occupant(
                        known.legalName(),
                        known.siret(),
                        known.rna(),
                        answer.optionalText("address"),
                        answer.text("legalRepName"),
                        answer.text("legalRepQuality"),
                        answer.text("email"),
                        answer.optionalText("phone"),
                        answer.flag("generalInterest"),
                        answer.has("republicanContractSigned") ? answer.date("republicanContractSigned") : null,
                        known.priorBreach()),
                answer.by());
        form.attachStatutes(answer);
    }
}
