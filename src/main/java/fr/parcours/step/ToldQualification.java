package fr.parcours.step;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.legal.Publicities;
import fr.parcours.register.legal.Publicity;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.QualificationLabels;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.Statement;
import fr.parcours.register.legal.TitleLabels;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The legal side of a dossier in French: title, competition, fee, deposit and who decides, one line each. */
@Component
public class ToldQualification {
    private final Dossiers dossiers;
    private final Qualifications qualifications;
    private final Publicities publicities;

    ToldQualification(Dossiers dossiers, Qualifications qualifications, Publicities publicities) {
        this.dossiers = dossiers;
        this.qualifications = qualifications;
        this.publicities = publicities;
    }

    /** Empty before the tables have said anything. */
    public List<String> lines(DossierNumber dossier, String space) {
        return qualifications
                .find(dossier)
                .map(found -> Stream.of(
                                "Titre : " + TitleLabels.of(found.legalTitle()),
                                "Concurrence : " + competition(dossier, space, found),
                                "Contrepartie : " + QualificationLabels.fee(found),
                                "Dépôt de garantie : " + QualificationLabels.deposit(found),
                                "Décision : " + authority(found))
                        .toList())
                .orElse(List.of());
    }

    /** What the agreement in principle says of an occupation that is not an internal assignment; none for one that is. */
    public List<String> terms(DossierNumber dossier) {
        return qualifications
                .find(dossier)
                .filter(found -> !found.isInternal())
                .map(found -> Stream.of(
                                Stream.of(
                                        "Titre à établir : " + TitleLabels.of(found.legalTitle()),
                                        "Contrepartie : " + QualificationLabels.fee(found)),
                                notFree(dossier, found).stream(),
                                Stream.of("Dépôt de garantie : " + QualificationLabels.deposit(found)))
                        .flatMap(lines -> lines)
                        .toList())
                .orElse(List.of());
    }

    /** Why the free use that was asked for is not granted (table {@code fee}); empty when it is, or was not asked. */
    private Optional<String> notFree(DossierNumber dossier, Qualification found) {
        var request = dossiers.get(dossier).request();
        if (!request.freeRequested() || found.isFree() || found.fee().equals(Qualification.UNDECIDED)) {
            return Optional.empty();
        }
        return Optional.of("Gratuité demandée, non accordée : "
                + (found.isPriceOfPrivateDomain()
                        ? "ce titre du domaine privé donne lieu à une contrepartie (CG3P, L2221-1)."
                        : request.economicUse()
                                ? "l'occupation procure un avantage économique, dont la redevance tient compte (CG3P, L2125-3)."
                                : "aucun des cas de gratuité de la loi n'est retenu (CG3P, L2125-1)."));
    }

    public String competition(DossierNumber dossier, String space, Qualification found) {
        var asked = QualificationLabels.competition(found);
        var selectedIn = qualifications.stated(dossier).map(Statement::selectedIn);
        return selectedIn
                .map(selection -> "%s ; candidat retenu à l'issue de la sélection du dossier %s (CG3P, L2122-1-2 1°)"
                        .formatted(asked, selection))
                .or(() -> publicities.latest(dossier, space).map(notice -> "%s ; %s".formatted(asked, told(notice))))
                .orElse(asked);
    }

    /** How a notice stands. */
    public static String told(Publicity notice) {
        return Optional.ofNullable(notice.outcome())
                .map(outcome -> switch (outcome) {
                    case REASONS_PUBLISHED -> "motifs publiés le " + French.day(notice.publishedOn());
                    case NO_COMPETITOR -> "aucun concurrent déclaré au " + French.day(notice.endsOn());
                    case SELECTION_DUE -> "un concurrent s'est déclaré, une sélection est à publier";
                    case CHOICE_DUE -> "candidats à départager";
                    case APPLICANT_CHOSEN -> "demandeur retenu à l'issue de la sélection";
                    case COMPETITOR_CHOSEN -> "un autre candidat a été retenu";
                })
                .orElseGet(() -> "avis publié le %s, jusqu'au %s inclus"
                        .formatted(French.day(notice.publishedOn()), French.day(notice.endsOn())));
    }

    public static String authority(Qualification found) {
        return QualificationLabels.of(found.authority())
                + (found.ownerDeliberationRequired() ? " ; le conseil du propriétaire délibère d'abord" : "");
    }
}
