package fr.parcours.step.closing;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.closing.Evaluations;
import fr.parcours.register.closing.Evaluations.Evaluation;
import fr.parcours.register.closing.Evaluations.Recommendation;
import fr.parcours.register.occupancy.Drills;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.register.roundtrip.RoundTrip;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.work.Work;
import fr.parcours.register.work.Works;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** « Rédiger le bilan » (domain.md 7.8): what the registers know is told, the rest is asked. */
@Component
class WriteEvaluation implements Receiver {
    private final Evaluations evaluations;
    private final Works works;
    private final RoundTrips roundTrips;
    private final Incidents incidents;
    private final Drills drills;
    private final DossierSheet sheet;

    WriteEvaluation(
            Evaluations evaluations,
            Works works,
            RoundTrips roundTrips,
            Incidents incidents,
            Drills drills,
            DossierSheet sheet) {
        this.evaluations = evaluations;
        this.works = works;
        this.roundTrips = roundTrips;
        this.incidents = incidents;
        this.drills = drills;
        this.sheet = sheet;
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
        evaluations.write(
                answer.dossier(),
                new Evaluation(
                        answer.integer("openingDays"),
                        answer.integer("visitors"),
                        answer.integer("events"),
                        answer.decimal("occupationCost"),
                        answer.text("lessons"),
                        answer.choice("recommendation", Recommendation.class)),
                answer.by());
    }

    private String journey(DossierNumber dossier) {
        return """
                Jours passés chez chaque intervenant :
                %s
                Allers-retours : %s
                Incidents : %d · Exercices d'évacuation : %d""".formatted(
                        delays(dossier),
                        trips(dossier),
                        incidents.of(dossier).size(),
                        drills.of(dossier).size());
    }

    private String delays(DossierNumber dossier) {
        return works.of(dossier).stream()
                .filter(work -> work.endedAt() != null)
                .collect(Collectors.groupingBy(
                        WriteEvaluation::trade, TreeMap::new, Collectors.summingLong(WriteEvaluation::days)))
                .entrySet()
                .stream()
                .map(entry ->
                        "– %s : %s".formatted(entry.getKey(), French.count(Math.toIntExact(entry.getValue()), "jour")))
                .collect(Collectors.joining("\n"));
    }

    private static String trade(Work work) {
        return work.roles().stream().sorted().map(Groups.LABELS::get).collect(Collectors.joining(" et "));
    }

    private static long days(Work work) {
        return Duration.between(work.createdAt(), work.endedAt()).toDays();
    }

    private String trips(DossierNumber dossier) {
        var byCause = roundTrips.of(dossier).stream()
                .collect(Collectors.groupingBy(RoundTrip::cause, TreeMap::new, Collectors.counting()));
        return byCause.isEmpty()
                ? "aucun"
                : byCause.entrySet().stream()
                        .map(entry -> "%d × %s"
                                .formatted(entry.getValue(), entry.getKey().label()))
                        .collect(Collectors.joining(", "));
    }
}
