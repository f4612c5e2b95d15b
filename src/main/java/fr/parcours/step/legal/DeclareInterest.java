package fr.parcours.step.legal;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Publicities;
import fr.parcours.register.legal.Publicity;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Somebody else is interested in the space that is published: recorded at any time before the notice is closed, with the day
 * on which it was received. One that came too late is refused.
 */
@Component
@Order(7)
class DeclareInterest implements DossierAction {
    private static final String ID = "declare-interest";

    private final NoticeInForce notices;
    private final Dossiers dossiers;
    private final Publicities publicities;
    private final DossierParties parties;
    private final DossierSheet sheet;
    private final Clock clock;

    DeclareInterest(
            NoticeInForce notices,
            Dossiers dossiers,
            Publicities publicities,
            DossierParties parties,
            DossierSheet sheet,
            Clock clock) {
        this.notices = notices;
        this.dossiers = dossiers;
        this.publicities = publicities;
        this.parties = parties;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "Enregistrer une manifestation d'intérêt";
    }

    @Override
    public String form() {
        return ID;
    }

    @Override
    public boolean isFor(SignedIn person) {
        return person.isIn(Groups.PATRIMOINE) || person.isIn(Groups.JURIDIQUE);
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return !dossiers.get(dossier).state().isFinal()
                && notices.of(dossier).filter(Publicity::isRunning).isPresent();
    }

    @Override
    public boolean isOfferedInTasks() {
        return true;
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var notice = running(asked.dossier());
        var data = sheet.open(asked.dossier());
        data.put(
                "noticeText",
                "Avis publié le %s, jusqu'au %s inclus"
                        .formatted(French.day(notice.publishedOn()), French.day(notice.endsOn())));
        data.put("today", LocalDate.now(clock).toString());
        data.put("publishedOn", notice.publishedOn().toString());
        data.put(
                "receivedOn",
                LocalDate.now(clock).isAfter(notice.endsOn())
                        ? notice.endsOn().toString()
                        : LocalDate.now(clock).toString());
        return data;
    }

    @Override
    public Set<String> candidateGroups(Answer answer) {
        return Set.of(Groups.PATRIMOINE, Groups.JURIDIQUE);
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()).number();
        var notice = running(dossier);
        var receivedOn = answer.date("receivedOn");
        if (receivedOn.isAfter(notice.endsOn())) {
            throw new BadInput(
                    "receivedOn",
                    "Reçue après la fin de la publicité, le %s : cette manifestation d'intérêt est tardive et ne peut pas être retenue."
                            .formatted(French.day(notice.endsOn())));
        }
        publicities.declare(
                dossier,
                notice.space(),
                answer.text("interestName"),
                answer.flag("interestFromPerson"),
                answer.text("interestAddress"),
                answer.text("interestProject"),
                receivedOn,
                answer.by());
        parties.acted(dossier, Act.INSTRUCT, answer.by());
    }

    private Publicity running(DossierNumber dossier) {
        return notices.of(dossier)
                .filter(Publicity::isRunning)
                .orElseThrow(() -> new Conflict("Aucun avis n'est publié en ce moment pour cette demande."));
    }
}
