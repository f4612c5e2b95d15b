package fr.parcours.step.agreement;

import static java.util.Map.entry;

import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.OccupantTypeLabels;
import fr.parcours.register.insurance.Waivers;
import fr.parcours.register.insurance.Waivers.Waiver;
import fr.parcours.register.legal.Publicities;
import fr.parcours.register.legal.Publicity;
import fr.parcours.register.legal.Publicity.Outcome;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import fr.parcours.register.occupant.Occupant;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.space.Sheets;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.French;
import fr.parcours.step.NoticePeriod;
import fr.parcours.step.agreement.Amounts.Due;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the placeholders of the clauses stand for, read from the registers; what nobody knows yet is provided for in words, never left blank. */
@Component
class ConventionWords {

    /** Why no selection, or which one, came before (CG3P; table {@code competition}). */
    private static final Map<String, String> COMPETITION = Map.ofEntries(
            entry(
                    "NON_REQUISE",
                    "L'occupation n'étant pas destinée à une activité économique, aucune sélection préalable n'est requise (article L2122-1-1)."),
            entry(
                    "DISPENSE_URGENCE",
                    "L'urgence dispense de sélection préalable, pour un an au plus (3° de l'article L2122-1-2)."),
            entry(
                    "DISPENSE_PROLONGATION",
                    "L'occupation prolonge seulement un titre en cours, dans les limites de l'article L2122-2 (4° de l'article L2122-1-2)."),
            entry(
                    "AMIABLE_MOTIVE",
                    "Le titre est délivré à l'amiable (article L2122-1-3), pour les motifs suivants : "),
            entry(
                    "PUBLICITE_SIMPLE",
                    "Le titre, de courte durée, est délivré après une publicité préalable (article L2122-1-1, second alinéa)."),
            entry(
                    "PUBLICITE_SPONTANEE",
                    "Le titre est délivré après qu'une publicité a fait constater l'absence d'autre manifestation d'intérêt (article L2122-1-4)."),
            entry(
                    Publicity.SELECTION,
                    "Le titre est délivré au terme d'une sélection préalable (article L2122-1-1, premier alinéa)."));

    /** Notices that somebody else's interest turns into a selection. */
    private static final Set<String> MAY_END_IN_A_SELECTION = Set.of("PUBLICITE_SIMPLE", "PUBLICITE_SPONTANEE");

    /** The cases of CG3P L2125-1, behind « l'occupation » (table {@code fee}). */
    private static final Map<String, String> EXEMPTIONS = Map.of(
            "TRAVAUX_OUVRAGE",
            "est la condition naturelle et forcée de l'exécution de travaux ou de la présence d'un ouvrage intéressant un service public qui bénéficie gratuitement à tous (1°)",
            "CONSERVATION_DOMAINE",
            "contribue directement à assurer la conservation du domaine public lui-même (2°)",
            "SECURITE_ETAT",
            "contribue directement à l'exercice des missions des services de l'État chargés de la paix, de la sécurité et de l'ordre publics (3°)",
            "INFRA_TRANSPORT",
            "permet l'exécution de travaux relatifs à une infrastructure de transport public ferroviaire ou guidé (4°)");

    /** What makes a vacant space's occupation precarious whatever the case: its own project. */
    private static final String WAITING =
            "les lieux, vacants, attendent la réalisation du projet auquel leur propriétaire les destine";

    private static final String NOT_WAIVED =
            "Aucune renonciation à recours n'est convenue : elle ne vaut que si elle est expresse, réciproque et acceptée par les assureurs des deux parties.";

    private final Spaces spaces;
    private final Sheets sheets;
    private final Occupants occupants;
    private final Qualifications qualifications;
    private final Publicities publicities;
    private final Amounts amounts;
    private final Waivers waivers;
    private final NoticePeriod noticePeriod;

