package fr.parcours.register.safety;

import java.time.Period;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tables {@code safetySteps} and {@code planning} may ask for. */
public enum Requirement {
    CONTROLE_CODE_TRAVAIL(Kind.ON_SITE, "Contrôle des issues, des extincteurs et de l'électricité (code du travail)"),
    ALARME_ET_CONSIGNE(Kind.ON_SITE, "Alarme sonore et consigne affichée"),
    REGISTRE_SECURITE(Kind.ON_SITE, "Registre de sécurité"),
    REGISTRE_ACCESSIBILITE(Kind.ON_SITE, "Registre public d'accessibilité"),
    PLAN_EVACUATION(Kind.ON_SITE, "Plan d'évacuation"),
    FORMATION_EXTINCTEUR(Kind.ON_SITE, "Formation au maniement des extincteurs"),
    DUERP_MAJ(Kind.ON_SITE, "Mise à jour du document unique d'évaluation des risques"),
    INFO_F3SCT(Kind.ON_SITE, "Information de la formation spécialisée en santé et sécurité"),
    DECLARATION_DEBIT_BOISSONS(Kind.ON_SITE, "Déclaration de débit de boissons et d'hygiène alimentaire"),
    /** Says what cannot be done; nobody can do anything about it. */
    GN6_INAPPLICABLE(Kind.REMARK, "Utilisation exceptionnelle impossible : le lieu n'est pas un ERP"),
    DECLARATION_MAIRIE(Kind.INFORMATION, "Information de la mairie sur la réouverture"),
    /** Silence of four months from a complete file accepts it [S38]. */
    DOSSIER_AT_13824(Kind.AUTHORISATION, "Autorisation de travaux ERP (CERFA 13824)", true, Period.ofMonths(4)),
    /** Fifteen days before at least [S35]; never tacit here: the gate wants it express. */
    GN6(Kind.AUTHORISATION, "Utilisation exceptionnelle de l'ERP (GN6)", false, Period.ofDays(15)),
    /** The mayor's order, the commission being asked a month before [S36][S37]; never tacit. */
    ARRETE_OUVERTURE(Kind.AUTHORISATION, "Autorisation d'ouverture par le maire", false, Period.ofMonths(1)),
    SAISINE_COMMISSION(Kind.PART, "Saisine de la commission de sécurité"),
    VISITE_COMMISSION(Kind.PART, "Visite de la commission de sécurité"),
    VISITE_REOUVERTURE(Kind.PART, "Visite de réception avant réouverture"),
    PERMIS_CONSTRUIRE(Kind.PLANNING, "Permis de construire", true, Period.ofMonths(3)),
    DECLARATION_PREALABLE(Kind.PLANNING, "Déclaration préalable", true, Period.ofMonths(1)),
    AUTORISATION_ENSEIGNE(Kind.PLANNING, "Autorisation d'enseigne", true, Period.ofMonths(2)),
    /** An opinion: silence says nothing. */
    AVIS_URBANISME(Kind.PLANNING, "Avis du service de l'urbanisme", false, Period.ofMonths(1));

    private enum Kind {
        /** Seen or done in the space, confirmed before it opens. */
        ON_SITE,
        /** Asked of an authority by the safety trade. */
        AUTHORISATION,
        /** Belongs to the opening order: filed and answered with it. */
        PART,
        /** Asked of an authority by the legal trade. */
        PLANNING,
        /** Sent, and that is all. */
        INFORMATION,
        REMARK
    }

    private final Kind kind;
    private final String label;
    private final boolean tacit;
    private final @Nullable Period delay;

    Requirement(Kind kind, String label) {
        this(kind, label, false, null);
    }

    Requirement(Kind kind, String label, boolean tacit, @Nullable Period delay) {
        this.kind = kind;
        this.label = label;
        this.tacit = tacit;
        this.delay = delay;
    }

    /** French. */
    public String label() {
        return label;
    }

    public boolean isOnSite() {
        return kind == Kind.ON_SITE;
    }

    /** Is there a file to send to an authority, on its own? */
    public boolean isFiled() {
        return kind == Kind.AUTHORISATION || kind == Kind.PLANNING || kind == Kind.INFORMATION;
    }

    /** Does the authority answer? */
    public boolean isAnswered() {
        return kind == Kind.AUTHORISATION || kind == Kind.PLANNING;
    }

    /** Asked for by table {@code planning}, and seen to by the legal trade. */
    public boolean isPlanning() {
        return kind == Kind.PLANNING;
    }

    boolean isRemark() {
        return kind == Kind.REMARK;
    }

    /** Does silence accept a complete file? */
    boolean isTacit() {
        return tacit;
    }

    /** How long the authority may take when no table says it. */
    Period delay() {
        return delay == null ? Period.ZERO : delay;
    }

    /** How long before the use begins the authority is to be asked: fifteen days [S35], a month [S37]; zero: any time. */
    public Period notice() {
        return isOrder() ? delay() : Period.ZERO;
    }

    /** Does an order of the mayor answer it, which nothing replaces? */
    public boolean isOrder() {
        return this == GN6 || this == ARRETE_OUVERTURE;
    }

    /** Itself and what goes with it. */
    List<String> withParts() {
        return Arrays.stream(values())
                .filter(one -> one == this || (this == ARRETE_OUVERTURE && one.kind == Kind.PART))
                .map(Requirement::name)
                .toList();
    }
}
