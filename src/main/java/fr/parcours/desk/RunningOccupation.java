package fr.parcours.desk;

import fr.parcours.register.agreement.Agreement.Paper;
import fr.parcours.register.dossier.OccupationRequest;
import java.time.LocalDate;

/**
 * An occupation by a service of the MEL that ran before the house followed it.
 *
 * @param service id of the requesting service
 * @param requester login, of an account of that service
 * @param staff agents at the same time
 * @param visitors public at the same time; 0: staff only
 * @param start first day, today or earlier
 * @param end last day, today or later
 * @param responsible function of who answers for safety and has the keys
 * @param keySets that are out, 1 or more
 */
record RunningOccupation(
        String space,
        String service,
        String requester,
        String purpose,
        Scenario scenario,
        int staff,
        int visitors,
        LocalDate start,
        LocalDate end,
        Paper title,
        String responsible,
        int keySets) {

    /** As the request's form offers them. */
    enum Scenario {
        TETE_DE_PONT,
        CULTURE,
        INNOVATION_SOCIALE,
        INCUBATION,
        PARTICIPATION,
        STOCKAGE,
        BUREAUX_TAMPON,
        EVENEMENT
    }

    /** What would have been asked for. */
    OccupationRequest request() {
        return OccupationRequest.ofService(space, purpose, scenario.name(), staff, visitors, null, start, end);
    }
}
