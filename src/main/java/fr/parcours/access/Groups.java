package fr.parcours.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The groups of domain.md 6.1 and the engine's own admin group, with their French names. */
final class Groups {
    static final String PORTEUR = "grp-porteur";
    static final String HIERARCHIE = "grp-hierarchie";
    static final String PATRIMOINE = "grp-patrimoine";
    static final String PILOTAGE = "grp-pilotage";
    static final String DPO = "grp-dpo-archives";
    static final String ADMIN = "grp-admin";
    static final String CAMUNDA_ADMIN = "camunda-admin";

    static final Set<String> ADMINS = Set.of(ADMIN, CAMUNDA_ADMIN);

    static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry(PORTEUR, "Agent demandeur"),
            Map.entry(HIERARCHIE, "Hiérarchie du demandeur"),
            Map.entry(PATRIMOINE, "Patrimoine"),
            Map.entry("grp-technique", "Technique"),
            Map.entry("grp-securite", "Prévention et sécurité"),
            Map.entry("grp-juridique", "Juridique"),
            Map.entry("grp-assurances", "Assurances"),
            Map.entry("grp-finances", "Finances"),
            Map.entry("grp-numerique", "Numérique"),
            Map.entry("grp-communication", "Communication"),
            Map.entry("grp-assemblees", "Assemblées"),
            Map.entry("grp-signature-dga", "Signature DGA"),
            Map.entry("grp-signature-dgs", "Signature DGS"),
            Map.entry("grp-signature-elu", "Signature élu"),
            Map.entry(PILOTAGE, "Pilotage"),
            Map.entry(DPO, "Protection des données et archives"),
            Map.entry(ADMIN, "Administration technique"),
            Map.entry(CAMUNDA_ADMIN, "Administration du moteur"));

    /** Groups whose members take tasks (role-matrix.md, row 69). */
    static final List<String> OF_TASKS = LABELS.keySet().stream()
            .filter(group -> !ADMINS.contains(group) && !group.equals(DPO))
            .sorted()
            .toList();

    /** May try out a rule (row 72). */
    static final List<String> EVALUATORS = List.of(
            PATRIMOINE,
            "grp-technique",
            "grp-securite",
            "grp-juridique",
            "grp-assurances",
            "grp-finances",
            PILOTAGE,
            ADMIN);

    /** May hand a task to a colleague (rows 42 and 43). */
    static final List<String> ASSIGNERS = List.of(
            PATRIMOINE,
            "grp-technique",
            "grp-securite",
            "grp-juridique",
            "grp-assurances",
            "grp-finances",
            "grp-numerique",
            "grp-communication",
            "grp-assemblees",
            PILOTAGE);

    /** May open a dossier: for their own service, or at the desk for an occupant from outside (rows 1 and 2). */
    static final List<String> STARTERS = List.of(PORTEUR, PATRIMOINE);

    private Groups() {}
}
