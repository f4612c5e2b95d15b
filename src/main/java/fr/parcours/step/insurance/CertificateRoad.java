package fr.parcours.step.insurance;

import fr.parcours.DossierNumber;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificate;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.insurance.Certificates.Request;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The questions at which the roads of process {@code certificate} part. */
@Component
@NamedInModels
public class CertificateRoad {
    private final Dossiers dossiers;
    private final Certificates certificates;
    private final int tries;

    /** @param tries certificates that may be refused before a human decides [PARAM] */
    CertificateRoad(Dossiers dossiers, Certificates certificates, @Value("${parcours.insurance.tries:3}") int tries) {
        this.dossiers = dossiers;
        this.certificates = certificates;
        this.tries = tries;
    }

    /** Is there one to look at before any is asked for? Once the space is open, what is there runs out. */
    public boolean isOnFile(String number) {
        var dossier = new DossierNumber(number);
        return dossiers.get(dossier).state() != DossierState.OUVERT
                && certificates
                        .latest(dossier)
                        .filter(one -> one.check() == null || one.isAccepted())
                        .isPresent();
    }

    /** Was the last one accepted by the insurance unit, and does it still suit? */
    public boolean isAccepted(String number) {
        return certificates
                .latest(new DossierNumber(number))
                .filter(Certificate::isAccepted)
                .isPresent();
    }

    /** Was it accepted, and a fact has made it unfit? */
    public boolean isOutdated(String number) {
        return certificates
                .latest(new DossierNumber(number))
                .filter(Certificate::outdated)
                .isPresent();
    }

    /** A renewal is ended by the day on which the cover lapses, not by an arbitration. */
    public boolean areTriesSpent(String number) {
        var dossier = new DossierNumber(number);
        return certificates.refusals(dossier) >= tries && !isRenewal(dossier);
    }

    /** Were as many refused in a renewal? */
    boolean isRenewalFailing(DossierNumber dossier) {
        return certificates.refusals(dossier) >= tries && isRenewal(dossier);
    }

    private boolean isRenewal(DossierNumber dossier) {
        return certificates.request(dossier).filter(Request::renewal).isPresent();
    }
}
