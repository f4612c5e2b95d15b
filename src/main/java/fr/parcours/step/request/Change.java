package fr.parcours.step.request;

import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.space.Sheets.Trace;
import fr.parcours.step.request.NewFacts.Told;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A key fact changes on the way, because the requester or patrimony says so. */
@Component
@Order(1)
class Change implements DossierAction {
    private final RequestForm form;
    private final Dossiers dossiers;
    private final NewFacts newFacts;
    private final Corrections corrections;
    private final Mending mending;
    private final DossierParties parties;

    Change(
            RequestForm form,
            Dossiers dossiers,
            NewFacts newFacts,
            Corrections corrections,
            Mending mending,
            DossierParties parties) {
        this.form = form;
        this.dossiers = dossiers;
        this.parties = parties;
        this.newFacts = newFacts;
        this.corrections = corrections;
        this.mending = mending;
    }

    @Override
    public String id() {
        return "change";
    }

    @Override
    public String label() {
        return "Modifier la période, l'effectif ou le projet";
    }

    @Override
    public String form() {
        return "change";
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return newFacts.areOpen(dossier);
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var data = form.filledWith(dossier.request());
        data.put(
                "changeOptions",
                Stream.of(KeyFact.values())
                        .filter(fact -> !fact.isOfPatrimony() || asked.by().isIn(Groups.PATRIMOINE))
                        .filter(fact -> fact.isChecked() || dossier.state().takesNewWords())
                        .filter(fact -> fact.ofTheSpace().isEmpty()
                                || !corrections.of(dossier, fact).isEmpty())
                        .map(fact -> Map.of("value", fact.name(), "label", fact.label()))
                        .toList());
        return data;
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier());
        var changed = answer.choice("changed", KeyFact.class);
        var after = form.read(dossier.request(), answer);
        if (!changed.isChecked()) {
            refuseMoreThanATypingError(dossier, after);
        }
        if (!after.isExternal() && answer.asked().by().before(dossier.service()).isIn(Groups.PORTEUR)) {
            parties.acted(dossier.number(), Act.REQUEST, answer.by());
        }
        newFacts.write(dossier, after, List.of(told(dossier, changed, after)), answer.by());
        if (!changed.isChecked()) {
            mending.note(dossier, after, "Coquille", answer.by());
        }
    }

    /** What nobody checks is small, and nothing that a title says already. */
    private void refuseMoreThanATypingError(Dossier dossier, OccupationRequest after) {
        if (!dossier.state().takesNewWords()) {
            throw new BadInput(
                    "changed",
                    "Le titre dit déjà cet objet : déclarez un changement de projet, il sera signé à nouveau.");
        }
        mending.require(dossier, after);
    }

    private Told told(Dossier dossier, KeyFact changed, OccupationRequest after) {
        var corrected = corrections.of(dossier, changed);
        return corrected.isEmpty()
                ? new Told(changed, changed.told(dossier.request()), changed.told(after))
                : new Told(changed, told(corrected, Trace::before), told(corrected, Trace::after));
    }

    private static String told(List<Trace> corrected, Function<Trace, @Nullable String> value) {
        return corrected.stream()
                .map(trace -> "%s : %s"
                        .formatted(trace.fact().label(), Objects.requireNonNullElse(value.apply(trace), "inconnu")))
                .collect(Collectors.joining(", "));
    }
}
