package fr.parcours.step.request;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.space.Days;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.request.Alternatives.Proposal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What patrimony may decide about a request: hold the space, propose another, refuse. Two tasks share it. */
@Component
class Orientation {
    private enum Choice {
        HOLD,
        OTHER_SPACE,
        REFUSE
    }

    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Findings findings;
    private final Days days;
    private final Opinions opinions;
    private final Reserves reserves;
    private final Alternatives alternatives;
    private final DossierSheet sheet;
    private final Clock clock;
    private final Duration holdLasts;

    /** @param holdDays calendar days that an option lasts [PARAM] */
    Orientation(
            Dossiers dossiers,
            DossierParties parties,
            Findings findings,
            Days days,
            Opinions opinions,
            Reserves reserves,
            Alternatives alternatives,
            DossierSheet sheet,
            Clock clock,
            @Value("${parcours.hold-days:30}") int holdDays) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.findings = findings;
        this.days = days;
        this.opinions = opinions;
        this.reserves = reserves;
        this.alternatives = alternatives;
        this.sheet = sheet;
        this.clock = clock;
        this.holdLasts = Duration.ofDays(holdDays);
    }

    Map<String, Object> data(Asked asked) {
        var proposals = alternatives.of(dossiers.get(asked.dossier()));
        var data = sheet.open(asked.dossier());
        data.put("spaceOptions", proposals.stream().map(Orientation::option).toList());
        data.put("alternativesText", told(proposals));
        proposals.stream()
                .filter(Proposal::fits)
                .findFirst()
                .ifPresent(best -> data.put("otherSpaceCode", best.space().code()));
        var text = findings.text(asked.dossier());
        if (!text.isEmpty()) {
            data.put("findingsText", text);
        }
        return data;
    }

    /** @throws fr.parcours.Conflict when the space is taken meanwhile: the database says no, nothing else changes */
    void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        parties.acted(dossier.number(), Act.INSTRUCT, answer.by());
        switch (answer.choice("orientation", Choice.class)) {
            case HOLD -> hold(dossier);
            case OTHER_SPACE -> moveTo(dossier, answer.text("otherSpaceCode"));
            case REFUSE -> dossiers.refusedBecause(dossier.number(), answer.text("refusalReason"));
        }
    }

    private void hold(Dossier dossier) {
        var request = dossier.request();
        days.hold(request.spaceCode(), request.requestedStart(), request.requestedEnd(), dossier.number());
        dossiers.holdExpires(dossier.number(), clock.instant().plus(holdLasts));
    }

    private void moveTo(Dossier dossier, String space) {
        days.release(dossier.number());
        dossiers.holdExpires(dossier.number(), null);
        opinions.setAside(dossier.number());
        reserves.setAside(dossier.number());
        dossiers.correct(dossier.number(), dossier.request().in(space));
    }

    private static Map<String, String> option(Proposal proposal) {
        return Map.of(
                "value", proposal.space().code(), "label", proposal.space().title());
    }

    private static String told(List<Proposal> proposals) {
        return proposals.stream()
                .map(proposal -> "%s – %s".formatted(proposal.space().title(), proposal.why()))
                .collect(Collectors.joining("\n"));
    }
}
