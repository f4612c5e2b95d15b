package fr.parcours.step.technical;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Opinions.Verdict;
import fr.parcours.register.technical.DueDiagnostics;
import fr.parcours.register.technical.Feasibilities;
import fr.parcours.register.technical.Feasibilities.Feasibility;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.OpinionForm;
import fr.parcours.step.OpinionForm.Study;
import fr.parcours.step.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** « Rendre l'avis technique »: compatible, compatible with reserves or works, not compatible (P4). */
@Component
class GiveTechnicalOpinion implements Receiver {
    private final DueDiagnostics due;
    private final DiagnosticFiles files;
    private final Feasibilities feasibilities;
    private final OpinionForm opinion;
    private final DossierSheet sheet;

    GiveTechnicalOpinion(
            DueDiagnostics due,
            DiagnosticFiles files,
            Feasibilities feasibilities,
            OpinionForm opinion,
            DossierSheet sheet) {
        this.due = due;
        this.files = files;
        this.feasibilities = feasibilities;
        this.opinion = opinion;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "give-technical-opinion";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = asked.dossier();
        var data = sheet.open(dossier);
        data.put("diagnosticsText", files.text(dossier));
        data.put("feasibilityText", feasibility(dossier));
        if (due.isAsbestosDegraded(dossier)) {
            opinion.propose(
                    data,
                    Verdict.DEFAVORABLE,
                    "Le dossier technique amiante conclut à des matériaux dégradés : des travaux sont nécessaires avant toute occupation.");
        } else {
            var reserves = reserves(dossier);
            opinion.propose(
                    data,
                    asked,
                    Groups.TECHNIQUE,
                    reserves.isEmpty()
                            ? "Le bâti est compatible avec l'usage demandé, au vu des diagnostics, des fluides et du réseau."
                            : "Le bâti est compatible avec l'usage demandé une fois levées les réserves que laissent les diagnostics, les fluides et le réseau.",
                    reserves);
        }
        return data;
    }

    @Override
    public void receive(Answer answer) {
        opinion.receive(
                answer,
                new Study(
                        Groups.TECHNIQUE,
                        Paper.TECHNICAL_OPINION,
                        "Compatibilité du bâtiment, de ses fluides et de son réseau avec l'usage demandé",
                        files.examined(answer.dossier()),
                        List.of(
                                "Code de la santé publique (dossier technique amiante)",
                                "Code du travail, R4226-14 et suivants (installations électriques)")));
    }

    private List<String> reserves(DossierNumber dossier) {
        var reserves = new ArrayList<String>();
        due.missing(dossier).forEach(one -> reserves.add(DueDiagnostics.awaited(one.code())));
        unsuited(dossier, Groups.TECHNIQUE, "Mettre les fluides en état pour l'usage demandé.")
                .forEach(reserves::add);
        unsuited(dossier, Groups.NUMERIQUE, "Trouver une solution de réseau.").forEach(reserves::add);
        return reserves;
    }

    private Stream<String> unsuited(DossierNumber dossier, String trade, String reserve) {
        return feasibilities.find(dossier, trade).filter(found -> !found.feasible()).map(found -> reserve).stream();
    }

    private String feasibility(DossierNumber dossier) {
        return Stream.of(
                        feasibilities
                                .find(dossier, Groups.TECHNIQUE)
                                .map(found ->
                                        told("Fluides", found.feasible() ? "conviennent" : "à mettre en état", found)),
                        feasibilities
                                .find(dossier, Groups.NUMERIQUE)
                                .map(found -> told("Réseau", network(found), found)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    private static String network(Feasibility found) {
        if (!found.feasible()) {
            return "aucun accès utilisable";
        }
        return Boolean.TRUE.equals(found.fibre()) ? "fibre raccordée" : "routeur 4G ou 5G, sans fibre";
    }

    private static String told(String what, String state, Feasibility found) {
        return "– %s : %s. %s"
                .formatted(what, state, Objects.requireNonNullElse(found.findings(), ""))
                .strip();
    }
}
