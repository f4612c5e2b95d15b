package fr.parcours.demo;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.Names;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.Documents;
import fr.parcours.register.document.LatePapers;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.visit.Visits;
import fr.parcours.register.work.Works;
import fr.parcours.step.French;
import fr.parcours.step.NoticePeriod;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The papers of the dossiers that are told: each is named with the deed that issued it and printed when somebody first
 * opens it, since a thousand of them take longer than the whole history.
 */
@Component
@ConditionalOnProperty("parcours.demo.enabled")
class ToldPapers implements LatePapers {
    private static final List<Paper> TOLD = List.of(
            Paper.ACKNOWLEDGEMENT,
            Paper.VISIT_REPORT,
            Paper.AGREEMENT_IN_PRINCIPLE,
            Paper.INTERNAL_REFUSAL,
            Paper.ASSIGNMENT_NOTE);

    private static final String DESK = "Guichet des espaces vacants, service du patrimoine";
    private static final String AWAITED = "à recueillir";
    private static final int VALID_DAYS = 60;

    private final Documents documents;
    private final Papers papers;
    private final Dossiers dossiers;
    private final Visits visits;
    private final Agreements agreements;
    private final Works works;
    private final NoticePeriod noticePeriod;
    private final Names names;

    ToldPapers(
            Documents documents,
            Papers papers,
            Dossiers dossiers,
            Visits visits,
            Agreements agreements,
            Works works,
            NoticePeriod noticePeriod,
            Names names) {
        this.documents = documents;
        this.papers = papers;
        this.dossiers = dossiers;
        this.visits = visits;
        this.agreements = agreements;
        this.works = works;
        this.noticePeriod = noticePeriod;
        this.names = names;
    }

    /** This paper comes with what happens now. */
    void announce(DossierNumber dossier, Paper paper, String by) {
        documents.announce(dossier, paper.kind(), Papers.fileName(dossier, paper, 1), by);
    }

    @Override
    public byte[] make(Document announced) {
        var paper = TOLD.stream()
                .filter(one -> one.kind() == announced.kind())
                .findFirst()
                .orElseThrow();
        var content =
                new HashMap<String, @Nullable Object>(content(paper, dossiers.get(announced.dossier()), announced));
        content.put("issuedOn", day(announced.at()));
        return papers.print(announced.dossier(), paper, content, announced.by());
    }

    private Map<String, ? extends @Nullable Object> content(Paper paper, Dossier dossier, Document announced) {
        return switch (paper) {
            case ACKNOWLEDGEMENT -> Map.of("author", DESK, "serviceInCharge", DESK, "missingPieces", List.of());
            case VISIT_REPORT -> visited(dossier);
            case AGREEMENT_IN_PRINCIPLE ->
                Map.of(
                        "terms",
                        List.of(),
                        "conditions",
                        List.of(),
                        "expectedPieces",
                        List.of("La fonction de la personne responsable de la sécurité dans l'espace"),
                        "validUntil",
                        day(announced.at()).plusDays(VALID_DAYS),
                        "signedAs",
                        names.account(announced.by()));
            case INTERNAL_REFUSAL ->
                Map.of(
                        "reasons",
                        Objects.requireNonNullElse(dossier.refusalReason(), ""),
                        "alternative",
                        "Aucun autre espace ne convenait à ces dates.",
                        "signedAs",
                        names.account(announced.by()));
            case ASSIGNMENT_NOTE -> assigned(dossier, announced.at());
            default -> throw new IllegalArgumentException("nobody tells of a " + paper);
        };
    }

    private Map<String, ?> visited(Dossier dossier) {
        var visit = visits.latest(dossier.number()).orElseThrow();
        return Map.of(
                "visitAt",
                visit.at(),
                "meetingPoint",
                visit.meetingPoint(),
                "participants",
                List.of(names.service(dossier.service()), names.role(Groups.PATRIMOINE)),
                "checklist",
                List.of("Accès", "Issues", "Électricité", "Eau", "Chauffage", "Absence de traces d'intrusion").stream()
                        .map(point -> Map.of("point", point, "state", "Conforme"))
                        .toList(),
                "meters",
                List.of(),
                "photos",
                List.of(),
                "findings",
                Teller.FOUND,
                "decision",
                "GO");
    }

    private Map<String, ?> assigned(Dossier dossier, Instant signedAt) {
        var note = agreements.get(dossier.number());
        var terms = note.terms();
        return Map.ofEntries(
                Map.entry("noteNumber", note.number()),
                Map.entry("notePeriod", French.period(note.startDate(), note.endDate())),
                Map.entry("authorisedUse", terms.authorisedUse()),
                Map.entry("noteHeadcount", French.count(note.headcount(), "personne")),
                Map.entry("publicRule", "Aucun accueil du public."),
                Map.entry("responsibleFunction", terms.responsibleFunction()),
                Map.entry("budget", French.budget(terms.budgetCode())),
                Map.entry("worksCost", terms.worksCost()),
                Map.entry("returnOn", note.endDate()),
                Map.entry("noticePeriod", noticePeriod.told()),
                Map.entry(
                        "visas",
                        List.of(
                                visa(dossier, Groups.PATRIMOINE, "task_agreeInPrinciple", "accord donné", signedAt),
                                visa(dossier, Groups.SECURITE, Habits.SAFETY, "avis rendu", signedAt),
                                visa(dossier, Groups.ASSURANCES, Habits.PAPERS, "garanties validées", signedAt))),
                Map.entry("author", String.valueOf(note.signedAs())),
                Map.entry("signedAs", String.valueOf(note.signedAs())),
                Map.entry("signedOn", day(signedAt)));
    }

    /** As far as its task was done before the signature. */
    private Map<String, String> visa(Dossier dossier, String role, String task, String done, Instant signedAt) {
        return Map.of(
                "role",
                names.role(role),
                "visa",
                works.of(dossier.number()).stream()
                        .filter(work -> work.taskKey().equals(task)
                                && work.endedAt() != null
                                && work.endedAt().isBefore(signedAt))
                        .map(work -> "%s le %s".formatted(done, French.day(Objects.requireNonNull(work.endedAt()))))
                        .findFirst()
                        .orElse(AWAITED));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, HouseClock.PARIS);
    }
}
