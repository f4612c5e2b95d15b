package fr.parcours.step;

import java.time.LocalDate;

/**
 * Ways and time of appeal (domain.md 7.3b). Without them no time limit runs against an occupant from outside (CJA R421-5,
 * CRPA L112-6). To refuse a contract goes to the same judge on the private domain (TC, 5 March 2012, Dewailly, n° 3833).
 */
public final class Appeal {
    private static final String WAYS =
            "d'un recours gracieux auprès du Président de la Métropole Européenne de Lille, ou d'un recours contentieux devant le tribunal administratif de Lille, 5 rue Geoffroy Saint-Hilaire, 59014 Lille Cedex, ou par l'application Télérecours citoyens (www.telerecours.fr). Le recours gracieux formé dans ce délai proroge le délai de recours contentieux.";

    private Appeal() {}

    /** Of a letter that refuses, or closes a request against the will of who made it. */
    public static String againstRefusal() {
        return "Cette décision peut faire l'objet, dans un délai de deux mois à compter de sa notification, " + WAYS;
    }

    /** Of a decision or deliberation, which others than its addressee may contest too. */
    public static String againstAct() {
        return "Le présent acte peut faire l'objet, dans un délai de deux mois à compter de sa notification ou de sa publication, "
                + WAYS;
    }

    /** Of an acknowledgement, when nobody will have answered by then, and of the letter that says so. */
    public static String againstSilence(LocalDate refusedOn) {
        return "Le refus implicite du %s peut faire l'objet, dans un délai de deux mois à compter de cette date, %s Ses motifs sont communiqués à qui les demande dans ce délai (CRPA, L232-4)."
                .formatted(French.day(refusedOn), WAYS);
    }
}
