package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.Names;
import fr.parcours.register.closing.Archives;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Findings;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.register.space.Days;
import fr.parcours.step.ExternalRefusal;
import fr.parcours.step.Letters;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import fr.parcours.step.Promise;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * « Notifier le refus motivé »: to a service with the way to arbitration, for an internal measure is open to no appeal
 * before a court (domain.md, 7.3c); to an occupant from outside with the ways of appeal (7.3b).
 */
@Component("notifyRefusal")
class NotifyRefusal implements JavaDelegate {
    private static final String ALTERNATIVE =
            "Vous pouvez aussi déposer une nouvelle demande pour un autre espace ou une autre période.";

    private final Dossiers dossiers;
    private final Days days;
    private final RoundTrips roundTrips;
    private final Archives archives;
    private final Clock clock;
    private final Findings findings;
    private final Alternatives alternatives;
    private final Letters letters;
    private final Papers papers;
    private final ExternalRefusal external;
    private final Promise promise;
    private final CurrentUser user;
    private final Names names;

    NotifyRefusal(
            Dossiers dossiers,
            Days days,
            RoundTrips roundTrips,
            Archives archives,
            Clock clock,
            Findings findings,
            Alternatives alternatives,
            Letters letters,
            Papers papers,
            ExternalRefusal external,
            Promise promise,
            CurrentUser user,
            Names names) {
        this.dossiers = dossiers;
        this.days = days;
        this.roundTrips = roundTrips;
        this.archives = archives;
        this.clock = clock;
        this.findings = findings;
        this.alternatives = alternatives;
        this.letters = letters;
        this.papers = papers;
        this.external = external;
        this.promise = promise;
        this.user = user;
        this.names = names;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        var number = dossier.number();
        days.release(number);
        roundTrips.closeAll(number, Outcome.WITHDRAWN);
        dossiers.holdExpires(number, null);
        dossiers.moveTo(number, DossierState.REFUSE);
        archives.planUnused(number, LocalDate.now(clock));
        if (promise.givenToAnother(number).isPresent()) {
            return; // the letter of the selection has refused it, with its reasons and the ways of appeal
        }
        var reason = Optional.ofNullable(dossier.refusalReason()).orElseGet(() -> findings.text(number));
        var alternative = ALTERNATIVE + others(dossier);
        if (dossier.request().isExternal()) {
            external.send(dossier, "refused", reason, alternative);
        } else {
            tellService(dossier, reason, alternative);
        }
    }

    private void tellService(Dossier dossier, String reason, String alternative) {
        var number = dossier.number();
        var author = user.require().login(); // who decided it: a refusal has an author (CRPA L212-1)
        papers.issue(
                number,
                Paper.INTERNAL_REFUSAL,
                Map.of("reasons", reason, "alternative", alternative, "signedAs", names.account(author)),
                author);
        letters.toRequester(dossier, "refused", "votre demande est refusée", note(number, reason, alternative));
    }

    private static String note(DossierNumber number, String reason, String alternative) {
        return """
                Bonjour,

                Votre demande d'occupation %s ne peut pas être accueillie, pour les motifs suivants :

                %s

                Si vous souhaitez que cette décision soit revue, votre direction peut saisir le directeur général adjoint chargé du patrimoine, puis le directeur général des services, qui arbitrent.

                %s""".formatted(number, reason, alternative);
    }

    /** The best of the spaces that nothing bars today: a lead, no promise. */
    private String others(Dossier dossier) {
        var leads = alternatives.worthAsking(dossier).stream()
                .map(lead -> "\n– %s (%s)".formatted(lead.space().title(), lead.why()))
                .collect(Collectors.joining());
        return leads.isEmpty()
                ? ""
                : " À ce jour, pour la même période et le même effectif, ces espaces conviendraient :\n" + leads;
    }
}
