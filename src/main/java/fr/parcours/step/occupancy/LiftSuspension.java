package fr.parcours.step.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.Names;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Suspensions;
import fr.parcours.register.occupancy.Suspensions.Suspension;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** « Lever la suspension »: a certificate was accepted, so who accepted it opens the place again. */
@Component("liftSuspension")
class LiftSuspension implements JavaDelegate {
    private final Dossiers dossiers;
    private final Suspensions suspensions;
    private final Papers papers;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final CurrentUser user;
    private final Names names;
    private final Clock clock;

    LiftSuspension(
            Dossiers dossiers,
            Suspensions suspensions,
            Papers papers,
            Letters letters,
            Mailboxes mailboxes,
            CurrentUser user,
            Names names,
            Clock clock) {
        this.dossiers = dossiers;
        this.suspensions = suspensions;
        this.papers = papers;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.user = user;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        suspensions.underWay(dossier.number()).ifPresent(ended -> lift(dossier, ended));
    }

    private void lift(Dossier dossier, Suspension ended) {
        var author = user.require().login(); // who accepted the certificate (CRPA L212-1)
        suspensions.lift(dossier.number(), author);
        var content = new HashMap<String, @Nullable Object>();
        content.put("since", ended.since());
        content.put("liftedOn", LocalDate.now(clock));
        content.put("reasons", "Une attestation d'assurance en cours a été acceptée.");
        content.put("signedAs", names.account(author));
        papers.issue(dossier.number(), Paper.SUSPENSION_LIFTED, content, author);
        letters.toOccupant(
                dossier,
                "lifted-" + ended.since(),
                "suspension levée",
                papers.text(dossier.number(), Paper.SUSPENSION_LIFTED, content));
        letters.send(
                mailboxes.of(Groups.PATRIMOINE, dossier.service()),
                dossier.number(),
                "lifted-access-" + ended.since(),
                "suspension levée, accès à rendre",
                """
                        Bonjour,

                        Une attestation d'assurance est acceptée : la suspension est levée. Rendez l'accès à l'occupant. Mesures prises à la suspension : %s""".formatted(ended.measures()));
    }
}
