package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificates;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Demander l'attestation »: the letter says word by word what the insurer is to write, so that it comes back right. */
@Component("requestCertificate")
class RequestCertificate implements JavaDelegate {
    private final Dossiers dossiers;
    private final Certificates certificates;
    private final CertificateLetters letters;

    RequestCertificate(Dossiers dossiers, Certificates certificates, CertificateLetters letters) {
        this.dossiers = dossiers;
        this.certificates = certificates;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var renewal = dossier.state() == DossierState.OUVERT;
        certificates.ask(
                dossier.number(),
                renewal ? firstUncovered(dossier) : dossier.request().requestedStart(),
                renewal);
        letters.request(dossier);
    }

    private LocalDate firstUncovered(Dossier dossier) {
        return certificates
                .inForce(dossier.number())
                .map(one -> one.content().coverageEnd().plusDays(1))
                .orElseGet(() -> dossier.request().requestedStart());
    }
}
