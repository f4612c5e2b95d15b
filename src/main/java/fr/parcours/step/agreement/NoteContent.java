package fr.parcours.step.agreement;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.Names;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Rebillings;
import fr.parcours.register.agreement.Rebillings.Rebilling;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.dossier.Reserves.Reserve;
import fr.parcours.register.insurance.Coverage;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.step.Facts;
import fr.parcours.step.French;
import fr.parcours.step.NoticePeriod;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the internal assignment note says (domain.md, 7.4b); its words are in its template. */
@Component
class NoteContent {
    private static final List<String> VISAS =
            List.of(Groups.PATRIMOINE, Groups.SECURITE, Groups.ASSURANCES, Groups.FINANCES);

    private final Dossiers dossiers;
    private final Opinions opinions;
    private final Reserves reserves;
    private final Coverages coverages;
    private final Rebillings rebillings;
    private final Facts facts;
    private final NoticePeriod noticePeriod;
    private final Names names;

    NoteContent(
            Dossiers dossiers,
            Opinions opinions,
            Reserves reserves,
            Coverages coverages,
            Rebillings rebillings,
            Facts facts,
            NoticePeriod noticePeriod,
            Names names) {
        this.dossiers = dossiers;
        this.opinions = opinions;
        this.reserves = reserves;
        this.coverages = coverages;
        this.rebillings = rebillings;
        this.facts = facts;
        this.noticePeriod = noticePeriod;
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
        content.put("reserves", unsaid(dossier.number(), terms.conditions()));
        content.put("returnOn", note.endDate());
        content.put("noticePeriod", noticePeriod.told());
        content.put("visas", visas(dossier.number()));
        return content;
    }

    /** No open reserve is lost: those that the drafter's text does not repeat stand below it. */
    private List<String> unsaid(DossierNumber dossier, @Nullable String conditions) {
        return reserves.open(dossier).stream()
                .filter(reserve -> conditions == null || !conditions.contains(reserve.text()))
                .map(Reserve::told)
                .toList();
    }

    private static String rebilled(Rebilling rebilling) {
        return "Refacturation interne : %s € par an, à la charge du %s."
                .formatted(French.amount(rebilling.amountYear()), French.budget(rebilling.budgetCode()));
    }

    private List<Map<String, Object>> visas(DossierNumber dossier) {
        return VISAS.stream()
                .map(trade -> Map.<String, Object>of(
                        "role", names.role(trade), "visa", visa(dossier, trade).orElse("à recueillir")))
                .toList();
    }

    private Optional<String> visa(DossierNumber dossier, String trade) {
        return switch (trade) {
            case Groups.PATRIMOINE ->
                dossiers.agreedAt(dossier).map(at -> "accord de principe donné le " + French.day(at));
            case Groups.ASSURANCES -> insured(dossier).map(at -> "garanties validées le " + French.day(at));
            case Groups.FINANCES -> rebillingVisa(dossier);
            default -> opinions.latest(dossier, trade).map(opinion -> "avis rendu le " + French.day(opinion.givenAt()));
        };
    }

    /** When the last of the coverages was validated; empty while one is awaited. */
    private Optional<Instant> insured(DossierNumber dossier) {
        return coverages.isValidated(dossier)
                ? coverages.of(dossier).stream()
                        .flatMap(coverage -> Stream.ofNullable(coverage.proof()))
                        .map(Coverage.Proof::at)
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private Optional<String> rebillingVisa(DossierNumber dossier) {
        if (rebillings.find(dossier).isPresent()) {
            return Optional.of("refacturation fixée");
        }
        return facts.of(dossier.value()).rebilled()
                ? Optional.empty()
                : Optional.of("sans objet : aucune refacturation");
    }
}
