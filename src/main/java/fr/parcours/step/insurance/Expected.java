package fr.parcours.step.insurance;

import fr.parcours.register.insurance.Coverage;
import fr.parcours.register.space.Space;
import fr.parcours.step.French;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate of the occupant has to say.
 *
 * @param insuredSiret null for who has none
 * @param firstDay that is to be covered, never one that is past
 * @param lastDay of the occupation
 * @param publicCount persons of the public at a time; 0 without
 * @param isWaived the owner gives up its recourse
 * @param coverages of the occupant's own insurer, as table {@code requiredCoverages} has asked for them
 */
record Expected(
        String insuredName,
        @Nullable String insuredSiret,
        Space space,
        String area,
        LocalDate firstDay,
        LocalDate lastDay,
        String purpose,
        int publicCount,
        boolean works,
        boolean isWaived,
        List<Coverage> coverages) {

    List<Coverage> required() {
        return coverages.stream().filter(one -> one.kind().isRequired()).toList();
    }

    Optional<Coverage> coverage(Coverage.Kind kind) {
        return coverages.stream().filter(one -> one.kind() == kind).findFirst();
    }

    String insured() {
        return insuredSiret == null ? insuredName : "%s (SIRET %s)".formatted(insuredName, insuredSiret);
    }

    String period() {
        return French.period(firstDay, lastDay);
    }

    String activity() {
        return "%s%s%s"
                .formatted(
                        purpose.endsWith(".") ? purpose : purpose + ".",
                        publicCount > 0
                                ? " Accueil du public : %s à la fois.".formatted(French.count(publicCount, "personne"))
                                : " Sans accueil du public.",
                        works ? " Travaux réalisés par l'occupant." : "");
    }

    /** One line for each guarantee, with its sum. */
    String guarantees() {
        return coverages.stream().map(one -> "– " + told(one)).collect(Collectors.joining("\n"));
    }

    static String told(Coverage coverage) {
        return "%s : %s%s"
                .formatted(
                        coverage.kind().label(),
                        sum(coverage),
                        coverage.kind().isRequired() ? "" : " (conseillée, non exigée)");
    }

    /** « 510 000 € au moins »; where the table fixes none, that it is to be there. */
    static String sum(Coverage coverage) {
        var least = coverage.minAmount();
        return least == null || least.signum() == 0 ? "acquise" : French.amount(least) + " € au moins";
    }

    /** What the insurer is to write, to be copied. */
    String wording() {
        return "L'assureur atteste que l'assuré, %s, est garanti %s pour l'occupation des lieux situés à l'adresse suivante : %s, d'une surface de %s, pour l'activité suivante : %s Garanties et montants :\n%s"
                .formatted(insured(), period(), space.address(), area, activity(), guarantees());
    }
}
