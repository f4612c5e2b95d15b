package fr.parcours.step.insurance;

import fr.parcours.engine.HouseClock;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Coverage;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.insurance.Coverages.Brought;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * « Déclarer l'occupation à l'assureur »: a vacant building that is used again is another risk, to be declared within
 * fifteen days (C. assur. L113-2). A service of the MEL brings no certificate: the house's own note stands for it.
 */
@Component
class DeclareOccupation implements Receiver {
    private static final int DAYS_TO_DECLARE = 15;

    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Coverages coverages;
    private final Papers papers;
    private final DossierSheet sheet;
    private final Clock clock;

    DeclareOccupation(
            Dossiers dossiers, Spaces spaces, Coverages coverages, Papers papers, DossierSheet sheet, Clock clock) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.coverages = coverages;
        this.papers = papers;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "declare-occupation";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var entry = dossier.request().requestedStart().toString();
        var today = LocalDate.now(clock).toString();
        var data = sheet.open(asked.dossier());
        data.put("coveragesText", due(dossier));
        data.put("declarationText", statement(dossier));
        data.put("entryDate", entry);
        data.put("today", today);
        data.put("declaredOn", today);
        data.put("effectiveFrom", entry);
        data.put("liabilityNoteDate", today);
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()); // no fact changes while it is declared
        var effectiveFrom = answer.date("effectiveFrom");
        coverages.validate(
                dossier.number(),
                Kind.DECLARATION_ASSUREUR_MEL,
                new Brought(
                        answer.text("declarationReference"),
                        answer.date("declaredOn"),
                        effectiveFrom,
                        null,
                        statement(dossier)),
                answer.by());
        coverages.validate(
                dossier.number(),
                Kind.NOTE_RC_MEL,
                new Brought(
                        answer.text("liabilityNoteReference"),
                        answer.date("liabilityNoteDate"),
                        effectiveFrom,
                        null,
                        null),
                answer.by());
        papers.issue(dossier.number(), Paper.INSURER_DECLARATION, letter(dossier), answer.by());
    }

    /** What the letter says (domain.md, 7.9); the change of risk is known once the principle is agreed. */
    private Map<String, @Nullable Object> letter(Dossier dossier) {
        var request = dossier.request();
        var space = spaces.get(request.spaceCode());
        var knownOn = dossiers.stages(dossier.number()).stream()
                .filter(stage -> stage.state() == DossierState.ACCORD_PRINCIPE)
                .map(stage -> LocalDate.ofInstant(stage.since(), HouseClock.PARIS))
                .findFirst()
                .orElseGet(() -> LocalDate.now(clock));
        var content = new HashMap<String, @Nullable Object>();
        content.put("change", "Bâtiment vacant, désormais occupé par un service de la MEL");
        content.put("publicReception", request.publicReception());
        content.put("worksNeeded", request.worksNeeded());
        content.put("equipmentValue", request.equipmentValue());
        content.put("knownOn", knownOn);
        content.put("declareBefore", knownOn.plusDays(DAYS_TO_DECLARE));
        if (space.areaUsable() == null) {
            content.put("area", "non connue");
        }
        return content;
    }

    private String due(Dossier dossier) {
        return coverages.of(dossier.number()).stream()
                .map(Coverage::kind)
                .map(kind -> "– " + kind.label())
                .collect(Collectors.joining("\n"));
    }

    private String statement(Dossier dossier) {
        var request = dossier.request();
        return """
                %s : vacant jusqu'ici, occupé %s.
                Occupant : service de la MEL. Effectif : %s.
                Usage : %s
                Public : %s. Travaux : %s.""".formatted(
                        spaces.title(request.spaceCode()),
                        French.period(request.requestedStart(), request.requestedEnd()),
                        French.count(request.staffCount(), "agent"),
                        French.shortened(request.purpose(), 800),
                        request.publicReception() ? French.count(request.publicCount(), "personne") : "non",
                        request.worksNeeded() ? "oui" : "non");
    }
}
