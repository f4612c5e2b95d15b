package fr.parcours.desk;

import fr.parcours.DossierNumber;
import fr.parcours.Plural;
import fr.parcours.Printer;
import fr.parcours.desk.DossierView.Paper;
import fr.parcours.engine.Names;
import fr.parcours.register.document.Documents;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A dossier to take away, as its reader may see it: a summary on paper, and that with the documents in one file. */
@Component
class TakeAway {
    private static final String TEMPLATE = "journey/dossier-summary";

    /** What no file system takes in a name, though no name in the register has it. */
    private static final String UNFIT = "[\\p{Cntrl}\"<>|:*?/\\\\]";

    private final Sight sight;
    private final Reading reading;
    private final FollowUp followUp;
    private final Cabinet cabinet;
    private final Documents documents;
    private final Printer printer;
    private final Names names;
    private final Wording wording;
    private final Clock clock;
    private final String place;

    /** @param place where papers are made out [PARAM] */
    TakeAway(
            Sight sight,
            Reading reading,
            FollowUp followUp,
            Cabinet cabinet,
            Documents documents,
            Printer printer,
            Names names,
            Wording wording,
            Clock clock,
            @Value("${parcours.paper.place}") String place) {
        this.sight = sight;
        this.reading = reading;
        this.followUp = followUp;
        this.cabinet = cabinet;
        this.documents = documents;
        this.printer = printer;
        this.names = names;
        this.wording = wording;
        this.clock = clock;
        this.place = place;
    }

    /** @throws fr.parcours.NotFound unknown or not this person's to see */
    byte[] summary(DossierNumber number) {
        return printer.print(TEMPLATE, facts(reading.dossier(number), followUp.of(number)));
    }

    /** The summary and every document that this person may open, one after another: none is held in memory. */
    void write(DossierNumber number, OutputStream out) throws IOException {
        var summary = summary(number);
        var papers = cabinet.papers(number, sight.reader(sight.dossier(number)));
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("%s Résumé.pdf".formatted(number)));
            zip.write(summary);
            zip.closeEntry();
            var no = 0;
            for (var paper : papers) {
                if (paper.id() != null) {
                    zip.putNextEntry(new ZipEntry("%s/%02d %s".formatted(number, ++no, fileName(paper))));
                    try (var content =
                            documents.content(cabinet.open(paper.id()).id())) {
                        content.transferTo(zip);
                    }
                    zip.closeEntry();
                }
            }
        }
    }

    private static String fileName(Paper paper) {
        return String.valueOf(paper.name()).replaceAll(UNFIT, "_");
    }

    private Map<String, @Nullable Object> facts(DossierView dossier, FollowUp.View follow) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("number", dossier.number().value());
        facts.put("title", "Résumé du dossier");
        facts.put("version", 1);
        facts.put("issuedOn", LocalDate.now(clock));
        facts.put("place", place);
        facts.put("author", names.account(sight.reader().login()));
        facts.put("party", dossier.occupant() == null ? "Service demandeur" : "Occupant");
        facts.put(
                "service",
                dossier.occupant() == null
                        ? dossier.requesterServiceLabel()
                        : dossier.occupant().name());
        facts.put(
                "space",
                "%s – %s".formatted(dossier.space().code(), dossier.space().label()));
        facts.put(
                "address",
                dossier.space().address() == null
                        ? dossier.space().commune()
                        : dossier.space().address());
        facts.put("period", "du %s au %s".formatted(wording.day(dossier.period().from()), wording.day(dossier.end())));
        facts.put("headcount", Plural.count(dossier.staffCount(), dossier.occupant() == null ? "agent" : "personne"));
        facts.put("purpose", dossier.purpose());
        facts.put("state", dossier.stateLabel());
        facts.put("stateSince", wording.day(dossier.stateSince()));
        facts.put("waitingFor", dossier.waitingFor().stream().map(this::waiting).toList());
        facts.put("steps", dossier.steps().stream().map(this::step).toList());
        facts.put("elapsed", follow.elapsed() == null ? null : follow.elapsed().total());
        facts.put(
                "shares",
                follow.elapsed() == null
                        ? List.of()
                        : follow.elapsed().shares().stream()
                                .map(share -> Map.of("label", share.label(), "amount", share.amount()))
                                .toList());
        facts.put(
                "decisions",
                follow.decisions().stream().flatMap(this::decisions).toList());
        facts.put("roundTrips", dossier.roundTrips().stream().map(this::trip).toList());
        facts.put("documents", dossier.documents().stream().map(this::paper).toList());
        return facts;
    }

    private String waiting(Waiting waiting) {
        return "%s : %s, depuis le %s%s"
                .formatted(
                        waiting.roleLabel(),
                        waiting.task(),
                        wording.day(waiting.since()),
                        waiting.until() == null ? "" : ", date visée le " + wording.day(waiting.until()));
    }

    private Map<String, String> step(Timeline.Step step) {
        return Map.of(
                "label",
                step.label(),
                "status",
                step.status() == Timeline.Status.DONE
                        ? step.over()
                        : step.status().label(),
                "at",
                step.at() == null ? "" : wording.day(step.at()));
    }

    private Stream<Map<String, String>> decisions(FollowUp.Decision decision) {
        return decision.rows().stream()
                .map(row -> Map.of(
                        "label",
                        "%s, le %s".formatted(decision.label(), wording.day(decision.at())),
                        "answer",
                        row.answers().entrySet().stream()
                                .map(answer -> "%s : %s".formatted(answer.getKey(), wording.answer(answer.getValue())))
                                .collect(Collectors.joining(" ; ")),
                        "ground",
                        "Ligne %d. %s".formatted(row.no(), row.ground())));
    }

    private Map<String, String> trip(DossierView.Trip trip) {
        return Map.of(
                "cause",
                trip.causeLabel(),
                "who",
                "%s à %s".formatted(trip.askedBy(), trip.askedRoleLabel()),
                "question",
                trip.question() == null ? "Contenu réservé" : trip.question(),
                "state",
                "%s, du %s%s"
                        .formatted(
                                trip.outcomeLabel() == null ? "En attente" : trip.outcomeLabel(),
                                wording.day(trip.since()),
                                trip.closedAt() == null ? "" : " au " + wording.day(trip.closedAt())));
    }

    private Map<String, String> paper(Paper paper) {
        return Map.of(
                "name",
                paper.name() == null ? "Contenu réservé" : paper.name(),
                "kind",
                paper.superseded() ? paper.kindLabel() + " (remplacé)" : paper.kindLabel(),
                "since",
                wording.day(paper.since()));
    }
}
