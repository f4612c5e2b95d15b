package fr.parcours.desk;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.DossierState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as a list shows it.
 *
 * @param occupantName of somebody from outside, for who may read the request (role-matrix.md, row 45); else null
 * @param changedSinceValidation for a superior: what he said yes to has changed
 * @param roundTrips how the last question of each open task stands: « À corriger », « Corrigé », « Annulée »…
 */
record DossierLine(
        DossierNumber number,
        DossierState state,
        String stateLabel,
        Place space,
        Period period,
        String requesterService,
        String requesterServiceLabel,
        @Nullable String occupantName,
        List<Waiting> waitingFor,
        List<String> roundTrips,
        boolean changedSinceValidation) {

    /** @param address null for who may not know it (yet) */
    record Place(
            String code,
            String label,
            String commune,
            @Nullable String address) {}

    /** Both days included. */
    record Period(LocalDate from, LocalDate to) {}

    /** Is anything late? */
    boolean overdue() {
        return waitingFor.stream().anyMatch(Waiting::overdue);
    }

    /**
     * One page of a list, the newest first.
     *
     * @param next what to send as {@code after} for the page that follows; null on the last one
     * @param count how many there are in all, 200 at most
     * @param countLabel the same for a reader: « 12 », « 200+ »
     */
    record Page(List<DossierLine> dossiers, @Nullable DossierNumber next, int count, String countLabel) {}
}
