package fr.parcours.step.agreement;

import static java.util.stream.Collectors.joining;

import fr.parcours.AuditEvent;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Audit;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.dossier.Reserves.Reserve;
import fr.parcours.register.dossier.Reserves.State;
import fr.parcours.register.space.Diagnostic.Code;
import fr.parcours.register.technical.DueDiagnostics;
import fr.parcours.register.technical.DueDiagnostics.Due;
import fr.parcours.register.technical.SignedWithout;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The pieces that the law wants joined to a title at the latest when it is signed, where table {@code requiredDiagnostics}
 * says that they are due, against those that the space has on that day.
 */
@Component
class DueAtSignature {
    /** What follows without it. */
    private static final Map<Code, String> CONSEQUENCES = Map.of(
            Code.ETAT_DES_RISQUES,
            "il date de moins de six mois à la signature ; sans lui, le preneur peut demander la résolution du contrat ou une diminution du prix (code de l'environnement, L125-5)",
            Code.DPE,
            "il se joint au contrat de location à sa conclusion ; sans lui, le preneur peut mettre en cause la responsabilité de la Métropole (code de la construction et de l'habitation, L126-29)");

    private final DueDiagnostics diagnostics;
    private final Reserves reserves;
    private final SignedWithout signedWithout;
    private final Audit audit;
    private final Clock clock;

    DueAtSignature(
            DueDiagnostics diagnostics, Reserves reserves, SignedWithout signedWithout, Audit audit, Clock clock) {
        this.diagnostics = diagnostics;
        this.reserves = reserves;
        this.signedWithout = signedWithout;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that are missing today, one line each; empty without. */
    String missing(DossierNumber dossier) {
        return due(dossier).filter(this::isMissing).map(DueAtSignature::told).collect(joining("\n"));
    }

    /** The reserves that nobody has lifted, but those that a piece which is there today lifts by itself. */
    List<Reserve> openReserves(DossierNumber dossier) {
        var open = reserves.open(dossier);
        if (open.isEmpty()) {
            return open;
        }
        var provided = provided(due(dossier).toList());
        return open.stream()
                .filter(reserve -> !provided.contains(reserve.text()))
                .toList();
    }

    /**
     * The title is signed: the reserve of what is there is lifted, what is not there is kept with the reason.
     *
     * @param reason null when nobody was asked for one
     */
    void signed(Agreement agreement, @Nullable String reason, String by) {
        var dossier = agreement.dossier();
        var due = due(dossier).toList();
        lift(dossier, provided(due), by);
        if (reason != null) {
            var missing = due.stream().filter(this::isMissing).toList();
            signedWithout.note(dossier, agreement.version(), missing, reason, by);
            missing.forEach(one -> audit.record(
                    AuditEvent.SIGNED_WITHOUT_PIECE,
                    dossier,
                    one.present() == null
                            ? one.code().name()
                            : "%s %s".formatted(one.code(), one.present().madeOn())));
        }
    }

    private void lift(DossierNumber dossier, List<String> provided, String by) {
        if (provided.isEmpty()) {
            return;
        }
        reserves.open(dossier).stream()
                .filter(reserve -> provided.contains(reserve.text()))
                .forEach(reserve ->
                        reserves.settle(dossier, reserve.no(), State.LEVEE, "Présent à la signature du titre.", by));
    }

    private List<String> provided(List<Due> due) {
        return due.stream()
                .filter(one -> !isMissing(one))
                .map(one -> DueDiagnostics.awaited(one.code()))
                .toList();
    }

    private Stream<Due> due(DossierNumber dossier) {
        return diagnostics.of(dossier).stream().filter(one -> CONSEQUENCES.containsKey(one.code()));
    }

    private boolean isMissing(Due one) {
        return !one.countsOn(LocalDate.now(clock));
    }

    private static String told(Due one) {
        var state = one.present() == null
                ? "absent"
                : "périmé, il est du " + French.day(one.present().madeOn());
        var expected = one.expectedOn() == null ? "" : ", commandé pour le " + French.day(one.expectedOn());
        return "– %s (%s%s) : %s.".formatted(one.code().label(), state, expected, CONSEQUENCES.get(one.code()));
    }
}
