package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.register.insurance.Certificate;
import fr.parcours.register.insurance.Certificate.Status;
import fr.parcours.register.insurance.Certificate.Verdict;
import fr.parcours.register.insurance.Certificates;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Ends « Contrôler les données » (table {@code certificateCheck}). One that was accepted before a fact changed proves the
 * cover again, or no longer suits: nobody is asked for what still holds.
 */
@Component("recordVerdict")
class RecordVerdict implements JavaDelegate {
    private static final String ANSWER_OF_THE_TABLE = "decisionResult"; // the engine's own name

    private final Certificates certificates;
    private final CertificateFacts facts;
    private final Acceptance acceptance;

    RecordVerdict(Certificates certificates, CertificateFacts facts, Acceptance acceptance) {
        this.certificates = certificates;
        this.facts = facts;
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var row = ((DmnDecisionResult) execution.getVariable(ANSWER_OF_THE_TABLE)).getSingleResult();
        var verdict = new Verdict(Status.valueOf(row.getEntry("status")), row.getEntry("message"));
        var certificate = facts.latest(new DossierNumber(execution.getProcessBusinessKey()));
        certificates.ruled(certificate.id(), verdict);
        if (certificate.isAccepted()) {
            lookAgain(certificate, verdict);
        }
    }

    private void lookAgain(Certificate certificate, Verdict verdict) {
        if (verdict.status().accepts()) {
            acceptance.of(
                    certificate, Objects.requireNonNull(certificate.check()).by());
        } else {
            certificates.outdate(certificate.id());
        }
    }
}
