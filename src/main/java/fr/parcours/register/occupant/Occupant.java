package fr.parcours.register.occupant;

import fr.parcours.register.space.Communes;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The legal person from outside that would occupy the space (domain.md 5.3), as the desk was told of it.
 *
 * @param siret fourteen digits, whether or not they can be right
 * @param rna of an association: W and nine digits
 * @param address street, postal code and commune on one line
 * @param generalInterest its statutes, which came along, show that it serves the general interest
 * @param republicanContractSigned day on which an association signed the « contrat d'engagement républicain »
 * @param priorBreach something unpaid, or an earlier breach, is known
 */
public record Occupant(
        String legalName,
        @Nullable String siret,
        @Nullable String rna,
        @Nullable String address,
        String legalRepName,
        String legalRepQuality,
        String email,
        @Nullable String phone,
        boolean generalInterest,
        @Nullable LocalDate republicanContractSigned,
        boolean priorBreach) {
    private static final Pattern POSTAL_LINE = Pattern.compile(".*?([0-9]{5})[ ,]+([^,]+)");

    /** Can it be told from any other: by a SIRET that can be right, or, an association, by its RNA number? */
    public boolean isIdentified() {
        return siret != null ? Identity.isSiret(siret) : rna != null && Identity.isRna(rna);
    }

    /** The SIRET, or else the RNA number, as one writes it on a paper; empty without either. */
    public Optional<String> identifier() {
        return siret != null
                ? Optional.of("SIRET " + siret)
                : Optional.ofNullable(rna).map(number -> "RNA " + number);
    }

    /**
     * What is odd about the address, in French: a commune of the MEL with a postal code that is not one of its own, or is
     * its INSEE code. It is a doubt, not an error; what lies elsewhere is not judged.
     */
    public Optional<String> addressDoubt() {
        var line = address == null ? null : POSTAL_LINE.matcher(address.strip());
        if (line == null || !line.matches()) {
            return Optional.empty();
        }
        var postal = line.group(1);
        return Communes.named(line.group(2).strip())
                .filter(commune -> !commune.postalCodes().contains(postal))
                .map(commune -> "Adresse de l'occupant à vérifier : %s n'est pas un code postal de %s (%s)%s."
                        .formatted(
                                postal,
                                commune.name(),
                                String.join(", ", commune.postalCodes()),
                                postal.equals(commune.inseeCode()) ? " : c'est son code INSEE" : ""));
    }
}
