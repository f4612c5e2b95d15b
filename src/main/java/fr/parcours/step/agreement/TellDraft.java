package fr.parcours.step.agreement;

import fr.parcours.engine.TaskSeen;
import fr.parcours.engine.TaskWitness;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.agreement.Convention;
import fr.parcours.register.agreement.Conventions;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Writes to the occupant from outside that a draft awaits his remarks, then that its text awaits his signature; whoever
 * acts for him hears of the task itself.
 */
@Component
class TellDraft implements TaskWitness {
    private final Dossiers dossiers;
    private final Agreements agreements;
    private final Conventions conventions;
    private final Letters letters;

    TellDraft(Dossiers dossiers, Agreements agreements, Conventions conventions, Letters letters) {
        this.dossiers = dossiers;
        this.agreements = agreements;
        this.conventions = conventions;
        this.letters = letters;
    }

    @Override
    public void created(TaskSeen task) {
        var isRemark = task.taskKey().equals("task_remarkConvention");
        if ((isRemark || task.taskKey().equals("task_signOccupant"))
                && dossiers.get(task.dossier()).request().isExternal()) {
            var agreement = agreements.get(task.dossier());
            var until = French.day(Objects.requireNonNull(task.due()));
            if (isRemark) {
                askRemarks(agreement, until);
            } else {
                askSignature(agreement, until);
            }
        }
    }

    private void askRemarks(Agreement agreement, String until) {
        letters.toOutside(
                agreement.dossier(),
                "draft-" + agreement.version(),
                "un projet de convention attend vos remarques d'ici le " + until,
                """
                Bonjour,

                Le projet de votre convention (n° %s, version %d) est rédigé. Lisez-le, et dites article par article ce que vous voulez changer, ou que vous n'avez pas de remarque, au plus tard le %s.%s""".formatted(agreement.number(), agreement.version(), until, reply(agreement)));
    }

    private void askSignature(Agreement agreement, String until) {
        letters.toOutside(
                agreement.dossier(),
                "sign-" + agreement.version(),
                "votre convention est à signer d'ici le " + until,
                """
                Bonjour,

                Le texte de votre convention (n° %s, version %d) est arrêté et attend votre signature, au plus tard le %s. Il est parmi vos documents, sur la page de votre dossier : imprimez-le, datez-le, signez-le, puis remettez-le ou envoyez-le au service indiqué ci-dessous, qui enregistre votre signature. L'élu signe ensuite.""".formatted(agreement.number(), agreement.version(), until));
    }

    /** What became of the remarks on the version before; empty without any. */
    private String reply(Agreement agreement) {
        return conventions
                .find(agreement.dossier(), agreement.version())
                .map(Convention::reply)
                .map("%n%nCe que sont devenues vos remarques : %s"::formatted)
                .orElse("");
    }
}
