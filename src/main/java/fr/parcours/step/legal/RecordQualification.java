package fr.parcours.step.legal;

import fr.parcours.DossierNumber;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.step.Variables;
import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Consigner la qualification »: what the five tables said, for the opinion and for the title. */
@Component("recordQualification")
class RecordQualification implements JavaDelegate {
    private final Qualifications qualifications;

    RecordQualification(Qualifications qualifications) {
        this.qualifications = qualifications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        qualifications.record(
                new DossierNumber(execution.getProcessBusinessKey()),
                new Qualification(
                        Variables.LEGAL_TITLE.from(execution),
                        Variables.COMPETITION.from(execution),
                        0,
                        Variables.FEE.from(execution),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        null,
                        Variables.DEPOSIT_MONTHS.from(execution),
                        Variables.AUTHORITY.from(execution),
                        false));
    }
}
