package fr.parcours.access;

import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.engine.Separation;
import fr.parcours.engine.StandIns;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The pairs of acts that one person may not join in a dossier (role-matrix.md, section 2): for each task, or action of the
 * dossier, the earlier acts that forbid it, and why.
 */
@Component
class FourEyes implements Separation {
    private record Pair(Act earlier, String why) {}

    private static final Pair OWN_REQUEST =
            new Pair(Act.REQUEST, "Vous avez déposé cette demande : une autre personne doit se prononcer.");
    private static final Pair OWN_DRAFT =
            new Pair(Act.DRAFT, "Vous avez rédigé ce titre : une autre personne doit le signer.");
    private static final Pair OWN_VALIDATION =
            new Pair(Act.VALIDATE, "Vous avez validé cette demande : une autre personne doit signer le titre.");
    private static final Pair OWN_KEYS =
            new Pair(Act.GIVE_KEYS, "Vous avez remis ces clés : une autre personne doit en accuser réception.");
    private static final Pair OWN_OPINION =
            new Pair(Act.INSTRUCT, "Vous avez instruit ce dossier : une autre personne doit arbitrer.");

    private static final Pair OWN_EXTENSION =
            new Pair(Act.EXTEND, "Vous avez demandé cette prolongation : une autre personne doit l'examiner.");

    private static final Pair OWN_CERTIFICATE =
            new Pair(Act.INSURE, "Vous avez fourni cette attestation : une autre personne doit la contrôler.");
    private static final Pair OWN_PROPOSAL =
            new Pair(Act.PROPOSE_END, "Vous avez proposé cette fin d'occupation : une autre personne doit la signer.");
    private static final Pair OWN_ACCOUNT =
            new Pair(Act.STATE_DEPOSIT, "Vous avez établi ce décompte : une autre personne doit le signer.");

    private static final Map<String, Set<Pair>> PAIRS = Map.ofEntries(
            Map.entry("task_validateRequest", Set.of(OWN_REQUEST)),
            Map.entry("task_instructLegal", Set.of(OWN_REQUEST)),
            Map.entry("task_setHold", Set.of(OWN_REQUEST)),
            Map.entry("task_redirectRequest", Set.of(OWN_REQUEST)),
            Map.entry("task_surveyDiagnostics", Set.of(OWN_REQUEST)),
            Map.entry("task_checkFluids", Set.of(OWN_REQUEST)),
            Map.entry("task_checkNetwork", Set.of(OWN_REQUEST)),
            Map.entry("task_giveTechnicalOpinion", Set.of(OWN_REQUEST)),
            Map.entry("task_checkPlanning", Set.of(OWN_REQUEST)),
            Map.entry("task_giveSafetyOpinion", Set.of(OWN_REQUEST)),
            Map.entry("task_fileAuthorisation", Set.of(OWN_REQUEST)),
            Map.entry("task_recordAnswer", Set.of(OWN_REQUEST)),
            Map.entry("task_decideOnRefusal", Set.of(OWN_REQUEST)),
            Map.entry("task_recordDiagnostic", Set.of(OWN_REQUEST)),
            Map.entry("task_giveLegalOpinion", Set.of(OWN_REQUEST)),
            Map.entry("task_qualifyOccupation", Set.of(OWN_REQUEST)),
            Map.entry("task_publishNotice", Set.of(OWN_REQUEST)),
            Map.entry("task_closePublicity", Set.of(OWN_REQUEST)),
            Map.entry("task_selectCandidate", Set.of(OWN_REQUEST)),
            Map.entry("declare-interest", Set.of(OWN_REQUEST)),
            Map.entry("move-visit", Set.of(OWN_REQUEST)),
            Map.entry("record-diagnostic", Set.of(OWN_REQUEST)),
            Map.entry("lift-reserve", Set.of(OWN_REQUEST)),
            Map.entry("mend-slip", Set.of(OWN_REQUEST)),
            Map.entry("task_planVisit", Set.of(OWN_REQUEST)),
            Map.entry("task_reportVisit", Set.of(OWN_REQUEST)),
            Map.entry("task_arbitrate", Set.of(OWN_REQUEST, OWN_OPINION)),
            Map.entry("task_arbitrateOpinions", Set.of(OWN_REQUEST, OWN_OPINION)),
            Map.entry("task_arbitrateRework", Set.of(OWN_REQUEST, OWN_OPINION)),
            Map.entry("task_agreeInPrinciple", Set.of(OWN_REQUEST)),
            Map.entry("task_examineExtension", Set.of(OWN_REQUEST, OWN_EXTENSION)),
            Map.entry("task_declareOccupation", Set.of(OWN_REQUEST)),
            Map.entry("task_certifyToOwner", Set.of(OWN_REQUEST)),
            Map.entry("task_controlCertificate", Set.of(OWN_REQUEST, OWN_CERTIFICATE)),
            Map.entry("task_arbitrateCertificate", Set.of(OWN_REQUEST, OWN_CERTIFICATE)),
            Map.entry("waive-recourse", Set.of(OWN_REQUEST)),
            Map.entry("task_signDga", Set.of(OWN_REQUEST, OWN_DRAFT, OWN_VALIDATION)),
            Map.entry("task_signDgs", Set.of(OWN_REQUEST, OWN_DRAFT, OWN_VALIDATION)),
            Map.entry("task_signEnding", Set.of(OWN_REQUEST, OWN_PROPOSAL)),
            Map.entry("sign-withdrawal", Set.of(OWN_REQUEST, OWN_PROPOSAL)),
            Map.entry("task_signAccount", Set.of(OWN_ACCOUNT)),
            Map.entry("task_signDecision", Set.of(OWN_REQUEST, OWN_DRAFT, OWN_VALIDATION)),
            Map.entry("task_signConvention", Set.of(OWN_REQUEST, OWN_DRAFT, OWN_VALIDATION)),
            Map.entry("task_acknowledgeKeys", Set.of(OWN_KEYS)));

    private final DossierParties parties;
    private final StandIns standIns;

    FourEyes(DossierParties parties, StandIns standIns) {
        this.parties = parties;
        this.standIns = standIns;
    }

    @Override
    public void check(DossierNumber dossier, String taskKey, Set<String> candidateGroups, String login) {
        joined(dossier, taskKey, login).ifPresent(pair -> {
            throw new Forbidden(pair.why());
        });
        for (var persons : standIns.replaced(login, candidateGroups)) {
            if (!persons.isEmpty()
                    && persons.stream()
                            .allMatch(person -> joined(dossier, taskKey, person).isPresent())) {
                throw new Forbidden(
                        "La personne que vous remplacez est déjà intervenue dans ce dossier : une autre doit se"
                                + " prononcer.");
            }
        }
    }

    private Optional<Pair> joined(DossierNumber dossier, String taskKey, String login) {
        var pairs = PAIRS.getOrDefault(taskKey, Set.of());
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        var earlier = parties.acts(dossier, login);
        return pairs.stream().filter(pair -> earlier.contains(pair.earlier())).findFirst();
    }
}
