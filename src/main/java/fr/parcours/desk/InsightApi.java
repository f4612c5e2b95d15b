package fr.parcours.desk;

import fr.parcours.insight.RoundTripReport;
import fr.parcours.insight.Steps;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.MediaType;
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
    private final Sight sight;
    private final Clock clock;

    InsightApi(Steps steps, RoundTripReport roundTrips, Sight sight, Clock clock) {
        this.steps = steps;
        this.roundTrips = roundTrips;
        this.sight = sight;
        this.clock = clock;
    }

    @GetMapping("/steps")
    @FiguresParameters
    @Operation(
            summary = "Par étape et par tâche : terminées, ouvertes, en retard, durée, attente, travail, aller-retours",
            description = """
                    « finished » compte les tâches terminées dans la période ; « open » et « overdue » celles ouvertes, et en \
                    retard, au dernier jour de la période (maintenant si elle court encore). L'attente est le temps où \
                    personne n'a pris la tâche, le travail le reste de sa durée. Les sommes d'une étape sont celles de ses \
                    tâches ; ses aller-retours comptent en plus ceux qu'une règle a demandés.""")
    Steps.Report steps(WebRequest request) {
        sight.readerOfFigures();
        var asked = asked(request);
        return steps.of(asked.period(), asked.filter());
    }

    @GetMapping("/round-trips")
    @FiguresParameters
    @Operation(
            summary = "Aller-retours ouverts dans la période, par étape, cause, demandeur et destinataire",
            description = """
                    Les lignes s'additionnent au registre : « count » réunit ouverts, répondus, expirés, retirés et arrêtés. \
                    Jours perdus de la question à sa clôture (ou à maintenant), calendaires et ouvrés. « askedBy » vaut \
                    REGLE quand un contrôle automatique a demandé.""")
    RoundTripReport.Matrix roundTrips(WebRequest request) {
        sight.readerOfFigures();
        var asked = asked(request);
        return roundTrips.of(asked.period(), asked.filter());
    }

    private FiguresAsked asked(WebRequest request) {
        return FiguresAsked.of(request.getParameterMap(), LocalDate.now(clock));
    }
}
