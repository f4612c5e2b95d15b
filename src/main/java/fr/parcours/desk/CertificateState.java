package fr.parcours.desk;

import fr.parcours.DossierNumber;
import fr.parcours.register.insurance.Certificate;
import fr.parcours.register.insurance.Certificate.Check;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.insurance.Certificates.Request;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far the certificate of an occupant from outside has come, in a sentence to him (role-matrix.md, row 51: its state). */
@Component
class CertificateState {
    private final Certificates certificates;
    private final Wording wording;

    CertificateState(Certificates certificates, Wording wording) {
        this.certificates = certificates;
        this.wording = wording;
    }

    /** Empty as long as none is asked for. */
    Optional<String> of(DossierNumber dossier) {
        return certificates.request(dossier).map(request -> told(dossier, request));
    }

    private String told(DossierNumber dossier, Request request) {
        var answer = certificates.latest(dossier).filter(one -> one.requestNo() == request.no());
        var inForce = certificates
                .inForce(dossier)
                .filter(one -> answer.filter(one::equals).isEmpty());
        return answer.map(this::given).orElseGet(() -> "demandée le %s.".formatted(wording.day(request.askedAt())))
                + inForce.map(one -> " Celle qui est acceptée vaut jusqu'au %s.".formatted(end(one)))
                        .orElse("");
    }

    private String given(Certificate certificate) {
        var check = certificate.check();
        if (check == null) {
            return "fournie le %s, en cours de contrôle.".formatted(wording.day(certificate.givenAt()));
        }
        if (certificate.outdated()) {
            return "à reprendre, un fait du dossier ayant changé depuis qu'elle a été acceptée.";
        }
        return certificate.isAccepted()
                ? "acceptée le %s, valable jusqu'au %s.".formatted(wording.day(check.at()), end(certificate))
                : refused(check);
    }

    private String refused(Check check) {
        return "refusée le %s.%s"
                .formatted(
                        wording.day(check.at()),
                        Optional.ofNullable(check.remark()).map(" "::concat).orElse(""));
    }

    private String end(Certificate certificate) {
        return wording.day(certificate.content().coverageEnd());
    }
}
