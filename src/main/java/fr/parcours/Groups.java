package fr.parcours;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The groups of domain.md 6.1 and the engine's own admin group, with their French names. */
public final class Groups {
    public static final String PORTEUR = "grp-porteur";
    public static final String HIERARCHIE = "grp-hierarchie";
    public static final String PATRIMOINE = "grp-patrimoine";
    public static final String TECHNIQUE = "grp-technique";
    public static final String SECURITE = "grp-securite";
    public static final String JURIDIQUE = "grp-juridique";
    public static final String ASSURANCES = "grp-assurances";
    public static final String FINANCES = "grp-finances";
    public static final String NUMERIQUE = "grp-numerique";
    public static final String COMMUNICATION = "grp-communication";
    public static final String ASSEMBLEES = "grp-assemblees";
    public static final String SIGNATURE_DGA = "grp-signature-dga";
    public static final String SIGNATURE_DGS = "grp-signature-dgs";
    public static final String SIGNATURE_ELU = "grp-signature-elu";
    public static final String PILOTAGE = "grp-pilotage";
    public static final String DPO = "grp-dpo-archives";
    public static final String ADMIN = "grp-admin";
    public static final String CAMUNDA_ADMIN = "camunda-admin";

    public static final Set<String> ADMINS = Set.of(ADMIN, CAMUNDA_ADMIN);

    /** Sees the dossiers of the own service only. */
    public static final Set<String> OF_ONE_SERVICE = Set.of(PORTEUR, HIERARCHIE);

    /** Does for an occupant from outside what he does not do by his door (role-matrix.md, note 1). */
    public static final Set<String> FOR_AN_EXTERNAL = Set.of(PORTEUR, PATRIMOINE);

    public static final Set<String> SIGNATORIES = Set.of(SIGNATURE_DGA, SIGNATURE_DGS, SIGNATURE_ELU);

    public static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry(PORTEUR, "Agent demandeur"),
            Map.entry(HIERARCHIE, "Hiérarchie du demandeur"),
            Map.entry(PATRIMOINE, "Patrimoine"),
            Map.entry(TECHNIQUE, "Technique"),
            Map.entry(SECURITE, "Prévention et sécurité"),
            Map.entry(JURIDIQUE, "Juridique"),
            Map.entry(ASSURANCES, "Assurances"),
            Map.entry(FINANCES, "Finances"),
            Map.entry(NUMERIQUE, "Numérique"),
            Map.entry(COMMUNICATION, "Communication"),
            Map.entry(ASSEMBLEES, "Assemblées"),
            Map.entry(SIGNATURE_DGA, "Signature DGA"),
            Map.entry(SIGNATURE_DGS, "Signature DGS"),
            Map.entry(SIGNATURE_ELU, "Signature élu"),
            Map.entry(PILOTAGE, "Pilotage"),
            Map.entry(DPO, "Protection des données et archives"),
            Map.entry(ADMIN, "Administration technique"),
            Map.entry(CAMUNDA_ADMIN, "Administration du moteur"));

    /** Groups whose members take tasks (role-matrix.md, row 69). */
    public static final List<String> OF_TASKS = LABELS.keySet().stream()
            .filter(group -> !ADMINS.contains(group) && !group.equals(DPO))
            .sorted()
            .toList();

    /** May try out a rule (row 72). */
    public static final List<String> EVALUATORS =
            List.of(PATRIMOINE, TECHNIQUE, SECURITE, JURIDIQUE, ASSURANCES, FINANCES, PILOTAGE, ADMIN);

    /** May hand a task to a colleague (rows 42 and 43). */
    public static final List<String> ASSIGNERS = List.of(
            PATRIMOINE,
            TECHNIQUE,
            SECURITE,
            JURIDIQUE,
            ASSURANCES,
            FINANCES,
            NUMERIQUE,
            COMMUNICATION,
            ASSEMBLEES,
            PILOTAGE);

    /** May open a dossier: for their own service, or at the desk for an occupant from outside (rows 1 and 2). */
    public static final List<String> STARTERS = List.of(PORTEUR, PATRIMOINE);

    private Groups() {}
}
