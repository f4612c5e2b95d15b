package fr.parcours.step.keys;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.CourseHistory;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Endings;
import fr.parcours.register.occupancy.Endings.Ending;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * « Ouvrir l'espace »: the keys are received, the occupation runs until its last day. A withdrawal of the title that was
 * proposed meanwhile comes too late: from now on, the title ends as an occupation does.
 */
@Component("openSpace")
class OpenSpace implements JavaDelegate {
    private final Dossiers dossiers;
    private final EarlyOpening early;
    private final Endings endings;
    private final Letters letters;
    private final Mailboxes mailboxes;

    OpenSpace(Dossiers dossiers, EarlyOpening early, Endings endings, Letters letters, Mailboxes mailboxes) {
        this.dossiers = dossiers;
        this.early = early;
        this.endings = endings;
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var last = dossier.lastDay();
        dossiers.occupiedUntil(dossier.number(), last);
        dossiers.moveTo(dossier.number(), DossierState.OUVERT);
        endings.proposed(dossier.number()).ifPresent(ending -> drop(dossier, ending));
        letters.toOccupant(dossier, "open", "l'espace est ouvert", """
                Bonjour,

                Les clés vous sont remises : votre occupation est ouverte jusqu'au %s.
                %s
                Pour partir plus tôt, donnez congé depuis la page du dossier : le préavis y est rappelé.""".formatted(
                French.day(last), early.told(dossier).map("\n%s\n"::formatted).orElse("")));
    }

    private void drop(Dossier dossier, Ending ending) {
        endings.drop(ending.id(), "L'espace a ouvert avant la signature.", CourseHistory.NAME);
        letters.send(
                Stream.of(Groups.JURIDIQUE, Groups.PATRIMOINE).flatMap(group -> mailboxes.of(group, dossier.service())),
                dossier.number(),
                "withdrawal-too-late-" + ending.id(),
                "le retrait du titre est sans objet",
                """
                Bonjour,

                L'espace du dossier %s a ouvert avant que le retrait du titre soit signé : cette proposition tombe. Si le motif demeure, proposez la fin de l'occupation sur la page du dossier.""".formatted(dossier.number()));
    }
}
