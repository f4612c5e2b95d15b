package fr.parcours.step.journey;

import static fr.parcours.engine.Tables.but;
import static fr.parcours.engine.Tables.facts;
import static fr.parcours.engine.Tables.items;
import static fr.parcours.engine.Tables.lines;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tables decide in the acceptance scenarios: the journeys may take any road, these values are agreed. */
class ScenarioDecisionsTest {
    /** The facts of scenario 1: a service of the MEL, staff only, six months in EV-001. */
    private static final Map<String, Map<String, Object>> A_SERVICE_IN_EV_001 = Map.ofEntries(
            ask(
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
                    "A_QUALIFIER", // domaniality
                    "MEL", // ownerType
                    6, // durationMonths
                    false, // priorBreach
                    false, // utilityMissing
                    false, // urbanProjectConflict
                    false, // soilPollution
                    false, // soilUnknown
                    false, // subOccupants
                    false, // paidFarming
                    false), // belowMarketEconomic
            ask("eligibility", 0, 0, 0, 0),
            ask("erpThresholds", "W"),
            ask("erpCategory", false, false, true, 6),
            ask("safetySteps", "NON_ERP", "NON_ERP", 0, false, false, false, 6, 6, "SERVICE_MEL", false),
            ask("legalTitle", "A_QUALIFIER", "MEL", false, "SERVICE_MEL", false, true, 6, false),
            ask(
                    "competition",
                    "AFFECTATION_INTERNE",
                    "A_QUALIFIER",
                    "SERVICE_MEL",
                    false,
                    false,
                    false,
                    "AUCUN",
                    false,
                    6,
                    false),
            ask("fee", "AFFECTATION_INTERNE", "A_QUALIFIER", "SERVICE_MEL", false, true, "AUCUNE", true),
            ask("requiredCoverages", "AFFECTATION_INTERNE", "SERVICE_MEL", false, false, false, 0.0, 120.0),
            ask("certificateCheck", "ATTESTATION", true, true, false, false, true, false, 0, 0, 10),
            ask(
                    "decisionAuthority",
                    "AFFECTATION_INTERNE",
                    "SERVICE_MEL",
                    false,
                    10_000.0,
                    false,
                    true,
                    6,
                    true,
                    0.0,
                    0.0,
                    0.0),
            ask("legalityTransmission", "AFFECTATION_INTERNE", "DGA_PATRIMOINE", "A_QUALIFIER"),
            ask("utilityActions", "ELEC", true, "OUVERT", true, 20, 0, false, true, "SERVICE_MEL"),
            ask("deposit", "SERVICE_MEL", "AFFECTATION_INTERNE", "AUCUNE"),
            ask("planning", false, false, false, false, false, false, false, 0),
            ask("sla", "SIGNATURE_VP"),
            ask("escalation", 1.0, true),
            ask(
                    "requiredDiagnostics",
                    true, // permitBefore1997OrUnknown
                    false, // housing
                    false, // leaseOrPaidTitle
                    true, // heated
                    false, // riskZone
                    false, // external
                    true, // workplaceOrErp
                    false, // gas
                    false, // boiler
                    false, // fireEquipment
                    false, // lift
                    false, // visibleCracks
                    false, // hotWaterWithShowers
                    false, // worksPlanned
                    0), // vacantMonths
            ask("rework", "PERIODE"));