    ConventionWords(
            Spaces spaces,
            Sheets sheets,
            Occupants occupants,
            Qualifications qualifications,
            Publicities publicities,
            Amounts amounts,
            Waivers waivers,
            NoticePeriod noticePeriod) {
        this.spaces = spaces;
        this.sheets = sheets;
        this.occupants = occupants;
        this.qualifications = qualifications;
        this.publicities = publicities;
        this.amounts = amounts;
        this.waivers = waivers;
        this.noticePeriod = noticePeriod;
    }

    Map<String, String> of(Dossier dossier) {
        var request = dossier.request();
        var space = spaces.get(request.spaceCode());
        var due = amounts.of(dossier.number());
        var occupant = occupants.find(dossier.number());
        var stated = qualifications.stated(dossier.number());
        return Map.ofEntries(
                entry("dossier", dossier.number().value()),
                entry("occupant", occupant.map(Occupant::legalName).orElse("le service demandeur")),
                entry("identite", identity(request.occupantType(), occupant)),
                entry(
                        "representant",
                        occupant.map(one -> "%s, %s".formatted(one.legalRepName(), one.legalRepQuality()))
                                .orElse("sa direction")),
                entry("adresse-occupant", address(occupant)),
                entry(
                        "engagement",
                        occupant.map(Occupant::republicanContractSigned)
                                .map(day -> "a souscrit le %s".formatted(French.day(day)))
                                .orElse("souscrit par la présente convention")),
                entry("espace", space.title()),
                entry("adresse", space.address()),
                entry("cadastre", parcels(space)),
                entry(
                        "surface",
                        Stream.of(Optional.ofNullable(space.areaUsable()), Optional.ofNullable(space.areaPlot()))
                                .flatMap(Optional::stream)
                                .findFirst()
                                .map(area -> "d'une surface de %s m²".formatted(French.amount(area)))
                                .orElse("dont la surface figure au plan annexé")),
                entry("usage", request.purpose().strip()),
                entry("effectif", French.count(request.headcount(), "personne")),
                entry(
                        "public",
                        request.publicReception()
                                ? "Le public est accueilli dans cette limite."
                                : "Aucun public n'y est accueilli."),
                entry("periode", French.period(request.requestedStart(), request.requestedEnd())),
                entry("duree", request.durationMonths() + " mois"),
                entry(
                        "travaux",
                        request.worksNeeded()
                                ? "Les travaux que la demande annonce sont décrits à part et soumis au même accord."
                                : ""),
                entry("nom-du-prix", French.capitalised(due.name())),
                entry("prix", due.named()),
                entry("redevance", French.amount(due.year()) + " € par an"),
                entry("loyer", rent(due)),
                entry(
                        "calcul",
                        Optional.ofNullable(due.computation())
                                .map(how -> "Calcul : %s.".formatted(ended(how)))
                                .orElse("")),
                entry(
                        "part-variable",
                        due.turnoverPercent().signum() == 0
                                ? ""
                                : "S'y ajoute une part variable de %s %% du chiffre d'affaires réalisé dans les lieux, que l'occupant déclare à la fin de chaque année et de l'occupation."
                                        .formatted(French.amount(due.turnoverPercent()))),
                entry("paiement", due.payment()),
                entry("indexation", due.index()),
                entry("depot", French.amount(due.deposit()) + " €"),
                entry("gratuite", free(due.kind(), stated, request.purpose().strip())),
                entry(
                        "avantage",
                        stated.map(Statement::rentalValueYear)
                                .filter(value -> value.signum() > 0)
                                .map(value ->
                                        "L'avantage consenti est évalué à %s € par an.".formatted(French.amount(value)))
                                .orElse(
                                        "L'avantage consenti est évalué chaque année, d'après la valeur locative des lieux.")),
                entry("concurrence", competition(dossier, stated)),
                entry(
                        "renonciation",
                        waivers.find(dossier.number())
                                .map(ConventionWords::waived)
                                .orElse(NOT_WAIVED)),
                entry(
                        "precarite",
                        stated.map(Statement::reasons)
                                .map(ConventionWords::ended)
                                .orElse(WAITING)),
                entry("preavis", noticePeriod.told()));
    }

