package fr.parcours.step.request;

import fr.parcours.BadInput;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.dossier.Slips;
import fr.parcours.step.Letters;
import fr.parcours.step.RequestFact;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What an obvious slip in somebody else's words is, and what mending it leaves: a row of its own, and a word to who wrote
 * them. Words, and what describes a project and no rule reads: what a rule looks at is for the requester to say.
 */
@Component
class Mending {
    private static final List<RequestFact> MENDABLE = List.of(RequestFact.OBJET, RequestFact.SCENARIO);
    private static final int LONGEST_TYPING_ERROR = 5; // [PARAM], letters

    private final Slips slips;
    private final Letters letters;

    Mending(Slips slips, Letters letters) {
        this.slips = slips;
        this.letters = letters;
    }

    /** @throws BadInput when it is no slip: nothing changes, or too much */
    void require(OccupationRequest before, OccupationRequest after) {
        if (mended(before, after).isEmpty()) {
            throw new BadInput("purpose", "Ni l'objet ni le scénario n'ont changé : corrigez l'un des deux.");
        }
        if (!isTypingError(before.purpose(), after.purpose())) {
            throw new BadInput(
                    "purpose",
                    "C'est plus qu'une coquille : corrigez un seul endroit, de %d lettres au plus. Le reste est un changement de projet, que le demandeur déclare."
                            .formatted(LONGEST_TYPING_ERROR));
        }
    }

    /** @param dossier as it was */
    void note(Dossier dossier, OccupationRequest after, String reason, String by) {
        var before = dossier.request();
        var mended = mended(before, after);
        var ids = mended.stream()
                .map(fact ->
                        slips.note(dossier.number(), fact.label(), fact.told(before), fact.told(after), reason, by))
                .toList();
        letters.toOccupant(dossier, "slip-" + ids.get(0), "une coquille est corrigée dans votre demande", """
                        Bonjour,

                        Votre demande portait une coquille ; le service qui l'instruit l'a corrigée, pour ce motif : %s.

                        %s

                        Rien d'autre n'a changé et vous n'avez rien à faire. Si cette correction dit autre chose que votre projet, répondez au service du patrimoine.""".formatted(
                        reason,
                        mended.stream()
                                .map(fact -> "%s%n%nAvant : « %s »%n%nMaintenant : « %s »"
                                        .formatted(fact.label(), fact.told(before), fact.told(after)))
                                .collect(Collectors.joining("\n\n"))));
    }

    private static List<RequestFact> mended(OccupationRequest before, OccupationRequest after) {
        return MENDABLE.stream()
                .filter(fact -> !fact.told(before).equals(fact.told(after)))
                .toList();
    }

    /** Do the two differ in one place only, by a few letters? */
    private static boolean isTypingError(String before, String after) {
        var shorter = Math.min(before.length(), after.length());
        var start = 0;
        while (start < shorter && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        var end = 0;
        while (end < shorter - start
                && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        return Math.max(before.length(), after.length()) - start - end <= LONGEST_TYPING_ERROR;
    }
}
