package fr.parcours.step.agreement;

import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Rules;
import fr.parcours.step.Facts;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/** Which title a dossier gets (table {@code legalTitle}): the table has the last word, not the drafter. */
@Component
class TitleByTable {
    private static final String DRAFTED_HERE = "AFFECTATION_INTERNE";

    private final Rules rules;
    private final Facts facts;

    TitleByTable(Rules rules, Facts facts) {
        this.rules = rules;
        this.facts = facts;
    }

    /** @throws Conflict for a title that this house cannot draft yet: the legal staff is told which one the table names */
    String of(DossierNumber dossier) {
        var known = facts.of(dossier.value());
        var inputs = new HashMap<String, Object>();
        inputs.put("domaniality", known.domaniality());
        inputs.put("ownerType", known.ownerType());
        inputs.put("managedByOperator", known.managedByOperator());
        inputs.put("occupantType", known.occupantType());
        inputs.put("reserveFonciere", known.reserveFonciere());
        inputs.put("free", known.free());
        inputs.put("durationMonths", known.durationMonths());
        inputs.put("precariousnessCause", known.precariousnessCause());
        var title = rules.decide("legalTitle", inputs).get(0).text("legalTitle");
        if (!title.equals(DRAFTED_HERE)) {
            throw new Conflict("La règle désigne le titre « %s », qui ne se rédige pas encore ici.".formatted(title));
        }
        return title;
    }
}
