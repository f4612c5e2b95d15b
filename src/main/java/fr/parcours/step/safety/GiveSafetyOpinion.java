package fr.parcours.step.safety;

import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.safety.Safety;
import fr.parcours.register.safety.Step;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.OpinionForm;
import fr.parcours.step.OpinionForm.Study;
import fr.parcours.step.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Rendre l'avis de sécurité », with the category and what is to be done for it. */
@Component
class GiveSafetyOpinion implements Receiver {
    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Safety safety;
    private final OpinionForm opinion;
    private final DossierSheet sheet;

    GiveSafetyOpinion(Dossiers dossiers, Spaces spaces, Safety safety, OpinionForm opinion, DossierSheet sheet) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.safety = safety;
        this.opinion = opinion;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "give-safety-opinion";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = asked.dossier();
        var request = dossiers.get(dossier).request();
        var category = Category.of(safety.category(dossier));
        var data = sheet.open(dossier);
        data.put("categoryText", category.told(request));
        data.put("stepsText", safety.text(dossier));
        opinion.propose(data, asked, Groups.SECURITE, category.ground(), reserves(asked, request, category));
        return data;
    }

    @Override
    public void receive(Answer answer) {
        opinion.receive(
                answer,
                new Study(
                        Groups.SECURITE,
                        Paper.SAFETY_OPINION,
                        "Sécurité incendie, accessibilité et santé au travail",
                        List.of(),
                        List.of(
                                "Code de la construction et de l'habitation (établissements recevant du public)",
                                "Code du travail, R4227-1 et suivants (incendie, évacuation)")));
    }

    private List<String> reserves(Asked asked, OccupationRequest request, Category category) {
        var reserves = new ArrayList<String>();
        if (category == Category.A_ETUDIER) {
            reserves.add("Faire déterminer la catégorie de l'établissement par le service de sécurité.");
        }
        safety.withheld(asked.dossier()).stream()
                .map(Step::requirement)
                .filter(requirement -> !requirement.isPlanning())
                .forEach(requirement -> reserves.add("À obtenir : %s.".formatted(requirement.label())));
        var space = spaces.get(request.spaceCode());
        if (request.publicReception() && !Boolean.TRUE.equals(space.pmrAccess()) && !space.accessibilityDerogation()) {
            reserves.add("Rendre l'espace accessible, ou demander une dérogation avec l'autorisation de travaux.");
        }
        return reserves;
    }

    /** Categories of table {@code erpCategory}, with the ground that the opinion opens with. */
    enum Category {
        NON_ERP(
                "Lieu réservé au personnel : ce n'est pas un ERP",
                "Seul le personnel entre dans les lieux : ce n'est pas un établissement recevant du public, le code du travail s'applique."),
        CAT5(
                "ERP de 5e catégorie",
                "Le public attendu reste sous les seuils du type : établissement de 5e catégorie, sans visite obligatoire de la commission de sécurité."),
        CAT4("ERP de 4e catégorie", Category.ABOVE),
        CAT3("ERP de 3e catégorie", Category.ABOVE),
        CAT2("ERP de 2e catégorie", Category.ABOVE),
        CAT1("ERP de 1re catégorie", Category.ABOVE),
        A_ETUDIER(
                "Catégorie à étudier",
                "Le règlement de sécurité ne classe pas ce lieu par ses seuils : la catégorie est à étudier avant toute ouverture.");

        private static final String ABOVE =
                "Le public attendu atteint un seuil du type : l'ouverture est autorisée par le maire après avis de la commission de sécurité.";

        private final String label;
        private final String ground;

        Category(String label, String ground) {
            this.label = label;
            this.ground = ground;
        }

        static Category of(String code) {
            return valueOf(code);
        }

        String ground() {
            return ground;
        }

        String told(OccupationRequest request) {
            return request.publicReception()
                    ? "%s · type %s · public %d (étages %d, sous-sol %d) · personnel %d"
                            .formatted(
                                    label,
                                    request.erpType(),
                                    request.publicCountTotal(),
                                    request.publicCountFloors(),
                                    request.publicCountBasement(),
                                    request.staffCount())
                    : "%s · personnel %d".formatted(label, request.staffCount());
        }
    }
}
