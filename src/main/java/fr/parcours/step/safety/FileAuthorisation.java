package fr.parcours.step.safety;

import fr.parcours.BadInput;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.safety.Requirement;
import fr.parcours.register.safety.Safety;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Déposer le dossier » with the authority; its delay runs from a complete file only. */
@Component
class FileAuthorisation implements Receiver {
    private final Authorisations authorisations;
    private final AuthorityLetters letters;
    private final Dossiers dossiers;
    private final Safety safety;
    private final DossierParties parties;
    private final DossierSheet sheet;
    private final Clock clock;

    FileAuthorisation(
            Authorisations authorisations,
            AuthorityLetters letters,
            Dossiers dossiers,
            Safety safety,
            DossierParties parties,
            DossierSheet sheet,
            Clock clock) {
        this.authorisations = authorisations;
        this.letters = letters;
        this.dossiers = dossiers;
        this.safety = safety;
        this.parties = parties;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "file-authorisation";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        var step = authorisations.carriedBy(asked);
        data.put("authorisationText", step.title());
        var latest = AuthorityLetters.latest(dossiers.get(asked.dossier()), step.requirement());
        if (latest != null) {
            data.put("latestText", told(step.requirement(), latest));
        }
        if (step.remark() != null) {
            data.put("refusalText", step.remark());
        }
        data.put("today", LocalDate.now(clock).toString());
        data.put("filedOn", LocalDate.now(clock).toString());
        return data;
    }

    private static String told(Requirement requirement, LocalDate latest) {
        return requirement == Requirement.GN6
                ? "Au plus tard le %s : quinze jours au moins avant l'utilisation (article GN 6). Après ce jour, la période est d'abord à modifier."
                        .formatted(French.day(latest))
                : "Au plus tard le %s : la commission est saisie un mois au moins avant l'ouverture. Après ce jour, l'ouverture attend."
                        .formatted(French.day(latest));
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.get(answer.dossier());
        var requirement = authorisations.carriedBy(answer.asked()).requirement();
        var filedOn = answer.date("filedOn");
        var latest = AuthorityLetters.latest(dossier, requirement);
        if (requirement == Requirement.GN6 && latest != null && filedOn.isAfter(latest)) {
            throw new BadInput(
                    "filedOn",
                    "L'utilisation exceptionnelle se demande quinze jours au moins avant (article GN 6), donc au plus tard le %s : modifiez d'abord la période de l'occupation."
                            .formatted(French.day(latest)));
        }
        safety.file(
                answer.dossier(),
                requirement,
                filedOn,
                answer.flag("fileComplete") ? filedOn : null,
                answer.flag("derogationAsked"),
                answer.by());
        if (!requirement.isPlanning()) {
            letters.send(dossier, requirement, filedOn, answer.by());
        }
        parties.acted(answer.dossier(), Act.INSTRUCT, answer.by());
    }
}
