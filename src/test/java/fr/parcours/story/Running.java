package fr.parcours.story;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Course;
import fr.parcours.engine.Homes;
import fr.parcours.engine.TestClock;
import fr.parcours.register.Given;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.insurance.Certificate.Content;
import fr.parcours.register.insurance.Certificate.DocumentType;
import fr.parcours.register.insurance.Certificate.Guarantee;
import fr.parcours.register.insurance.Certificate.Status;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.insurance.Coverages.Due;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.space.Spaces;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Occupations from outside that run already: taken up where the keys have been handed over. */
@Component
public class Running {
    private static final BigDecimal LIABILITY = BigDecimal.valueOf(5_000_000);

    private final Dossiers dossiers;
    private final Occupants occupants;
    private final Qualifications qualifications;
    private final Spaces spaces;
    private final Coverages coverages;
    private final Certificates certificates;
    private final Course course;
    private final Homes homes;
    private final TestClock clock;
    private final TransactionTemplate transaction;

    Running(
            Dossiers dossiers,
            Occupants occupants,
            Qualifications qualifications,
            Spaces spaces,
            Coverages coverages,
            Certificates certificates,
            Course course,
            Homes homes,
            TestClock clock,
            TransactionTemplate transaction) {
        this.dossiers = dossiers;
        this.occupants = occupants;
        this.qualifications = qualifications;
        this.spaces = spaces;
        this.coverages = coverages;
        this.certificates = certificates;
        this.course = course;
        this.homes = homes;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** As below, on the public domain. */
    public DossierNumber coveredUntil(LocalDate end, String requester) {
        return coveredUntil(end, requester, "CODP");
    }

    /** An association at EV-101, for eight months more; its certificate was accepted and holds until this day. */
    public DossierNumber coveredUntil(LocalDate end, String requester, String legalTitle) {
        var service = homes.homeOf(requester).orElseThrow();
        return Objects.requireNonNull(transaction.execute(status -> {
            var dossier = dossiers.draw();
            dossiers.takeOver(dossier, requester, service, request(), "patrimoine");
            occupants.record(dossier, Given.occupant(Journeys.EXTERNAL_MAIL, true));
            qualifications.record(
                    dossier,
                    new Qualification(
                            legalTitle,
                            "NON_REQUISE",
                            0,
                            "GRATUIT_FACULTATIF",
                            BigDecimal.ZERO,
                            BigDecimal.ZERO,
                            null,
                            0,
                            "PRESIDENT_DELEGATION",
                            false));
            coverages.require(dossier, List.of(new Due(Kind.RC_EXPLOITATION, LIABILITY)));
            certificates.ask(dossier, request().requestedStart(), false);
            certificates.control(
                    certificates.give(dossier, certificate(end), requester),
                    Status.ACCEPTE_AVEC_ECHEANCE,
                    null,
                    "assurances");
            course.takeUp(dossier, service, "call_occupancy");
            return dossier;
        }));
    }

    private OccupationRequest request() {
        return OccupationRequest.ofService(
                        "EV-101",
                        "Ateliers de réparation ouverts aux habitants",
                        "INNOVATION_SOCIALE",
                        8,
                        0,
                        null,
                        clock.today().minusDays(10),
                        clock.today().plusMonths(8))
                .by("ASSOCIATION_IG");
    }

    private Content certificate(LocalDate end) {
        return new Content(
                DocumentType.ATTESTATION,
                "Mutuelle de démonstration",
                "POL-2026-17",
                "Association de démonstration",
                "99910001900010",
                spaces.get("EV-101").address(),
                false,
                false,
                clock.today().minusDays(10),
                end,
                clock.today().minusDays(20),
                List.of(new Guarantee(Kind.RC_EXPLOITATION, LIABILITY)),
                null,
                "Unité assurances, classeur 2026");
    }
}
