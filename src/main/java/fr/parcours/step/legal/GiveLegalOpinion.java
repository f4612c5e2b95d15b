package fr.parcours.step.legal;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.NotFound;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Opinions.Verdict;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.OpinionForm;
import fr.parcours.step.OpinionForm.Study;
import fr.parcours.step.Paper;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Rendre l'avis juridique », with what the tables say of the title, the fee and the signatory. */
@Component
class GiveLegalOpinion implements Receiver {
    private static final String INTERNAL = "AFFECTATION_INTERNE";
    private static final Map<String, String> FEES = Map.of(
            "AUCUNE", "Aucune : un seul patrimoine, un seul budget",
            "REFACTURATION_INTERNE", "Refacturation interne : l'espace et le service relèvent de budgets différents");
    private static final Map<String, String> AUTHORITIES = Map.of(
            "DGA_PATRIMOINE",
            "Le directeur général adjoint chargé du patrimoine",
            "DGS",
            "Le directeur général des services");

    private final Qualifications qualifications;
    private final OpinionForm opinion;
    private final DossierSheet sheet;

    GiveLegalOpinion(Qualifications qualifications, OpinionForm opinion, DossierSheet sheet) {
        this.qualifications = qualifications;
        this.opinion = opinion;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "give-legal-opinion";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var found = found(asked.dossier());
        var isInternal = found.legalTitle().equals(INTERNAL);
        var data = sheet.open(asked.dossier());
        data.put(
                "titleText",
                isInternal
                        ? "Affectation interne, par note : la MEL ne contracte pas avec elle-même"
                        : "Titre à établir hors de ce parcours : " + found.legalTitle());
        data.put(
                "competitionText",
                found.competition().equals("NON_APPLICABLE")
                        ? "Sans objet : la MEL occupe son propre bien"
                        : found.competition());
        data.put(
                "feeText",
                "%s · dépôt de garantie : %s"
                        .formatted(
                                FEES.getOrDefault(found.fee(), found.fee()),
                                found.depositMonths() == 0 ? "aucun" : found.depositMonths() + " mois"));
        data.put("authorityText", AUTHORITIES.getOrDefault(found.authority(), found.authority()));
        if (isInternal) {
            opinion.propose(
                    data,
                    asked,
                    Groups.JURIDIQUE,
                    "Un service de la MEL occupe un bien de la MEL : une note d'affectation interne suffit, sans publicité ni mise en concurrence.",
                    List.of());
        } else {
            opinion.propose(
                    data,
                    Verdict.DEFAVORABLE,
                    "La règle ne désigne pas une affectation interne : le titre ne peut pas être établi par ce parcours.");
        }
        return data;
    }

    @Override
    public void receive(Answer answer) {
        opinion.receive(
                answer,
                new Study(
                        Groups.JURIDIQUE,
                        Paper.LEGAL_OPINION,
                        "Titre, concurrence, redevance et compétence",
                        List.of(),
                        List.of("Code général de la propriété des personnes publiques, L2122-1 et suivants")));
    }

    private Qualification found(DossierNumber dossier) {
        return qualifications
                .find(dossier)
                .orElseThrow(() -> new NotFound("Le dossier %s n'est pas encore qualifié.".formatted(dossier)));
    }
}
