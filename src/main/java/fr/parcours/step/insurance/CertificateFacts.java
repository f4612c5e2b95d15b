package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.NotFound;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.NamedInModels;
import fr.parcours.engine.Once;
import fr.parcours.register.insurance.Certificate;
import fr.parcours.register.insurance.Certificates;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What table {@code certificateCheck} asks: the last certificate given, held against the registers. */
@Component
@NamedInModels
public class CertificateFacts {
    private final Once<String, CertificateInputs> facts = Once.perStep();
    private final Certificates certificates;
    private final Expectations expectations;

    CertificateFacts(Certificates certificates, Expectations expectations) {
        this.certificates = certificates;
        this.expectations = expectations;
    }

    /** Read once for all inputs of the table. */
    public CertificateInputs of(String number) {
        return facts.get(number, this::read);
    }

    private CertificateInputs read(String number) {
        var dossier = new DossierNumber(number);
        return of(latest(dossier), expectations.of(dossier));
    }

    Certificate latest(DossierNumber dossier) {
        return certificates
                .latest(dossier)
                .orElseThrow(() -> new NotFound("Aucune attestation n'est fournie dans ce dossier."));
    }

    CertificateInputs of(Certificate certificate, Expected expected) {
        return CertificateInputs.of(
                certificate.content(), expected, LocalDate.ofInstant(certificate.givenAt(), HouseClock.PARIS));
    }
}
