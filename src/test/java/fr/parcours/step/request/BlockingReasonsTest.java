package fr.parcours.step.request;

import static fr.parcours.engine.Tables.but;
import static fr.parcours.engine.Tables.decide;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.items;
import static fr.parcours.engine.Tables.lines;
import static fr.parcours.engine.Tables.refusesEachForgottenFact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockingReasonsTest {
    /** Each line changes a request that nothing stands against. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        changed                                                         | findings
        ''                                                              | ''
        spaceStatus=OPTION                                              | ''
        spaceStatus=OCCUPE                                              | ESPACE_INDISPONIBLE BLOCK
        spaceStatus=SQUATTE                                             | ESPACE_INDISPONIBLE BLOCK
        spaceStatus=EN_TRAVAUX                                          | ESPACE_INDISPONIBLE BLOCK
        spaceStatus=CEDE                                                | ESPACE_INDISPONIBLE BLOCK
        withinWindow=false                                              | HORS_FENETRE COMPLETE
        overlapsHold=true                                               | CONFLIT_RESERVATION BLOCK
        structuralState=MOYEN                                           | ''
        structuralState=DEGRADE                                         | ''
        structuralState=PERIL                                           | PERIL BLOCK
        sleeping=true                                                   | HEBERGEMENT LEGAL
        worshipOrPolitical=true                                         | USAGE_CULTUEL_POLITIQUE LEGAL
        occupantType=PARTICULIER                                        | HORS_PERIMETRE BLOCK
        occupantType=COMMUNE_MEMBRE                                     | ''
        occupantType=AUTRE_PERSONNE_PUBLIQUE, identityValid=false       | SIRET_INVALIDE COMPLETE
        occupantType=ASSOCIATION_IG, identityValid=false                | SIRET_INVALIDE COMPLETE
        occupantType=ENTREPRISE, identityValid=true                     | ''
        occupantType=PARTICULIER, identityValid=false                   | HORS_PERIMETRE BLOCK, SIRET_INVALIDE COMPLETE
        identityValid=false                                             | ''
        hierarchicalValidation=false                                    | VALIDATION_HIERARCHIQUE COMPLETE
        occupantType=ASSOCIATION_AUTRE, hierarchicalValidation=false    | ''
        asbestosFileMissing=true                                        | DTA_ABSENT RESERVE
        asbestosDegraded=true                                           | AMIANTE_TRAVAUX BLOCK
        publicReception=true                                            | ''
        accessible=false                                                | ''
        publicReception=true, accessible=false                          | ACCESSIBILITE RESERVE
        headcount=18, maxCapacity=19                                    | ''
        headcount=19, maxCapacity=19                                    | ''
        headcount=20, maxCapacity=19                                    | EFFECTIF_SUPERIEUR BLOCK
        domaniality=A_QUALIFIER                                         | ''
        domaniality=A_QUALIFIER, ownerType=COMMUNE                      | DOMANIALITE_INCONNUE LEGAL
        domaniality=A_QUALIFIER, occupantType=ASSOCIATION_IG            | DOMANIALITE_INCONNUE LEGAL
        domaniality=A_QUALIFIER, ownerType=EPF, occupantType=ENTREPRISE | DOMANIALITE_INCONNUE LEGAL, PROPRIETAIRE_TIERS LEGAL
        domaniality=PUBLIC, ownerType=COMMUNE                           | ''
        durationMonths=36                                               | ''
        durationMonths=37                                               | DUREE_EXCESSIVE LEGAL
        priorBreach=true                                                | ANTECEDENT LEGAL
        utilityMissing=true                                             | FLUIDE_MANQUANT RESERVE
        urbanProjectConflict=true                                       | PROJET_URBAIN BLOCK
        soilPollution=true                                              | POLLUTION BLOCK
        ownerType=PRIVE                                                 | ''
        ownerType=ETAT, occupantType=COMMUNE_MEMBRE                     | PROPRIETAIRE_TIERS LEGAL
        ownerType=MEL, occupantType=COMMUNE_MEMBRE                      | ''
        subOccupants=true                                               | SOUS_OCCUPATION LEGAL
        paidFarming=true                                                | BAIL_RURAL LEGAL
        belowMarketEconomic=true                                        | AIDE_ETAT LEGAL
        soilUnknown=true                                                | POLLUTION_A_VERIFIER RESERVE\
        """)
    void runs_table_D1a(String changed, String findings) {
        assertThat(lines("blockingReasons", soundRequestBut(changed)))
                .containsExactlyInAnyOrderElementsOf(items(findings));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        var found = decide(
                "blockingReasons",
                soundRequestBut(
                        "spaceStatus=SQUATTE, withinWindow=false, asbestosFileMissing=true, durationMonths=60"));

        assertThat(found)
                .containsExactlyInAnyOrder(
                        Map.of("code", "ESPACE_INDISPONIBLE", "severity", "BLOCK"),
                        Map.of("code", "HORS_FENETRE", "severity", "COMPLETE"),
                        Map.of("code", "DTA_ABSENT", "severity", "RESERVE"),
                        Map.of("code", "DUREE_EXCESSIVE", "severity", "LEGAL"));
    }

    @Test
    void a_forgotten_fact_is_refused_by_its_name() {
        refusesEachForgottenFact("blockingReasons", soundRequestBut(""));
    }

    private static Map<String, Object> soundRequestBut(String changes) {
        var facts = facts(
                "blockingReasons",
                "VACANT", // spaceStatus
                true, // withinWindow
                false, // overlapsHold
                "BON", // structuralState
                false, // sleeping
                false, // worshipOrPolitical
                "SERVICE_MEL", // occupantType
                true, // identityValid
                true, // hierarchicalValidation
                false, // asbestosFileMissing
                false, // asbestosDegraded
                false, // publicReception
                true, // accessible
                6, // headcount
                19, // maxCapacity
                "PUBLIC", // domaniality
                "MEL", // ownerType
                6, // durationMonths
                false, // priorBreach
                false, // utilityMissing
                false, // urbanProjectConflict
                false, // soilPollution
                false, // soilUnknown
                false, // subOccupants
                false, // paidFarming
                false); // belowMarketEconomic
        return but(facts, changes);
    }
}
