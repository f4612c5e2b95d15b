package fr.parcours.step.agreement;

import fr.parcours.Groups;
import fr.parcours.engine.Names;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Rebillings;
import fr.parcours.register.agreement.Rebillings.Rebilling;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Opinion;
import fr.parcours.step.French;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the internal assignment note says (domain.md, 7.4b); its words are in its template. */
@Component
class NoteContent {
    private static final List<String> VISAS =
            List.of(Groups.PATRIMOINE, Groups.SECURITE, Groups.ASSURANCES, Groups.FINANCES);

    private final Opinions opinions;
    private final Rebillings rebillings;
    private final Names names;

    NoteContent(Opinions opinions, Rebillings rebillings, Names names) {
        this.opinions = opinions;
        this.rebillings = rebillings;
        this.names = names;
    }

    Map<String, @Nullable Object> of(Agreement note, Dossier dossier) {
        var terms = note.terms();
        var content = new HashMap<String, @Nullable Object>();
        content.put("noteNumber", note.number());
        content.put("notePeriod", French.period(note.startDate(), note.endDate()));
        content.put("authorisedUse", terms.authorisedUse());
        content.put("noteHeadcount", French.count(note.headcount(), "personne"));
        content.put(
                "publicRule",
                dossier.request().publicReception()
                        ? "Le public est accueilli dans cette limite, agents compris."
                        : "Aucun accueil du public.");
        content.put("responsibleFunction", terms.responsibleFunction());
        content.put("budget", French.budget(terms.budgetCode()));
        content.put("worksCost", terms.worksCost());
        rebillings.find(dossier.number()).ifPresent(rebilling -> content.put("rebilling", rebilled(rebilling)));
        content.put("conditions", terms.conditions());
        content.put("returnOn", note.endDate());
        content.put("visas", visas(dossier));
        return content;
    }

    private static String rebilled(Rebilling rebilling) {
        return "Refacturation interne : %s € par an, à la charge du %s."
                .formatted(French.amount(rebilling.amountYear()), French.budget(rebilling.budgetCode()));
    }

    private List<Map<String, Object>> visas(Dossier dossier) {
        var given = opinions.of(dossier.number()).stream()
                .collect(Collectors.toMap(Opinion::trade, Opinion::givenAt, (earlier, later) -> later));
        return VISAS.stream()
                .map(trade -> Map.<String, Object>of(
                        "role",
                        names.role(trade),
                        "visa",
                        given.containsKey(trade) ? "avis rendu le " + French.day(given.get(trade)) : "à recueillir"))
                .toList();
    }
}
