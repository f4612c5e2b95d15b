package fr.parcours.step.request;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.work.Works;
import fr.parcours.step.RequestFact;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** « Corriger une coquille »: who instructs mends an obvious slip of a request himself, for the cheapest round trip is none. */
@Component
@Order(10)
class MendSlip implements DossierAction {
    private static final Set<String> INSTRUCTING = Set.of(
            Groups.PATRIMOINE,
            Groups.TECHNIQUE,
            Groups.SECURITE,
            Groups.JURIDIQUE,
            Groups.ASSURANCES,
            Groups.FINANCES,
            Groups.NUMERIQUE);

    private final RequestForm form;
    private final Dossiers dossiers;
    private final Works works;
    private final Mending mending;

    MendSlip(RequestForm form, Dossiers dossiers, Works works, Mending mending) {
        this.form = form;
        this.dossiers = dossiers;
        this.works = works;
        this.mending = mending;
    }

    @Override
    public String id() {
        return "mend-slip";
    }

    @Override
    public String label() {
        return "Corriger une coquille";
    }

    @Override
    public String form() {
        return "mend-slip";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return INSTRUCTING.stream().anyMatch(person::isIn);
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return dossiers.get(dossier).state().takesNewWords();
    }

    /** From a task that instructs, and no other way. */
    @Override
    public boolean isOpenTo(SignedIn person, DossierNumber dossier) {
        return isOpen(dossier)
                && works.open(dossier).stream()
                        .flatMap(work -> work.roles().stream())
                        .anyMatch(role -> INSTRUCTING.contains(role) && person.isIn(role));
    }

    @Override
    public boolean isOfferedInTasks() {
        return true;
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var request = dossier.request();
        var data = new HashMap<String, Object>();
        data.put("purposeBefore", request.purpose());
        data.put("purpose", request.purpose());
        if (Mending.takesAnotherScenario(dossier)) {
            data.put("scenarioBefore", RequestFact.SCENARIO.told(request));
            data.put("scenario", request.scenario());
        }
        return data;
    }

    @Override
    public Set<String> candidateGroups(Answer answer) {
        return INSTRUCTING;
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        if (!isOpen(dossier.number())) {
            throw new Conflict("Le titre est en signature ou le dossier est terminé : ses mots ne changent plus.");
        }
        var after = form.read(dossier.request(), answer);
        mending.require(dossier, after);
        dossiers.correct(dossier.number(), after);
        mending.note(dossier, after, answer.text("slipReason"), answer.by());
    }
}
