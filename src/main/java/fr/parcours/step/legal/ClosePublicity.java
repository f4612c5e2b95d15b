package fr.parcours.step.legal;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Publicities;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.ToldQualification;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Constater la fin de la publicité »: what was received in time is complete, and says how it goes on. */
@Component
class ClosePublicity implements Receiver {
    private final PublicityRounds rounds;
    private final Candidates candidates;
    private final Dossiers dossiers;
    private final Publicities publicities;
    private final DossierParties parties;
    private final DossierSheet sheet;

    ClosePublicity(
            PublicityRounds rounds,
            Candidates candidates,
            Dossiers dossiers,
            Publicities publicities,
            DossierParties parties,
            DossierSheet sheet) {
        this.rounds = rounds;
        this.candidates = candidates;
        this.dossiers = dossiers;
        this.publicities = publicities;
        this.parties = parties;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "close-publicity";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var notice = rounds.latest(asked.dossier());
        var told = candidates.told(asked.dossier());
        var data = sheet.open(asked.dossier());
        data.put("noticeText", ToldQualification.told(notice));
        data.put("interestsText", told.isEmpty() ? "Aucune manifestation d'intérêt enregistrée." : told);
        data.put(
                "outcomeText",
                switch (notice.closedWith(candidates.of(asked.dossier()))) {
                    case SELECTION_DUE -> "Un concurrent s'est déclaré : une sélection est publiée ensuite.";
                    case CHOICE_DUE -> "Plusieurs candidats : ils sont départagés ensuite.";
                    default -> "Aucun concurrent : l'avis juridique suit.";
                });
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()).number();
        publicities.close(dossier, rounds.latest(dossier).closedWith(candidates.of(dossier)), answer.by());
        parties.acted(dossier, Act.INSTRUCT, answer.by());
    }
}
