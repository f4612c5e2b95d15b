package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificates;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Dire ce qui est à changer », field by field. One that a changed fact made unfit begins a request of its own. */
@Component("returnCertificate")
class ReturnCertificate implements JavaDelegate {
    private final Dossiers dossiers;
    private final Certificates certificates;
    private final CertificateFacts facts;
    private final CertificateLetters letters;

    ReturnCertificate(
            Dossiers dossiers, Certificates certificates, CertificateFacts facts, CertificateLetters letters) {
        this.dossiers = dossiers;
        this.certificates = certificates;
        this.facts = facts;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var certificate = facts.latest(dossier.number());
        if (certificate.outdated()) {
            certificates.ask(dossier.number(), dossier.request().requestedStart(), false);
        }
        letters.giveBack(dossier, certificate);
    }
}
