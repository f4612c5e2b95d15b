package fr.parcours.demo;

import fr.parcours.register.dossier.OccupationRequest;
import java.time.Instant;
import java.util.List;

/**
 * One dossier of the history, before anything of it is written.
 *
 * @param no its place in the year
 * @param service of the requester
 * @param tasks what is told of it; empty when it is lived from its first day
 * @param until when it is over, or lived on from
 */
record Tale(
        int no,
        Instant requested,
        String service,
        String commune,
        OccupationRequest request,
        Fate fate,
        List<Road.Task> tasks,
        Instant until) {
    enum Fate {
        REFUSED,
        ABANDONED,
        CLOSED,
        /** Told up to the keys; the occupation lasts. */
        OPEN,
        /** On its way to the keys: real processes from the first day. */
        UNDER_WAY
    }
}
