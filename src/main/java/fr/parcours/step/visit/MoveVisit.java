package fr.parcours.step.visit;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.visit.Visits;
import fr.parcours.step.French;
import fr.parcours.step.Visitors;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** « Déplacer la visite »: the same guests, whose calendars follow, and the four eyes of the task that planned it. */
@Component
@Order(10)
class MoveVisit implements DossierAction {
    private final Dossiers dossiers;
    private final Visits visits;
    private final Visitors visitors;
    private final Clock clock;

    MoveVisit(Dossiers dossiers, Visits visits, Visitors visitors, Clock clock) {
        this.dossiers = dossiers;
        this.visits = visits;
        this.visitors = visitors;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "move-visit";
    }

    @Override
    public String label() {
        return "Déplacer la visite";
    }

    @Override
    public String form() {
        return "move-visit";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return person.isIn(Groups.PATRIMOINE);
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return visits.toCome(dossier).isPresent();
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        return visits.toCome(asked.dossier())
                .map(visit -> Map.<String, Object>of(
                        "visitAt",
                        visit.at().atZone(HouseClock.PARIS).toLocalDateTime().toString(),
                        "meetingPoint",
                        visit.meetingPoint()))
                .orElse(Map.of());
    }

    @Override
    public Set<String> candidateGroups(Answer answer) {
        return Set.of(Groups.PATRIMOINE);
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        var before = visits.toCome(dossier.number())
                .orElseThrow(() -> new Conflict("Aucune visite n'est à venir dans ce dossier."));
        var at = answer.moment("visitAt");
        requireWithinTheOption(dossier, at);
        var visit = visits.plan(dossier.number(), at, answer.text("meetingPoint"), before.invited(), answer.by());
        visitors.invite(dossier, visit, before);
    }

    private void requireWithinTheOption(Dossier dossier, Instant at) {
        if (!at.isAfter(clock.instant())) {
            throw new BadInput("visitAt", "Ce moment est déjà passé : choisissez-en un à venir.");
        }
        var end = dossier.holdExpiresAt();
        if (end != null && at.isAfter(end)) {
            throw new BadInput(
                    "visitAt",
                    "L'option sur l'espace prend fin le %s : choisissez un moment avant."
                            .formatted(French.moment(end)));
        }
    }
}
