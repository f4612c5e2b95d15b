package fr.parcours.step.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Rappeler le terme », ninety, sixty and thirty days before (domain.md 2.3), to the occupant and to patrimony. */
@Component("remindEnd")
class RemindEnd implements JavaDelegate {
    private final Dossiers dossiers;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Clock clock;

    RemindEnd(Dossiers dossiers, Letters letters, Mailboxes mailboxes, Clock clock) {
        this.dossiers = dossiers;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var end = dossier.lastDay();
        var left = ChronoUnit.DAYS.between(LocalDate.now(clock), end);
        var occasion = "end-%s-%d".formatted(end, left);
        var body = """
                Bonjour,

                L'occupation du dossier %s prend fin le %s, dans %d jours. Une prolongation se demande dès maintenant depuis la page du dossier ; sinon, préparez l'état des lieux de sortie.""".formatted(dossier.number(), French.day(end), left);
        letters.toOccupant(dossier, occasion, "l'occupation prend fin bientôt", body);
        letters.send(
                mailboxes.of(Groups.PATRIMOINE, dossier.service()),
                dossier.number(),
                occasion,
                "l'occupation prend fin bientôt",
                body);
    }
}
