package fr.parcours.step.request;

import fr.parcours.BadInput;
import fr.parcours.Groups;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.dossier.Slips;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import fr.parcours.step.RequestFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What an obvious slip in somebody else's words is, and what mending it leaves: a row of its own, and a word to who wrote
 * them. Words, and what describes a project and no rule reads: what a rule looks at is for the requester to say.
 */
@Component
class Mending {
    private static final int LONGEST_TYPING_ERROR = 5; // [PARAM], letters

    private final Slips slips;
    private final Letters letters;
    private final Mailboxes mailboxes;

    Mending(Slips slips, Letters letters, Mailboxes mailboxes) {
        this.slips = slips;
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    /** May all of the scenario be replaced? Not once a superior has said yes to it. */
    static boolean takesAnotherScenario(Dossier dossier) {
        return !isValidated(dossier);
    }

    private static boolean isValidated(Dossier dossier) {
        return Boolean.TRUE.equals(dossier.hierarchicalValidation());
    }

    /** @throws BadInput when it is no slip: nothing changes, or too much, what was mended before counted in */
    void require(Dossier dossier, OccupationRequest after) {
        var before = dossier.request();
        if (mended(before, after).isEmpty()) {
            throw new BadInput("purpose", "Ni l'objet ni le scénario n'ont changé : corrigez l'un des deux.");
        }
        if (lettersMended(dossier) + letters(before.purpose(), after.purpose()) > LONGEST_TYPING_ERROR) {
            throw new BadInput(
                    "purpose",
                    "C'est plus qu'une coquille : corrigez un seul endroit, de %d lettres au plus depuis les mots du demandeur. Le reste est un changement de projet, que le demandeur déclare."
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
        var occasion = "slip-" + ids.get(0);
        var changed = mended.stream()
                .map(fact -> "%s%n%nAvant : « %s »%n%nMaintenant : « %s »"
                        .formatted(fact.label(), fact.told(before), fact.told(after)))
                .collect(Collectors.joining("\n\n"));
        letters.toOccupant(
                dossier, occasion, "une coquille est corrigée dans votre demande", """
                        Bonjour,

                        Votre demande portait une coquille ; le service qui l'instruit l'a corrigée, pour ce motif : %s.

                        %s

                        Rien d'autre n'a changé et vous n'avez rien à faire. Si cette correction dit autre chose que votre projet, répondez au service du patrimoine.""".formatted(reason, changed));
        if (isValidated(dossier)) {
            letters.send(
                    mailboxes.of(Groups.HIERARCHIE, dossier.service()),
                    dossier.number(),
                    occasion,
                    "une coquille est corrigée dans la demande validée",
                    """
                            Bonjour,

                            Le service qui instruit a corrigé une coquille dans la demande que votre service a validée, pour ce motif : %s.

                            %s

                            Si cette correction change ce que vous avez validé, écrivez-le dans les messages du dossier.""".formatted(reason, changed));
        }
    }

    private static List<RequestFact> mended(OccupationRequest before, OccupationRequest after) {
        return Stream.of(RequestFact.OBJET, RequestFact.SCENARIO)
                .filter(fact -> !fact.told(before).equals(fact.told(after)))
                .toList();
    }

    /** How many letters of his project others have mended since the requester wrote it himself. */
    private int lettersMended(Dossier dossier) {
        var words = dossier.request().purpose();
        var mended = 0;
        var latestFirst = new ArrayList<>(slips.of(dossier.number()));
        Collections.reverse(latestFirst);
        for (var slip : latestFirst) {
            if (slip.label().equals(RequestFact.OBJET.label()) && slip.after().equals(words)) {
                mended += letters(slip.before(), slip.after());
                words = slip.before();
            }
        }
        return mended;
    }

    /** How many letters lie between the first place where the two differ and the last. */
    private static int letters(String before, String after) {
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
        return Math.max(before.length(), after.length()) - start - end;
    }
}
