package fr.parcours.step.request;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.Course;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Opinion;
import fr.parcours.register.work.Works;
import fr.parcours.step.French;
import fr.parcours.step.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * « Revenir sur un avis »: a trade takes its unfavourable opinion back as long as the house has not decided on it. The old one
 * stays on record; the trade's review runs again, as after a change, and an arbitration that waited for it is left.
 */
@Component
@Order(8)
class TakeBackOpinion implements DossierAction {
    private static final Set<String> TRADES = Set.of(Groups.TECHNIQUE, Groups.SECURITE, Groups.JURIDIQUE);

    /** The house has decided: another space, or a refusal. */
    private static final String DECIDED = "task_redirectRequest";

    private final Dossiers dossiers;
    private final Opinions opinions;
    private final NewFacts newFacts;
    private final Works works;
    private final DossierParties parties;
    private final Course course;

    TakeBackOpinion(
            Dossiers dossiers,
            Opinions opinions,
            NewFacts newFacts,
            Works works,
            DossierParties parties,
            Course course) {
        this.dossiers = dossiers;
        this.opinions = opinions;
        this.newFacts = newFacts;
        this.works = works;
        this.parties = parties;
        this.course = course;
    }

    @Override
    public String id() {
        return "take-back-opinion";
    }

    @Override
    public String label() {
        return "Revenir sur un avis";
    }

    @Override
    public String form() {
        return "take-back-opinion";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return TRADES.stream().anyMatch(person::isIn);
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return newFacts.areOpen(dossier)
                && !unfavourable(dossier).isEmpty()
                && works.open(dossier).stream().noneMatch(work -> work.taskKey().equals(DECIDED));
    }

    @Override
    public boolean isOpenTo(SignedIn person, DossierNumber dossier) {
        return isOpen(dossier) && !own(person, dossier).isEmpty();
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = new HashMap<String, Object>();
        var own = own(asked.by(), asked.dossier());
        data.put("opinionOptions", own.stream().map(TakeBackOpinion::option).toList());
        own.stream().findFirst().ifPresent(opinion -> data.put("opinionTrade", opinion.trade()));
        return data;
    }

    @Override
    public Set<String> candidateGroups(Answer answer) {
        return Set.of(answer.text("opinionTrade"));
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()).number(); // nobody decides on it meanwhile
        var trade = answer.text("opinionTrade");
        if (!isOpen(dossier)
                || unfavourable(dossier).stream().noneMatch(one -> one.trade().equals(trade))) {
            throw new Conflict("Cet avis a déjà été suivi d'une décision, ou repris : il ne se reprend plus.");
        }
        opinions.takeBack(dossier, trade, answer.text("takeBackReason"), answer.by());
        parties.acted(dossier, Act.INSTRUCT, answer.by());
        course.wake(dossier, "opinionTakenBack");
        course.wakeJourney(dossier, "change", Variables.TAKEN_BACK, trade);
    }

    private List<Opinion> own(SignedIn person, DossierNumber dossier) {
        return unfavourable(dossier).stream()
                .filter(opinion -> person.isIn(opinion.trade()))
                .toList();
    }

    private List<Opinion> unfavourable(DossierNumber dossier) {
        return opinions.against(dossier).stream()
                .filter(opinion -> TRADES.contains(opinion.trade()))
                .toList();
    }

    private static Map<String, String> option(Opinion opinion) {
        return Map.of(
                "value",
                opinion.trade(),
                "label",
                "%s : défavorable, rendu le %s"
                        .formatted(Groups.LABELS.get(opinion.trade()), French.day(opinion.givenAt())));
    }
}
