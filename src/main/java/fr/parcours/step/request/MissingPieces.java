package fr.parcours.step.request;

import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.occupant.Occupant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What an occupant from outside has not brought yet, in French, as his acknowledgement says it. */
final class MissingPieces {
    static final Set<String> ASSOCIATIONS = Set.of("ASSOCIATION_IG", "ASSOCIATION_AUTRE");

    private MissingPieces() {}

    /** @param hasStatutes they are in the dossier */
    static List<String> of(OccupationRequest request, Occupant occupant, boolean hasStatutes) {
        var association = ASSOCIATIONS.contains(request.occupantType());
        var missing = new LinkedHashMap<String, Boolean>();
        missing.put(
                association
                        ? "Un numéro SIRET valable, ou le numéro RNA de l'association"
                        : "Un numéro SIRET valable (avis de situation de l'INSEE)",
                !occupant.isIdentified());
        missing.put("L'adresse du siège", occupant.address() == null);
        missing.put(
                "Les statuts de l'association, qui montrent l'intérêt général",
                request.occupantType().equals("ASSOCIATION_IG") && !(occupant.generalInterest() && hasStatutes));
        missing.put(
                "Le contrat d'engagement républicain, daté et signé",
                association && occupant.republicanContractSigned() == null);
        return Stream.concat(
                        missing.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey),
                        occupant.addressDoubt().stream())
                .toList();
    }
}
