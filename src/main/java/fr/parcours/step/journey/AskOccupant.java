package fr.parcours.step.journey;

import fr.parcours.Groups;
import fr.parcours.engine.TaskSeen;
import fr.parcours.engine.TaskWitness;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells an occupant from outside, with a link to his dossier, what is his to do. Questions, certificates and remarks on
 * a draft are asked for by letters of their own.
 */
@Component
class AskOccupant implements TaskWitness {
    private record Demand(String subject, String text) {}

    private static final Map<String, Demand> WHAT = Map.of(
            "task_countersignEntry",
            new Demand(
                    "état des lieux d'entrée à signer",
                    "L'état des lieux d'entrée est dressé : lisez-le et signez-le, avec vos réserves s'il y a lieu. Le service du patrimoine vous remet ensuite les clés, à partir du premier jour de votre titre et une fois reçu le dépôt de garantie, s'il en demande un."),
            "task_countersignEntryAgain",
            new Demand(
                    "état des lieux d'entrée à signer de nouveau",
                    "L'état des lieux d'entrée est dressé de nouveau : lisez-le et signez-le, avec vos réserves s'il y a lieu."),
            "task_countersignExit",
            new Demand(
                    "état des lieux de sortie à signer",
                    "L'état des lieux de sortie est dressé, à côté de celui d'entrée : lisez-le et signez-le, avec vos réserves s'il y a lieu. Vous rendez ensuite les clés au service du patrimoine, puis le décompte définitif vous est adressé."),
            "task_acknowledgeKeys",
            new Demand(
                    "clés remises, à confirmer",
                    "Les clés vous ont été remises : dites que vous les avez reçues, ou ce qui manque. Le relevé des compteurs d'entrée, s'il y en a, est dans vos documents."));

    private final Letters letters;

    AskOccupant(Letters letters) {
        this.letters = letters;
    }

    @Override
    public void created(TaskSeen task) {
        var what = WHAT.get(task.taskKey());
        if (what != null && task.candidateGroups().equals(Groups.FOR_AN_EXTERNAL)) {
            letters.toOutside(task.dossier(), "asked-" + task.taskId(), what.subject(), """
                    Bonjour,

                    %s%s""".formatted(
                    what.text(),
                    task.due() == null ? "" : " À faire au plus tard le %s.".formatted(French.day(task.due()))));
        }
    }
}
