package fr.parcours.register.occupant;

import org.apache.commons.validator.routines.checkdigit.CheckDigit;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** Numbers that name a legal person: can they be right? Nobody is asked whether they were ever given. */
final class Identity {
    private static final CheckDigit LUHN = LuhnCheckDigit.LUHN_CHECK_DIGIT;
    private static final int SIREN_LENGTH = 9;
    private static final String LA_POSTE = "356000000";
    private static final int LA_POSTE_MULTIPLE = 5;

    private Identity() {}

    /** Fourteen digits, the SIREN and the whole by Luhn; the establishments of La Poste have a rule of their own. */
    static boolean isSiret(String siret) {
        if (!siret.matches("[0-9]{14}") || siret.matches("0+")) {
            return false;
        }
        var siren = siret.substring(0, SIREN_LENGTH);
        return LUHN.isValid(siren)
                && (LUHN.isValid(siret)
                        || siren.equals(LA_POSTE)
                                && siret.chars().map(Character::getNumericValue).sum() % LA_POSTE_MULTIPLE == 0);
    }

    /** Of an association: it has no check digit. */
    static boolean isRna(String rna) {
        return rna.matches("W[0-9]{9}");
    }
}
