package fr.parcours.step.closing;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.closing.Evaluations;
import fr.parcours.register.closing.Evaluations.Evaluation;
import fr.parcours.register.closing.Evaluations.Recommendation;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Drills;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.work.Works;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** « Rédiger le bilan » (domain.md 7.8): what the registers know is told, the rest is asked. */
@Component
class WriteEvaluation implements Receiver {
    private final Evaluations evaluations;
    private final Works works;
    private final RoundTrips roundTrips;
    private final Incidents incidents;
    private final Drills drills;
    private final Dossiers dossiers;
    private final Papers papers;
    private final DossierSheet sheet;
    private final Names names;

    WriteEvaluation(
            Evaluations evaluations,
            Works works,
            RoundTrips roundTrips,
            Incidents incidents,
            Drills drills,
            Dossiers dossiers,
            Papers papers,
            DossierSheet sheet,
            Names names) {
        this.evaluations = evaluations;
        this.works = works;
        this.roundTrips = roundTrips;
        this.incidents = incidents;
        this.drills = drills;
        this.dossiers = dossiers;
        this.papers = papers;
        this.sheet = sheet;
        this.names = names;
    }

    @Override
    public String form() {
        return "write-evaluation";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put("journeyText", journey(asked.dossier()));
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
        content.put("actualPeriod", French.period(dossier.request().requestedStart(), dossier.lastDay()));
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
                delays(number).entrySet().stream()
                        .map(entry -> Map.of("step", entry.getKey(), "duration", told(entry.getValue())))
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
        var delays = delays(dossier).entrySet().stream()
                .map(entry -> "– %s : %s".formatted(entry.getKey(), told(entry.getValue())))
                .collect(Collectors.joining("\n"));
        var trips = trips(dossier);
        return """
                Jours passés à chaque étape :
                %s
                Allers-retours : %s
                Incidents : %d · Exercices d'évacuation : %d""".formatted(
                        delays,
                        trips.isEmpty() ? "aucun" : String.join(", ", trips),
                        incidents.of(dossier).size(),
                        drills.of(dossier).size());
    }

    /** How long tasks stood open in each step, its French name as key, in the order of the journey. */
    private Map<String, Duration> delays(DossierNumber dossier) {
        var delays = new LinkedHashMap<String, Duration>();
        for (var work : works.of(dossier)) {
            var ended = work.endedAt();
            if (ended != null) {
                delays.merge(work.processKey(), Duration.between(work.createdAt(), ended), Duration::plus);
            }
        }
        var names = this.names.processes(delays.keySet());
        var named = new LinkedHashMap<String, Duration>();
        delays.forEach((process, delay) -> named.put(names.getOrDefault(process, process), delay));
        return named;
    }

    private static String told(Duration delay) {
        return French.count(Math.toIntExact(delay.toDays()), "jour");
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
