package fr.parcours.register.legal;

import static java.util.Map.entry;

import java.util.Map;

/** What each legal title (domain.md, section 4) is called, as inside a sentence: « convention d'occupation précaire ». */
public final class TitleLabels {
    private static final Map<String, String> LABELS = Map.ofEntries(
            entry(Qualification.INTERNAL, "note d'affectation interne"),
            entry("PROTOCOLE_TRIPARTITE", "protocole entre la MEL et l'exploitant"),
            entry("CODP", "convention d'occupation du domaine public"),
            entry("CODP_ENTRANTE", "convention d'occupation du domaine public d'un tiers"),
            entry("COMMODAT", "prêt à usage"),
            entry("COMMODAT_ENTRANT", "prêt à usage consenti par un tiers"),
            entry("COP", "convention d'occupation précaire"),
            entry("COP_ENTRANTE", "bail ou convention précaire consentis par un tiers"),
            entry("BAIL_DEROGATOIRE", "bail dérogatoire"),
            entry("CONCESSION_TEMPORAIRE", "concession temporaire"),
            entry("MAD_EPF", "mise à disposition par l'EPF"),
            entry("AOT_ETAT", "autorisation d'occupation temporaire de l'État"),
            entry(Qualification.UNDECIDED, "à qualifier par le service juridique"));

    private TitleLabels() {}

    /** Of a code that is no title: itself. */
    public static String of(String title) {
        return LABELS.getOrDefault(title, title);
    }
}
