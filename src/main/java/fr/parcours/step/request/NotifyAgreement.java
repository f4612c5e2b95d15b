package fr.parcours.step.request;

import fr.parcours.DossierNumber;
import fr.parcours.engine.CurrentUser;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.Names;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Occupation;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import fr.parcours.step.ToldQualification;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** « Notifier l'accord de principe »: it is no title, and it lapses (domain.md, 7.3a). */
@Component("notifyAgreement")
class NotifyAgreement implements JavaDelegate {
    private static final List<String> EXPECTED = List.of(
            "La fonction de la personne responsable de la sécurité dans l'espace",
            "Le budget sur lequel les charges sont imputées");
    private static final List<String> EXPECTED_FROM_OUTSIDE = List.of(
            "L'attestation d'assurance, dans les termes exacts de la lettre qui la demandera",
            "La pièce qui habilite le représentant à signer le titre",
            "La fonction de la personne responsable de la sécurité dans l'espace");

    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Letters letters;
    private final Papers papers;
    private final CurrentUser user;
    private final Names names;
    private final Occupation occupation;
    private final ToldQualification qualification;

    NotifyAgreement(
            Dossiers dossiers,
            Spaces spaces,
            Letters letters,
            Papers papers,
            CurrentUser user,
            Names names,
            Occupation occupation,
            ToldQualification qualification) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.letters = letters;
        this.papers = papers;
        this.user = user;
        this.names = names;
        this.occupation = occupation;
        this.qualification = qualification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var dossier = dossiers.get(new DossierNumber(execution.getProcessBusinessKey()));
        dossiers.moveTo(dossier.number(), DossierState.ACCORD_PRINCIPE);
        var request = dossier.request();
        var conditions = dossier.agreementConditions();
        var lapse = occupation.agreementLapse(dossier.number().value()).toInstant();
        dossiers.agreementLapses(dossier.number(), lapse);
        var validUntil = lapse.atZone(HouseClock.PARIS).toLocalDate();
        print(dossier, validUntil);
        letters.toOccupant(dossier, "agreed-" + request.spaceCode(), "accord de principe", """
                        Bonjour,

                        Votre demande reçoit un accord de principe : %s, %s.
                        %s%s%s
                        Cet accord ne vaut pas titre d'occupation : aucune entrée dans les lieux et aucuns travaux avant %s. Il est valable jusqu'au %s (paramètre à valider par la MEL).""".formatted(
                        spaces.title(request.spaceCode()),
                        French.period(request.requestedStart(), request.requestedEnd()),
                        qualification.terms(dossier.number()).stream()
                                .map(term -> "\n– " + term)
                                .collect(Collectors.joining()),
                        conditions == null ? "" : "\nConditions :\n" + conditions + "\n",
                        expected(request).stream()
                                .map(piece -> "– %s\n".formatted(piece))
                                .collect(Collectors.joining("", "\nAttendu avant le titre :\n", "")),
                        request.isExternal() ? "un titre exécutoire" : "la signature de la note d'affectation",
                        French.day(validUntil)));
    }

    private static List<String> expected(OccupationRequest request) {
        return request.isExternal() ? EXPECTED_FROM_OUTSIDE : EXPECTED;
    }

    private void print(Dossier dossier, LocalDate validUntil) {
        var author = user.require().login(); // who decided it (CRPA L212-1)
        var conditions = Optional.ofNullable(dossier.agreementConditions()).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceFirst("^– ", ""))
                .toList();
        papers.issue(
                dossier.number(),
                Paper.AGREEMENT_IN_PRINCIPLE,
                Map.of(
                        "terms",
                        qualification.terms(dossier.number()),
                        "conditions",
                        conditions,
                        "expectedPieces",
                        expected(dossier.request()),
                        "validUntil",
                        validUntil,
                        "signedAs",
                        names.account(author)),
                author);
    }
}
