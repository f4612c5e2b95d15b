package fr.parcours.register.legal;

import static java.util.Map.entry;

import fr.parcours.Euros;
import java.util.Map;

/**
 * What the answers of the tables {@code competition}, {@code fee} and {@code decisionAuthority} are called, as inside a
 * sentence: « publicité simple ». No code is an answer of two of them with another meaning.
 */
public final class QualificationLabels {
    private static final Map<String, String> LABELS = Map.ofEntries(
            entry("AMIABLE_MOTIVE", "attribution amiable motivée"),
            entry("COMMANDE_PUBLIQUE", "commande publique"),
            entry("DISPENSE_PROLONGATION", "dispense : prolongation"),
            entry("DISPENSE_URGENCE", "dispense : urgence"),
            entry("NON_APPLICABLE", "sans objet"),
            entry("NON_OBLIGATOIRE", "non obligatoire"),
            entry("NON_REQUISE", "non requise"),
            entry("PUBLICITE_SIMPLE", "publicité simple"),
            entry("PUBLICITE_SPONTANEE", "publicité après une manifestation d'intérêt spontanée"),
            entry(Publicity.SELECTION, "sélection préalable"),
            entry("A_QUALIFIER", "à qualifier"),
            entry("AUCUNE", "aucune"),
            entry("A_PAYER_PAR_MEL", "à payer par la MEL"),
            entry("GRATUIT_FACULTATIF", "gratuité facultative"),
            entry("GRATUIT_LEGAL", "gratuité légale"),
            entry("GRATUIT_PAR_NATURE", "gratuité par nature"),
            entry("INDEMNITE_OU_LOYER", "indemnité ou loyer"),
            entry("REDEVANCE", "redevance"),
            entry("REDEVANCE_FIXE_VARIABLE", "redevance, part fixe et part variable"),
            entry("REFACTURATION_INTERNE", "refacturation interne"),
            entry("SELON_PROTOCOLE", "selon le protocole"),
            entry(Qualification.UNDECIDED, "à qualifier par le service juridique"),
            entry("BUREAU", "Bureau métropolitain"),
            entry("CONSEIL", "Conseil métropolitain"),
            entry("DGA_PATRIMOINE", "DGA chargé du patrimoine, par délégation de signature"),
            entry("DGS", "directeur général des services"),
            entry("PRESIDENT_DELEGATION", "présidence, par délégation du Conseil"));

    private QualificationLabels() {}

    /** « publicité simple, 15 jours calendaires ». */
    public static String competition(Qualification found) {
        var asked = of(found.competition());
        return found.publicityDays() == 0 ? asked : "%s, %d jours calendaires".formatted(asked, found.publicityDays());
    }

    /** With its computation, when the grid gives it. */
    public static String fee(Qualification found) {
        var label = found.isPriceOfPrivateDomain() ? found.price() : of(found.fee());
        return found.feeComputation() == null ? label : "%s : %s".formatted(label, found.feeComputation());
    }

    /** « 2 mois de redevance, soit 1 425 € », « 1 mois d'indemnité ». */
    public static String deposit(Qualification found) {
        if (found.depositMonths() == 0) {
            return "aucun";
        }
        var price = found.price().startsWith("i") ? "d'" + found.price() : "de " + found.price();
        var months = "%d mois %s".formatted(found.depositMonths(), price);
        return found.deposit().signum() == 0 ? months : "%s, soit %s €".formatted(months, Euros.told(found.deposit()));
    }

    /** Of a code that is none of theirs: itself. */
    public static String of(String code) {
        return LABELS.getOrDefault(code, code);
    }
}
