package fr.parcours.register.document;

import static fr.parcours.Groups.ASSEMBLEES;
import static fr.parcours.Groups.ASSURANCES;
import static fr.parcours.Groups.DPO;
import static fr.parcours.Groups.FINANCES;
import static fr.parcours.Groups.HIERARCHIE;
import static fr.parcours.Groups.JURIDIQUE;
import static fr.parcours.Groups.NUMERIQUE;
import static fr.parcours.Groups.PATRIMOINE;
import static fr.parcours.Groups.PILOTAGE;
import static fr.parcours.Groups.PORTEUR;
import static fr.parcours.Groups.SECURITE;
import static fr.parcours.Groups.SIGNATURE_DGA;
import static fr.parcours.Groups.SIGNATURE_DGS;
import static fr.parcours.Groups.SIGNATURE_ELU;
import static fr.parcours.Groups.TECHNIQUE;

import java.util.Collection;
import java.util.Set;

/**
 * Papers that the same people may handle: one row of role-matrix.md each, about a dossier that they may see. Who is in
 * several groups has the rights of each. {@code [PARAM]}: derived from need-to-know.
 */
public enum Drawer {
    /** Row 45. */
    REQUEST(
            Set.of(PORTEUR, PATRIMOINE),
            Set.of(
                    PORTEUR,
                    HIERARCHIE,
                    PATRIMOINE,
                    TECHNIQUE,
                    SECURITE,
                    JURIDIQUE,
                    ASSURANCES,
                    FINANCES,
                    NUMERIQUE,
                    ASSEMBLEES,
                    SIGNATURE_DGA,
                    SIGNATURE_DGS,
                    SIGNATURE_ELU,
                    PILOTAGE),
            Set.of()),
    /** Row 46. */
    VISIT(
            Set.of(PATRIMOINE, TECHNIQUE, SECURITE, NUMERIQUE),
            Set.of(
                    PORTEUR,
                    PATRIMOINE,
                    TECHNIQUE,
                    SECURITE,
                    JURIDIQUE,
                    ASSURANCES,
                    NUMERIQUE,
                    SIGNATURE_DGA,
                    SIGNATURE_DGS,
                    SIGNATURE_ELU,
                    PILOTAGE),
            Set.of()),
    /** Row 47, without what its note 5 gives the requester. */
    BUILDING(
            Set.of(PATRIMOINE, TECHNIQUE, SECURITE),
            Set.of(
                    PATRIMOINE,
                    TECHNIQUE,
                    SECURITE,
                    JURIDIQUE,
                    ASSURANCES,
                    SIGNATURE_DGA,
                    SIGNATURE_DGS,
                    SIGNATURE_ELU,
                    PILOTAGE),
            Set.of()),
    /** Row 47, note 5: what the requester may read of it. */
    BUILDING_SUMMARY(
            Set.of(PATRIMOINE, TECHNIQUE, SECURITE),
            Set.of(
                    PORTEUR,
                    PATRIMOINE,
                    TECHNIQUE,
                    SECURITE,
                    JURIDIQUE,
                    ASSURANCES,
                    SIGNATURE_DGA,
                    SIGNATURE_DGS,
                    SIGNATURE_ELU,
                    PILOTAGE),
            Set.of()),
    /** Row 48. */
    OPINIONS(
            Set.of(JURIDIQUE),
            Set.of(
                    PATRIMOINE,
                    SECURITE,
                    JURIDIQUE,
                    ASSURANCES,
                    FINANCES,
                    SIGNATURE_DGA,
                    SIGNATURE_DGS,
                    SIGNATURE_ELU,
                    PILOTAGE),
            Set.of(PORTEUR)),
    /** Row 49. */
    DRAFTS(
            Set.of(JURIDIQUE),
            Set.of(
                    PORTEUR,
                    PATRIMOINE,
                    JURIDIQUE,
                    ASSURANCES,
                    FINANCES,
                    ASSEMBLEES,
                    SIGNATURE_DGA,
                    SIGNATURE_DGS,
                    SIGNATURE_ELU,
                    PILOTAGE),
            Set.of()),
    /** Row 50. */
    ACTS(
            Set.of(JURIDIQUE, ASSEMBLEES, SIGNATURE_DGA, SIGNATURE_DGS, SIGNATURE_ELU),
            Set.of(
                    PORTEUR,
                    HIERARCHIE,
                    PATRIMOINE,
                    TECHNIQUE,
                    SECURITE,
                    JURIDIQUE,
                    ASSURANCES,
                    FINANCES,
                    ASSEMBLEES,
                    SIGNATURE_DGA,
                    SIGNATURE_DGS,
                    SIGNATURE_ELU,
                    PILOTAGE,
                    DPO),
            Set.of()),
    /** Row 51. */
    INSURANCE(Set.of(PORTEUR, ASSURANCES), Set.of(PATRIMOINE, JURIDIQUE, ASSURANCES), Set.of(PORTEUR, PILOTAGE)),
    /** Row 52. */
    BANK(Set.of(PORTEUR, FINANCES), Set.of(FINANCES), Set.of()),
    /** Row 39: what finance hands to the accounts. */
    ACCOUNTS(Set.of(FINANCES), Set.of(FINANCES), Set.of()),
    /** Row 53. */
    STATUTES(
            Set.of(PORTEUR),
            Set.of(PORTEUR, PATRIMOINE, JURIDIQUE, ASSURANCES, FINANCES, SIGNATURE_DGA, SIGNATURE_DGS, SIGNATURE_ELU),
            Set.of()),
    /** Row 54. */
    INVENTORIES(Set.of(PATRIMOINE), Set.of(PORTEUR, PATRIMOINE, TECHNIQUE, JURIDIQUE, ASSURANCES), Set.of(PILOTAGE)),
    /** Row 55. */
    INCIDENTS(
            Set.of(PORTEUR, PATRIMOINE, TECHNIQUE, SECURITE, ASSURANCES),
            Set.of(PORTEUR, PATRIMOINE, TECHNIQUE, SECURITE, JURIDIQUE, ASSURANCES),
            Set.of(PILOTAGE));

    private final Set<String> uploaders;
    private final Set<String> readers;
    private final Set<String> watchers;

    Drawer(Set<String> uploaders, Set<String> readers, Set<String> watchers) {
        this.uploaders = uploaders;
        this.readers = readers;
        this.watchers = watchers;
    }

    /** May members of these groups put a paper here? */
    public boolean takesFrom(Collection<String> groups) {
        return groups.stream().anyMatch(uploaders::contains);
    }

    /** May they open what is here? */
    public boolean opensTo(Collection<String> groups) {
        return groups.stream().anyMatch(readers::contains);
    }

    /** May they know that a paper is here, be it without opening it? */
    public boolean showsTo(Collection<String> groups) {
        return opensTo(groups) || groups.stream().anyMatch(watchers::contains);
    }
}