    /** Why it is free, after a colon. */
    private static String free(String kind, Optional<Statement> stated, String purpose) {
        return switch (kind) {
            case "GRATUIT_LEGAL" -> "l'occupation %s.".formatted(exemption(stated));
            case "GRATUIT_FACULTATIF" ->
                "l'occupant est une association à but non lucratif qui concourt à la satisfaction d'un intérêt général ; il n'exerce dans les lieux aucune activité économique.";
            default ->
                "le projet de l'occupant sert l'intérêt général. Ce projet est le suivant : %s."
                        .formatted(ended(purpose));
        };
    }

    /** The case of free use that the jurist has stated, as the law says it behind « l'occupation ». */
    static String exemption(Optional<Statement> stated) {
        return stated.map(Statement::exemption)
                .map(EXEMPTIONS::get)
                .orElse("entre dans un des cas que prévoit cet article");
    }

    /** A waiver stands in the convention, and the owner's insurer has agreed to it (domain.md, P13). */
    private static String waived(Waiver waiver) {
        return "Le propriétaire renonce à tout recours contre l'occupant et son assureur ; son propre assureur l'a accepté le %s (référence %s). L'occupant y renonce de même contre le propriétaire, et son assureur contre le propriétaire et l'assureur de celui-ci. L'occupant reste assuré pour le recours des voisins et des tiers."
                .formatted(French.day(waiver.agreedOn()), waiver.reference());
    }

    private static String rent(Due due) {
        return due.year().signum() == 0
                ? "L'occupation est gratuite pour la Métropole."
                : "Loyer ou redevance : %s € par an, payable %s.".formatted(French.amount(due.year()), due.payment());
    }

    private static String ended(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String identity(String type, Optional<Occupant> occupant) {
        return occupant.map(one -> Stream.of(
                                Optional.of(OccupantTypeLabels.of(type)),
                                one.identifier(),
                                Optional.ofNullable(one.address()).map("dont le siège est "::concat))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", ")))
                .orElse("service de la Métropole");
    }

    private static String address(Optional<Occupant> occupant) {
        return occupant.map(one -> Optional.ofNullable(one.address()).orElse("celle qu'il déclare à la Métropole"))
                .orElse("le siège de la Métropole");
    }

    private String parcels(Space space) {
        return Optional.ofNullable(sheets.get(space.code()).facts().get("cadastralRef"))
                .filter(parcels -> !parcels.isBlank())
                .map("références cadastrales "::concat)
                .orElse("dont les références cadastrales figurent au plan annexé");
    }

    /** The table's answer as the convention says it, or the selection that it has led to; an amicable title gives its reasons. */
    String competition(Dossier dossier, Optional<Statement> stated) {
        var found = qualifications
                .find(dossier.number())
                .map(Qualification::competition)
                .orElse("");
        var sentence = COMPETITION.getOrDefault(wasSelected(dossier, found, stated) ? Publicity.SELECTION : found, "");
        return found.equals("AMIABLE_MOTIVE")
                ? sentence + stated.map(Statement::reasons).orElse("ceux que publie la Métropole.")
                : sentence;
    }

    /** Was the occupant chosen between candidates, here or in the dossier of who had asked first? */
    private boolean wasSelected(Dossier dossier, String competition, Optional<Statement> stated) {
        return MAY_END_IN_A_SELECTION.contains(competition)
                && (stated.map(Statement::selectedIn).isPresent()
                        || publicities
                                .latest(dossier.number(), dossier.request().spaceCode())
                                .filter(notice -> notice.outcome() == Outcome.APPLICANT_CHOSEN)
                                .isPresent());
    }
}
