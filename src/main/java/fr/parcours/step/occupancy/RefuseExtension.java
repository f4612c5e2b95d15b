package fr.parcours.step.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.Names;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.register.dossier.Opinions.Opinion;
import fr.parcours.register.occupancy.Extensions;
import fr.parcours.register.occupancy.Extensions.Extension;
import fr.parcours.step.EarlyEnd;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import fr.parcours.step.PendingExtension;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * « Notifier le refus » of an extension, by patrimony or because the law is against it: the occupation ends as it was to
 * end, and who occupies the space reads why and to whom his title lets him turn.
 */
@Component("refuseExtension")
class RefuseExtension implements JavaDelegate {
    private final Dossiers dossiers;
    private final Extensions extensions;
    private final PendingExtension pending;
    private final Opinions opinions;
    private final EarlyEnd earlyEnd;
    private final Papers papers;
    private final Letters letters;
    private final CurrentUser user;
    private final Names names;

    RefuseExtension(
            Dossiers dossiers,
            Extensions extensions,
            PendingExtension pending,
            Opinions opinions,
            EarlyEnd earlyEnd,
            Papers papers,
            Letters letters,
            CurrentUser user,
            Names names) {
        this.dossiers = dossiers;
        this.extensions = extensions;
        this.pending = pending;
        this.opinions = opinions;
        this.earlyEnd = earlyEnd;
        this.papers = papers;
        this.letters = letters;
        this.user = user;
        this.names = names;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.lock(new DossierNumber(execution.getProcessBusinessKey()));
        pending.undo(dossier.number());
        extensions.latest(dossier.number()).ifPresent(extension -> tell(dossier, extension));
    }

    private void tell(Dossier dossier, Extension extension) {
        var reasons = ground(dossier, extension);
        var appeal = earlyEnd.judge(dossier).appeal();
        var author = user.get().map(SignedIn::login).orElse(Letters.DESK);
        papers.issue(
                dossier.number(),
                Paper.EXTENSION_REFUSAL,
                Map.of(
                        "titleLabel",
                        earlyEnd.titleLabel(dossier),
                        "askedUntil",
                        extension.newEnd(),
                        "reasons",
                        reasons,
                        "lastDay",
                        dossier.lastDay(),
                        "appeal",
                        appeal,
                        "signedAs",
                        names.account(author)),
                author);
        letters.toOccupant(dossier, "not-extended-" + extension.id(), "la prolongation est refusée", """
                        Bonjour,

                        La prolongation que vous avez demandée ne peut pas être accordée : %s

                        L'occupation prend fin comme prévu, le %s. %s""".formatted(
                        reasons, French.day(dossier.lastDay()), appeal));
    }

    /** Patrimony's, or the jurist's where patrimony had agreed. */
    private String ground(Dossier dossier, Extension extension) {
        return Boolean.TRUE.equals(extension.agreed())
                ? opinions.latest(dossier.number(), Groups.JURIDIQUE)
                        .map(Opinion::ground)
                        .orElse("un autre candidat a été retenu pour cet espace.")
                : Optional.ofNullable(extension.ground()).orElse("");
    }
}
