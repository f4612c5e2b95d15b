package fr.parcours.step.safety;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.safety.Requirement;
import fr.parcours.register.safety.Safety;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Variables;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Constater le silence »: it accepts a complete file where the law says so; else the authority is reminded. */
@Component("recordSilence")
class RecordSilence implements JavaDelegate {
    private final Dossiers dossiers;
    private final Safety safety;
    private final Authorisations authorisations;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Clock clock;

    RecordSilence(
            Dossiers dossiers,
            Safety safety,
            Authorisations authorisations,
            Letters letters,
            Mailboxes mailboxes,
            Clock clock) {
        this.dossiers = dossiers;
        this.safety = safety;
        this.authorisations = authorisations;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var number = dossier.number();
        var requirement = Requirement.valueOf(Variables.AUTHORISATION.from(execution));
        var today = LocalDate.now(clock);
        var accepts = safety.step(number, requirement).isAcceptedBySilence(safety.category(number));
        if (accepts) {
            safety.answered(number, requirement, true, today, "Accord tacite", null, null);
        } else {
            safety.reminded(number, requirement);
        }
        letters.send(
                mailboxes.of(authorisations.trade(requirement.name()), dossier.service()),
                number,
                "silence-%s-%s".formatted(requirement, today),
                accepts ? "accord tacite" : "autorité à relancer",
                """
                        Bonjour,

                        %s : l'autorité n'a pas répondu dans le délai. %s""".formatted(
                                requirement.label(),
                                accepts
                                        ? "Son silence vaut accord ; demandez-lui un certificat d'accord tacite."
                                        : "Son silence ne vaut pas accord : relancez-la, puis enregistrez sa réponse dans la tâche qui vous attend."));
        Variables.SILENCE_ACCEPTS.write(execution, accepts);
    }
}
