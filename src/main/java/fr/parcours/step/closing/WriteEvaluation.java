package fr.parcours.step.closing;

import fr.parcours.DossierNumber;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.engine.form.Shown;
import fr.parcours.register.closing.Evaluations;
import fr.parcours.register.closing.Evaluations.Evaluation;
import fr.parcours.register.closing.Evaluations.Recommendation;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.occupancy.Drills;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** « Rédiger le bilan » (domain.md 7.8): what the registers know is told, the rest is asked. */
@Component
class WriteEvaluation implements Receiver {
    private final Evaluations evaluations;
    private final Lived lived;
    private final RoundTrips roundTrips;
    private final Incidents incidents;
    private final Drills drills;
    private final Dossiers dossiers;
    private final Papers papers;
    private final DossierSheet sheet;
    private final Keys keys;

    WriteEvaluation(
            Evaluations evaluations,
            Lived lived,
            RoundTrips roundTrips,
            Incidents incidents,
            Drills drills,
            Dossiers dossiers,
            Papers papers,
            DossierSheet sheet,
            Keys keys) {
        this.evaluations = evaluations;
        this.lived = lived;
        this.roundTrips = roundTrips;
        this.incidents = incidents;
        this.drills = drills;
        this.dossiers = dossiers;
        this.papers = papers;
        this.sheet = sheet;
        this.keys = keys;
    }

    @Override
    public String form() {
        return "write-evaluation";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("journeyText", (Shown) () -> journey(asked.dossier()));
        data.put("visitors", 0);
        data.put("events", 0);
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var evaluation = new Evaluation(
                answer.integer("openingDays"),
                answer.integer("visitors"),
                answer.integer("events"),
                answer.decimal("occupationCost"),
                answer.text("lessons"),
                answer.optionalText("quotes"),
                answer.optionalText("energy"),
                answer.choice("recommendation", Recommendation.class));
        evaluations.write(answer.dossier(), evaluation, answer.by());
        papers.issue(answer.dossier(), Paper.EVALUATION, content(answer.dossier(), evaluation), answer.by());
    }

    private Map<String, Object> content(DossierNumber number, Evaluation evaluation) {
        var dossier = dossiers.get(number);
        var content = new HashMap<String, Object>();
        content.put("actualPeriod", French.period(openedOn(dossier), leftOn(dossier)));
        content.put(
                "costs",
                List.of(row("Travaux, fluides et heures de service", French.amount(evaluation.cost()) + " €")));
        content.put("avoidedCost", "non estimé");
        content.put(
                "usage",
                List.of(
                        row("Jours d'ouverture", evaluation.openingDays()),
                        row("Visiteurs", evaluation.visitors()),
                        row("Événements", evaluation.events())));
        content.put(
                "delays",
                lived.spans(number).stream()
                        .map(span -> Map.of("step", span.name(), "duration", span.told()))
                        .toList());
        content.put("roundTrips", trips(number));
        content.put(
                "incidents",
                incidents.of(number).stream()
                        .map(incident ->
                                "%s, le %s".formatted(incident.kind().label(), French.day(incident.happenedOn())))
                        .toList());
        content.put("quotes", lines(evaluation.quotes()));
        content.put("energy", lines(evaluation.energy()));
        content.put("lessons", evaluation.lessons());
        content.put("recommendation", evaluation.recommendation().name());
        return content;
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }

    private static Map<String, Object> row(String label, Object value) {
        return Map.of("label", label, "value", value);
    }

    private String journey(DossierNumber dossier) {
        var delays = lived.spans(dossier).stream()
                .map(span -> "– %s : %s".formatted(span.name(), span.told()))
                .collect(Collectors.joining("\n"));
        var trips = trips(dossier);
        return """
                Durée de chaque étape :
                %s
                Allers-retours : %s
                Incidents : %d · Exercices d'évacuation : %d""".formatted(
                        delays,
                        trips.isEmpty() ? "aucun" : String.join(", ", trips),
                        incidents.of(dossier).size(),
                        drills.of(dossier).size());
    }

    private LocalDate openedOn(Dossier dossier) {
        return lived.openedOn(dossier.number()).orElse(dossier.request().requestedStart());
    }

    /** When the keys were back, which may be after the last day. */
    private LocalDate leftOn(Dossier dossier) {
        return keys.receipt(dossier.number())
                .flatMap(receipt -> Optional.ofNullable(receipt.returnedAt()))
                .map(at -> at.atZone(HouseClock.PARIS).toLocalDate())
                .orElse(dossier.lastDay());
    }

    /** « 2 × Pièce manquante ». */
    private List<String> trips(DossierNumber dossier) {
        return roundTrips.of(dossier).stream()
                .collect(Collectors.groupingBy(RoundTrip::cause, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry ->
                        "%d × %s".formatted(entry.getValue(), entry.getKey().label()))
                .toList();
    }
}
