package fr.parcours.step.agreement;

import fr.parcours.Groups;
import fr.parcours.engine.NamedInModels;
import fr.parcours.step.OccupantSide;
import fr.parcours.step.Titles;
import org.springframework.stereotype.Component;

/** Who brings the other party's signature: the occupant's side, or, when the house is the occupant, who negotiates with the owner. */
@Component
@NamedInModels
public class Counterparty {
    private final Titles titles;
    private final OccupantSide occupantSide;

    Counterparty(Titles titles, OccupantSide occupantSide) {
        this.titles = titles;
        this.occupantSide = occupantSide;
    }

    /** The candidate groups, with commas between them. */
    public String groups(String number) {
        return titles.isIncoming(number) ? Groups.JURIDIQUE : occupantSide.groups(number);
    }
}
