package fr.parcours.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.parcours.AuditEvent;
import fr.parcours.BadInput;
import fr.parcours.engine.Audit;
import fr.parcours.engine.Releases;
import fr.parcours.insight.Bottlenecks;
import fr.parcours.insight.Choices;
import fr.parcours.insight.Comparison;
import fr.parcours.insight.Period;
import fr.parcours.insight.RoundTripReport;
import fr.parcours.insight.Steps;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * The manager's figures, by step and role, never by person. Everywhere: {@code from} and {@code to} are days in Paris,
 * both included, the last year without them; times are milliseconds. 400 no such day · 403 not for this role
 * (role-matrix.md, row 58).
 */
@RestController
@RequestMapping(path = "/api/insight", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Pilotage", description = """
                Chiffres par étape et par rôle, jamais par personne. Période : « from » et « to » (AAAA-MM-JJ, heure de \
                Paris), bornes comprises ; sans elles, l'année écoulée. Filtres facultatifs : commune, title, service, \
                occupantType, process, version. Durées en millisecondes écoulées ; null quand rien n'a été terminé. Mois \
                entiers par classes de 5 % (écart d'au plus 3 % sur une médiane), autres jours exacts.""")
class InsightApi {
    private final Steps steps;
    private final RoundTripReport roundTrips;
    private final Bottlenecks bottlenecks;
    private final Comparison comparison;
    private final Choices choices;
    private final Releases releases;
    private final Sight sight;
    private final Audit audit;
    private final Clock clock;

    InsightApi(
            Steps steps,
            RoundTripReport roundTrips,
            Bottlenecks bottlenecks,
            Comparison comparison,
            Choices choices,
            Releases releases,
            Sight sight,
            Audit audit,
            Clock clock) {
        this.steps = steps;
        this.roundTrips = roundTrips;
        this.bottlenecks = bottlenecks;
        this.comparison = comparison;
        this.choices = choices;
        this.releases = releases;
        this.sight = sight;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/steps")
    @FiguresParameters
    @Operation(
            summary =
                    "Par étape et par tâche : terminées, ouvertes, en retard, durée, attente, travail, allers-retours",
            description = """
                    « finished » compte les tâches terminées dans la période ; « open » et « overdue » celles ouvertes, et en \
                    retard, au dernier jour de la période (maintenant si elle court encore). L'attente est le temps où \
                    personne n'a pris la tâche, le travail le reste de sa durée. Les sommes d'une étape sont celles de ses \
                    tâches ; ses allers-retours comptent en plus ceux qu'une règle a demandés. « processes » réunit les mêmes tâches \
                    par modèle, pour les dessins.""")
    Steps.Report steps(WebRequest request) {
        sight.readerOfFigures();
        var asked = asked(request);
        return steps.of(asked.period(), asked.filter());
    }

    @GetMapping("/round-trips")
    @FiguresParameters
    @Operation(
            summary = "Allers-retours ouverts dans la période, par étape, cause, demandeur et destinataire",
            description = """
                    Les lignes s'additionnent au registre : « count » réunit ouverts, répondus, expirés, retirés et arrêtés. \
                    Jours perdus de la question à sa clôture (ou à maintenant), calendaires et ouvrés ; ceux d'un demandeur ou, \
                    sous le filtre « service », de qui que ce soit : médiane fois nombre, null à moins de cinq. « askedBy » vaut \
                    REGLE quand un contrôle automatique a demandé. « returns » compte les mêmes par tâche qui demande (vide : \
                    un contrôle) et par destinataire, pour les dessins.""")
    RoundTripReport.Matrix roundTrips(WebRequest request) {
        sight.readerOfFigures();
        var asked = asked(request);
        return roundTrips.of(asked.period(), asked.filter());
    }

    @GetMapping("/bottlenecks")
    @FiguresParameters
    @Operation(
            summary =
                    "Goulots : tâches classées par le temps qu'elles prennent, tendance, encours, retards, allers-retours",
            description = """
                    Le coût d'une tâche est la durée de celles terminées dans la période et l'âge de celles encore ouvertes à \
                    sa fin ; « share » est sa part du coût de toutes, en pour cent. « overdue » : les tâches en retard \
                    maintenant, cent au plus, avec le lien de leur dossier pour qui peut le voir. « ages » : encours de moins \
                    de 5, 15 et 30 jours, puis au-delà ; « oldestDays » est null quand la plus ancienne serait celle d'un \
                    seul service.""")
    Bottlenecks.Report bottlenecks(WebRequest request) {
        var person = sight.readerOfFigures();
        var asked = asked(request);
        var report = bottlenecks.of(asked.period(), asked.filter());
        return Sight.seesEveryAddress(person) ? report : report.withoutDossiers();
    }

    @GetMapping("/compare")
    @FiguresParameters
    @Parameter(name = "beforeFrom", in = ParameterIn.QUERY, description = "Premier jour de la période de référence")
    @Parameter(name = "beforeTo", in = ParameterIn.QUERY, description = "Son dernier jour")
    @Parameter(
            name = "change",
            in = ParameterIn.QUERY,
            description = "Une mise en service de /changes, au lieu des périodes")
    @Operation(
            summary =
                    "Deux périodes comparées, ou avant et après une mise en service : délais et retours pour 100 dossiers",
            description = """
                    La période de référence est « beforeFrom » à « beforeTo » ; sans elles, celle d'aussi longtemps juste \
                    avant « from ». Avec « change » : les 90 jours avant une mise en service, et ceux qui suivent jusqu'à \
                    aujourd'hui au plus. « dossiers » compte ceux qui sont arrivés à la tâche dans la période.""")
    Comparison.Report compare(WebRequest request) {
        sight.readerOfFigures();
        var asked =
                FiguresAsked.of(request.getParameterMap(), LocalDate.now(clock), "beforeFrom", "beforeTo", "change");
        var change = FiguresAsked.text(request.getParameterMap(), "change");
        if (change != null) {
            var day = releases.find(change)
                    .orElseThrow(
                            () -> new BadInput("change", "Cette mise en service n'a rien remplacé, ou n'existe pas."))
                    .day();
            return comparison.of(Period.before(day), Period.after(day, LocalDate.now(clock)), asked.filter());
        }
        var before = asked.period()
                .reference(
                        FiguresAsked.text(request.getParameterMap(), "beforeFrom"),
                        FiguresAsked.text(request.getParameterMap(), "beforeTo"));
        return comparison.of(before, asked.period(), asked.filter());
    }

    @GetMapping("/changes")
    @Operation(summary = "Mises en service qui ont remplacé une version : processus avec ses formulaires, table")
    List<Releases.Change> changes() {
        sight.readerOfFigures();
        return releases.changes();
    }

    @GetMapping("/choices")
    @Operation(summary = "Valeurs que prennent les filtres, et si ce rôle emporte les chiffres")
    Offered choices() {
        var person = sight.readerOfFigures();
        return new Offered(choices.all(), Sight.exportsFigures(person));
    }

    record Offered(@JsonUnwrapped Choices.Report choices, boolean exports) {}

    @GetMapping(path = "/export.csv", produces = "text/csv")
    @FiguresParameters
    @Parameter(name = "table", in = ParameterIn.QUERY, description = "steps (sans rien dire) ou round-trips")
    @Operation(
            summary = "Les chiffres des étapes ou des allers-retours en CSV, filtrés comme à l'écran, durées en jours")
    ResponseEntity<byte[]> csv(WebRequest request) {
        sight.exporterOfFigures();
        var asked = FiguresAsked.of(request.getParameterMap(), LocalDate.now(clock), "table");
        var table = FiguresAsked.text(request.getParameterMap(), "table");
        var shown = table == null ? "steps" : table;
        var file = sheet(shown, asked).csv();
        taken("csv " + shown, asked);
        return file("csv", "text/csv;charset=UTF-8", file);
    }

    @GetMapping(path = "/export.xlsx", produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @FiguresParameters
    @Operation(summary = "Les chiffres des étapes et des allers-retours en XLSX, une feuille pour chacun")
    ResponseEntity<byte[]> xlsx(WebRequest request) {
        sight.exporterOfFigures();
        var asked = asked(request);
        var file = FiguresSheet.workbook(List.of(sheet("steps", asked), sheet("round-trips", asked)));
        taken("xlsx", asked);
        return file("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file);
    }

    private void taken(String file, FiguresAsked asked) {
        var period = asked.period();
        audit.record(
                AuditEvent.FIGURES_EXPORTED,
                null,
                "%s %s %s%s"
                        .formatted(
                                file,
                                period.from(),
                                period.to(),
                                choices.told(asked.filter()).map(" "::concat).collect(Collectors.joining())));
    }

    private FiguresSheet sheet(String table, FiguresAsked asked) {
        return switch (table) {
            case "steps" -> FiguresSheet.of(steps.of(asked.period(), asked.filter()));
            case "round-trips" -> FiguresSheet.of(roundTrips.of(asked.period(), asked.filter()));
            default -> throw new BadInput("table", "Choisissez « steps » ou « round-trips ».");
        };
    }

    private static ResponseEntity<byte[]> file(String ending, String type, byte[] content) {
        var name =
                ContentDisposition.attachment().filename("pilotage." + ending).build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CONTENT_TYPE, type)
                .body(content);
    }

    private FiguresAsked asked(WebRequest request) {
        return FiguresAsked.of(request.getParameterMap(), LocalDate.now(clock));
    }
}
