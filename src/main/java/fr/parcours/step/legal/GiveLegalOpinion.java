package fr.parcours.step.legal;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.NotFound;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Opinions.Verdict;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.QualificationLabels;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.TitleLabels;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.OpinionForm;
import fr.parcours.step.OpinionForm.Study;
import fr.parcours.step.Paper;
import fr.parcours.step.Promise;
import fr.parcours.step.ToldQualification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** « Rendre l'avis juridique », with what the tables say of the title, the fee and the signatory: no verdict but a no where the law stands against it. */
@Component
class GiveLegalOpinion implements Receiver {
    private static final String INTERNAL_GROUND =
            "Un service de la MEL occupe un bien de la MEL : une note d'affectation interne suffit, sans publicité ni mise en concurrence.";

    /** What each title rests upon, as {@code domain.md}, D4, has it. */
    private static final Map<String, String> GROUNDS = Map.ofEntries(
            Map.entry("CODP", "code général de la propriété des personnes publiques, L2122-1 et suivants"),
            Map.entry("CODP_ENTRANTE", "code général de la propriété des personnes publiques, L2122-1"),
            Map.entry("AOT_ETAT", "code général de la propriété des personnes publiques, L2122-1"),
            Map.entry("COMMODAT", "code civil, 1875 et suivants"),
            Map.entry("COMMODAT_ENTRANT", "code civil, 1875 et suivants"),
            Map.entry("COP", "code de commerce, L145-5-1"),
            Map.entry("COP_ENTRANTE", "code de commerce, L145-5-1"),
            Map.entry("BAIL_DEROGATOIRE", "code de commerce, L145-5"),
            Map.entry("CONCESSION_TEMPORAIRE", "code de l'urbanisme, L221-2"),
            Map.entry("MAD_EPF", "convention opérationnelle avec l'établissement public foncier"),
            Map.entry("PROTOCOLE_TRIPARTITE", "contrat de l'exploitant, modifié par délibération"));

    private final Qualifications qualifications;
    private final Dossiers dossiers;
    private final Promise promise;
    private final ToldQualification told;
    private final OpinionForm opinion;
    private final DossierSheet sheet;

    GiveLegalOpinion(
            Qualifications qualifications,
            Dossiers dossiers,
            Promise promise,
            ToldQualification told,
            OpinionForm opinion,
            DossierSheet sheet) {
        this.qualifications = qualifications;
        this.dossiers = dossiers;
        this.promise = promise;
        this.told = told;
        this.opinion = opinion;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "give-legal-opinion";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = asked.dossier();
        var found = found(dossier);
        var competition = told.competition(dossier, space(dossier), found);
        var data = sheet.open(dossier);
        data.put("titleText", title(found));
        data.put("competitionText", competition);
        data.put(
                "feeText",
                "%s\nDépôt de garantie : %s"
                        .formatted(QualificationLabels.fee(found), QualificationLabels.deposit(found)));
        data.put("authorityText", ToldQualification.authority(found));
        var bar = promise.barred(dossier);
        data.put("verdictOptions", verdicts(bar));
        bar.ifPresentOrElse(
                why -> opinion.propose(data, Verdict.DEFAVORABLE, why),
                () -> opinion.propose(data, asked, Groups.JURIDIQUE, ground(found, competition), List.of()));
        return data;
    }

    private static String title(Qualification found) {
        var label = French.capitalised(TitleLabels.of(found.legalTitle()));
        return found.isInternal() ? label + " : la MEL ne contracte pas avec elle-même" : label;
    }

    private static List<Map<String, String>> verdicts(Optional<String> bar) {
        return Stream.of(Verdict.values())
                .filter(verdict -> bar.isEmpty() || verdict == Verdict.DEFAVORABLE)
                .map(verdict -> Map.of(
                        "value",
                        verdict.name(),
                        "label",
                        switch (verdict) {
                            case FAVORABLE -> "Oui";
                            case RESERVES -> "Oui, avec réserves";
                            case DEFAVORABLE -> "Non";
                        }))
                .toList();
    }

    private static String ground(Qualification found, String competition) {
        return found.isInternal()
                ? INTERNAL_GROUND
                : "%s (%s). Concurrence : %s. Contrepartie : %s. Dépôt de garantie : %s."
                        .formatted(
                                French.capitalised(TitleLabels.of(found.legalTitle())),
                                GROUNDS.getOrDefault(found.legalTitle(), "à préciser"),
                                competition,
                                QualificationLabels.fee(found),
                                QualificationLabels.deposit(found));
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
                        references(found(answer.dossier()))));
    }

    private static List<String> references(Qualification found) {
        return List.of(French.capitalised(GROUNDS.getOrDefault(
                found.legalTitle(), "code général de la propriété des personnes publiques, L2122-1 et suivants")));
    }

    private String space(DossierNumber dossier) {
        return dossiers.get(dossier).request().spaceCode();
    }

    private Qualification found(DossierNumber dossier) {
        return qualifications
                .find(dossier)
                .orElseThrow(() -> new NotFound("Le dossier %s n'est pas encore qualifié.".formatted(dossier)));
    }
}
