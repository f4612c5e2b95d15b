package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.NamedInModels;
import fr.parcours.register.dossier.Dossiers;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who does what the occupant owes: the requesting service, or, for an occupant from outside, whoever opened the dossier
 * and the patrimony, which act for him where he does not by his own door (role-matrix.md, note 1).
 */
@Component
@NamedInModels
public class OccupantSide {
    private static final String OF_AN_EXTERNAL =
            Groups.FOR_AN_EXTERNAL.stream().sorted(Comparator.reverseOrder()).collect(Collectors.joining(","));

    private final Dossiers dossiers;

    OccupantSide(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /** The candidate groups, with commas between them. */
    public String groups(String number) {
        return dossiers.get(new DossierNumber(number)).request().isExternal() ? OF_AN_EXTERNAL : Groups.PORTEUR;
    }

    /** As {@link #groups} when it is the occupant's side that is asked; else the role that is. */
    public String asked(String number, String role) {
        return role.equals(Groups.PORTEUR) ? groups(number) : role;
    }
}
