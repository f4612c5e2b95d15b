package fr.parcours.step.safety;

import static fr.parcours.engine.Tables.but;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.items;
import static fr.parcours.engine.Tables.lines;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanningTest {
    private static final Map<String, Object> NOTHING_CHANGES =
            facts("planning", false, false, false, false, false, false, false, 0);

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        row | changed                                                                                                         | formalities
            | ''                                                                                                              | ''
            | subDestinationChanges=true, publicReception=true, protectedArea=true                                            | ''
            | subDestinationChanges=true, facadeOnly=true                                                                     | ''
        1   | destinationChanges=true, structuralOrFacadeWorks=true, publicReception=true                                     | PERMIS_CONSTRUIRE 5
        1   | destinationChanges=true, structuralOrFacadeWorks=true, publicReception=true, protectedArea=true                 | PERMIS_CONSTRUIRE 5
        1   | destinationChanges=true, structuralOrFacadeWorks=true, protectedArea=true                                       | PERMIS_CONSTRUIRE 4
        1   | destinationChanges=true, structuralOrFacadeWorks=true                                                           | PERMIS_CONSTRUIRE 3
        1   | destinationChanges=true, subDestinationChanges=true, structuralOrFacadeWorks=true, facadeOnly=true              | PERMIS_CONSTRUIRE 3
        1   | subDestinationChanges=true, structuralOrFacadeWorks=true, publicReception=true                                  | PERMIS_CONSTRUIRE 5
        1   | subDestinationChanges=true, structuralOrFacadeWorks=true, protectedArea=true                                    | PERMIS_CONSTRUIRE 4
        1   | subDestinationChanges=true, structuralOrFacadeWorks=true                                                        | PERMIS_CONSTRUIRE 3
        2   | destinationChanges=true                                                                                         | DECLARATION_PREALABLE 1
        2   | destinationChanges=true, subDestinationChanges=true, publicReception=true                                       | DECLARATION_PREALABLE 1
        2   | destinationChanges=true, protectedArea=true                                                                     | DECLARATION_PREALABLE 2
        3   | structuralOrFacadeWorks=true                                                                                    | DECLARATION_PREALABLE 1
        3   | structuralOrFacadeWorks=true, facadeOnly=true                                                                   | DECLARATION_PREALABLE 1
        3   | structuralOrFacadeWorks=true, facadeOnly=true, protectedArea=true                                               | DECLARATION_PREALABLE 2
        3   | facadeOnly=true                                                                                                 | DECLARATION_PREALABLE 1
        3   | facadeOnly=true, protectedArea=true                                                                             | DECLARATION_PREALABLE 2
        4   | sign=true                                                                                                       | AUTORISATION_ENSEIGNE 2
        4   | sign=true, protectedArea=true                                                                                   | AUTORISATION_ENSEIGNE 4
        5   | temporaryInstallationMonths=3                                                                                   | ''
        5   | temporaryInstallationMonths=4                                                                                   | AVIS_URBANISME 1
        2-5 | destinationChanges=true, sign=true, temporaryInstallationMonths=6                                               | DECLARATION_PREALABLE 1, AUTORISATION_ENSEIGNE 2, AVIS_URBANISME 1\
        """)
    void runs_table_D13(String row, String changed, String formalities) {
        assertThat(lines("planning", but(NOTHING_CHANGES, changed)))
                .containsExactlyInAnyOrderElementsOf(items(formalities));
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("planning", NOTHING_CHANGES);
    }
}