    /** Each line changes those facts; it names what is decided, with the sum or the days where they are agreed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        scenario | table                | changed                                                                                                                                                | decided
        1        | blockingReasons      | asbestosFileMissing=true                                                                                                                               | DTA_ABSENT RESERVE
        1        | eligibility          | nbReserve=1                                                                                                                                            | ELIGIBLE_SOUS_RESERVE
        1        | erpCategory          | ''                                                                                                                                                     | NON_ERP
        1        | safetySteps          | ''                                                                                                                                                     | CONTROLE_CODE_TRAVAIL, DUERP_MAJ, INFO_F3SCT
        1        | legalTitle           | ''                                                                                                                                                     | AFFECTATION_INTERNE
        1        | competition          | ''                                                                                                                                                     | NON_APPLICABLE 0
        1        | fee                  | ''                                                                                                                                                     | AUCUNE
        1        | requiredCoverages    | ''                                                                                                                                                     | DECLARATION_ASSUREUR_MEL, NOTE_RC_MEL
        1        | decisionAuthority    | ''                                                                                                                                                     | DGA_PATRIMOINE
        1        | legalityTransmission | ''                                                                                                                                                     | NON
        1        | deposit              | ''                                                                                                                                                     | 0
        1        | planning             | ''                                                                                                                                                     | ''
        1        | requiredDiagnostics  | ''                                                                                                                                                     | DTA, VERIF_ELECTRIQUE 12
        2        | erpThresholds        | ''                                                                                                                                                     | 100 100 200
        2        | erpCategory          | publicReception=true, total=16                                                                                                                         | CAT5
        2        | safetySteps          | erpCategory=CAT5, staffCount=4, totalPersons=16                                                                                                        | CONTROLE_CODE_TRAVAIL, DUERP_MAJ, INFO_F3SCT, REGISTRE_SECURITE, REGISTRE_ACCESSIBILITE, DOSSIER_AT_13824, PLAN_EVACUATION, FORMATION_EXTINCTEUR
        2        | decisionAuthority    | publicReception=true, durationMonths=9                                                                                                                 | DGS
        2        | planning             | subDestinationChanges=true, publicReception=true                                                                                                       | ''
        4        | legalTitle           | domaniality=PUBLIC, occupantType=ASSOCIATION_IG, durationMonths=8                                                                                      | CODP
        4        | competition          | legalTitle=CODP, domaniality=PUBLIC, occupantType=ASSOCIATION_IG, durationMonths=8                                                                     | NON_REQUISE 0
        4        | fee                  | legalTitle=CODP, domaniality=PUBLIC, occupantType=ASSOCIATION_IG                                                                                       | GRATUIT_FACULTATIF
        4        | requiredCoverages    | legalTitle=CODP, occupantType=ASSOCIATION_IG, publicReception=true, areaM2=340                                                                         | RC_EXPLOITATION 5000000.0, RISQUES_LOCATIFS 510000.0, RECOURS_VOISINS_TIERS 1000000.0, RC_ORGANISATEUR_PUBLIC 7500000.0
        4        | decisionAuthority    | legalTitle=CODP, occupantType=ASSOCIATION_IG, publicReception=true, tariffNeeded=true, durationMonths=8, rentalValueYear=13600                         | PRESIDENT_DELEGATION
        4        | legalityTransmission | legalTitle=CODP, authority=PRESIDENT_DELEGATION, domaniality=PUBLIC                                                                                    | OUI 3.5
        4        | deposit              | occupantType=ASSOCIATION_IG, legalTitle=CODP, fee=GRATUIT_FACULTATIF                                                                                   | 0
        5        | legalTitle           | domaniality=PUBLIC, occupantType=ASSOCIATION_AUTRE, durationMonths=8                                                                                   | CODP
        5        | fee                  | legalTitle=CODP, domaniality=PUBLIC, occupantType=ASSOCIATION_AUTRE                                                                                    | REDEVANCE
        5        | deposit              | occupantType=ASSOCIATION_AUTRE, legalTitle=CODP, fee=REDEVANCE                                                                                         | 1
        5        | decisionAuthority    | legalTitle=CODP, occupantType=ASSOCIATION_AUTRE, publicReception=true, tariffNeeded=true, durationMonths=8, free=false, feeYear=13600                  | PRESIDENT_DELEGATION
        6        | erpThresholds        | erpType=N                                                                                                                                              | 100 200 200
        6        | erpCategory          | publicReception=true, total=40                                                                                                                         | CAT5
        6        | legalTitle           | domaniality=PUBLIC, occupantType=ENTREPRISE, free=false, durationMonths=3                                                                              | CODP
        6        | competition          | legalTitle=CODP, domaniality=PUBLIC, occupantType=ENTREPRISE, economicUse=true, durationMonths=3                                                       | PUBLICITE_SIMPLE 15
        6        | fee                  | legalTitle=CODP, domaniality=PUBLIC, occupantType=ENTREPRISE, economicUse=true, free=false                                                             | REDEVANCE_FIXE_VARIABLE
        6        | deposit              | occupantType=ENTREPRISE, legalTitle=CODP, fee=REDEVANCE_FIXE_VARIABLE                                                                                  | 2
        6        | decisionAuthority    | legalTitle=CODP, occupantType=ENTREPRISE, publicReception=true, tariffNeeded=true, durationMonths=3, free=false, rentalValueYear=8550, feeYear=8550    | PRESIDENT_DELEGATION
        7        | legalTitle           | domaniality=PUBLIC, occupantType=ENTREPRISE, free=false, durationMonths=12                                                                             | CODP
        7        | competition          | legalTitle=CODP, domaniality=PUBLIC, occupantType=ENTREPRISE, economicUse=true, spontaneous=true, durationMonths=12                                    | PUBLICITE_SPONTANEE 21
        7        | decisionAuthority    | legalTitle=CODP, occupantType=ENTREPRISE, publicReception=true, tariffNeeded=true, durationMonths=12, free=false, rentalValueYear=8550, feeYear=8550   | PRESIDENT_DELEGATION
        9        | eligibility          | nbReserve=2                                                                                                                                            | ELIGIBLE_SOUS_RESERVE
        9        | legalTitle           | domaniality=PRIVE, occupantType=ENTREPRISE, free=false, durationMonths=12, precariousnessCause=true                                                    | COP
        9        | competition          | legalTitle=COP, domaniality=PRIVE, occupantType=ENTREPRISE, economicUse=true, durationMonths=12                                                        | NON_OBLIGATOIRE 15
        9        | planning             | destinationChanges=true                                                                                                                                | DECLARATION_PREALABLE 1
        9        | utilityActions       | meterState=FERME, occupantType=ENTREPRISE                                                                                                              | MISE_EN_SERVICE, CONTRAT_OCCUPANT
        9        | utilityActions       | utility=GAZ, meterState=FERME, occupantType=ENTREPRISE                                                                                                 | MISE_EN_SERVICE, VERIF_CHAUDIERE, ETANCHEITE, CONTRAT_OCCUPANT
        9        | requiredDiagnostics  | heated=false, external=true, vacantMonths=30                                                                                                           | DTA, VERIF_ELECTRIQUE 12, DIAG_STRUCTURE
        9        | decisionAuthority    | legalTitle=COP, occupantType=ENTREPRISE, costEur=0, durationMonths=12, free=false, rentalValueYear=2600, feeYear=2600                                  | PRESIDENT_DELEGATION
        11       | blockingReasons      | withinWindow=false, domaniality=PRIVE, occupantType=ASSOCIATION_IG, durationMonths=36                                                                  | HORS_FENETRE COMPLETE
        11       | eligibility          | nbComplete=1                                                                                                                                           | INCOMPLET
        11       | legalTitle           | domaniality=PRIVE, occupantType=ASSOCIATION_IG, reserveFonciere=true, free=false, durationMonths=24                                                    | CONCESSION_TEMPORAIRE
        11       | competition          | legalTitle=CONCESSION_TEMPORAIRE, domaniality=PRIVE, occupantType=ASSOCIATION_IG, durationMonths=24                                                    | NON_OBLIGATOIRE 0
        11       | fee                  | legalTitle=CONCESSION_TEMPORAIRE, domaniality=PRIVE, occupantType=ASSOCIATION_IG, free=false                                                           | INDEMNITE_OU_LOYER
        11       | decisionAuthority    | legalTitle=CONCESSION_TEMPORAIRE, occupantType=ASSOCIATION_IG, durationMonths=24, free=false, rentalValueYear=17000, feeYear=8500                      | PRESIDENT_DELEGATION
        12       | blockingReasons      | urbanProjectConflict=true, domaniality=PRIVE, occupantType=ENTREPRISE, durationMonths=12                                                               | PROJET_URBAIN BLOCK
        12       | eligibility          | nbBlock=1                                                                                                                                              | NON_ELIGIBLE
        12       | legalTitle           | domaniality=PRIVE, occupantType=ENTREPRISE, reserveFonciere=true, free=false, durationMonths=8                                                         | CONCESSION_TEMPORAIRE
        12       | decisionAuthority    | legalTitle=CONCESSION_TEMPORAIRE, occupantType=ENTREPRISE, durationMonths=8, free=false, rentalValueYear=38000, feeYear=38000                          | PRESIDENT_DELEGATION
        15       | certificateCheck     | expiredAtStart=true                                                                                                                                    | REJET L'attestation est expirée
        15       | certificateCheck     | ''                                                                                                                                                     | ACCEPTE
        16       | certificateCheck     | addressMatches=false                                                                                                                                   | REJET
        16       | certificateCheck     | missingCoverages=1                                                                                                                                     | COMPLEMENT
        16       | certificateCheck     | endsBeforeAgreement=true                                                                                                                               | ACCEPTE_AVEC_ECHEANCE
        20       | safetySteps          | erpCategory=CAT5, oneOff=true                                                                                                                          | CONTROLE_CODE_TRAVAIL, DUERP_MAJ, INFO_F3SCT, REGISTRE_SECURITE, REGISTRE_ACCESSIBILITE, DOSSIER_AT_13824, GN6_INAPPLICABLE, PLAN_EVACUATION, FORMATION_EXTINCTEUR
        23       | competition          | legalTitle=CODP, domaniality=PUBLIC, occupantType=ENTREPRISE, economicUse=true, prolongation=true, durationMonths=5                                    | DISPENSE_PROLONGATION 0
        23       | rework               | ''                                                                                                                                                     | eligibility, legalTitle, competition, certificateCheck, decisionAuthority
        23       | decisionAuthority    | legalTitle=CODP, occupantType=ENTREPRISE, publicReception=true, tariffNeeded=true, durationMonths=5, free=false, rentalValueYear=8550, feeYear=8550    | PRESIDENT_DELEGATION
        24       | sla                  | ''                                                                                                                                                     | 7
        24       | escalation           | ratio=1.64                                                                                                                                             | PILOTE_REAFFECTE
        a        | blockingReasons      | asbestosDegraded=true, ownerType=EPF, domaniality=PRIVE                                                                                                | AMIANTE_TRAVAUX BLOCK
        b        | blockingReasons      | spaceStatus=SQUATTE                                                                                                                                    | ESPACE_INDISPONIBLE BLOCK
        c        | blockingReasons      | domaniality=PUBLIC, occupantType=ENTREPRISE, identityValid=false                                                                                       | SIRET_INVALIDE COMPLETE\
        """)
    void decides_as_agreed(String scenario, String table, String changed, String decided) {
        var expected = items(decided);
        var answered = lines(table, but(A_SERVICE_IN_EV_001.get(table), changed));
        assertThat(answered)
                .hasSameSizeAs(expected)
                .allMatch(line -> expected.stream().anyMatch(agreed -> (line + " ").startsWith(agreed + " ")));
    }

    private static Map.Entry<String, Map<String, Object>> ask(String table, Object... values) {
        return entry(table, facts(table, values));
    }
}
