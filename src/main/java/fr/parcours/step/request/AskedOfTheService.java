package fr.parcours.step.request;

import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.space.Space;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.French;
import fr.parcours.step.NoticePeriod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a superior decides upon: what the service asks for, what it costs, what it commits itself to. */
@Component
class AskedOfTheService {
    private final Spaces spaces;
    private final NoticePeriod noticePeriod;

    AskedOfTheService(Spaces spaces, NoticePeriod noticePeriod) {
        this.spaces = spaces;
        this.noticePeriod = noticePeriod;
    }

    Map<String, Object> of(Dossier dossier) {
        var request = dossier.request();
        var space = spaces.get(request.spaceCode());
        return Map.of(
                "askedText", asked(request, space),
                "costText", cost(request, space),
                "commitmentText", commitment(request));
    }

    private static String asked(OccupationRequest request, Space space) {
        return Stream.concat(
                        Stream.of(
                                "Scénario : " + French.scenario(request.scenario()),
                                "Lieu : %s, capacité %s"
                                        .formatted(space.commune(), French.count(space.maxCapacity(), "personne")),
                                request.publicReception()
                                        ? "Public accueilli : %s au plus en même temps, type %s"
                                                .formatted(
                                                        French.count(request.publicCount(), "personne"),
                                                        request.erpType())
                                        : "Public accueilli : aucun"),
                        particular(request))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> particular(OccupationRequest request) {
        var facts = new LinkedHashMap<String, Boolean>();
        facts.put("Activité économique", request.economicUse());
        facts.put("Urgence", request.urgency());
        facts.put("Événement ponctuel", request.oneOff());
        facts.put("Des personnes dormiront sur place", request.sleeping());
        facts.put("Réunions cultuelles ou politiques", request.worshipOrPolitical());
        facts.put("D'autres occupants partageront l'espace", request.subOccupants());
        facts.put("Le sol sera utilisé", request.groundUse());
        return facts.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey);
    }

    private static String cost(OccupationRequest request, Space space) {
        var works = !request.worksNeeded()
                ? "Travaux : aucun"
                : request.worksCost() == null
                        ? "Travaux : demandés, coût à chiffrer"
                        : "Travaux : %s € annoncés".formatted(French.amount(request.worksCost()));
        var equipment = request.equipmentValue() == null
                ? Stream.<String>empty()
                : Stream.of("Matériel apporté : %s €".formatted(French.amount(request.equipmentValue())));
        return Stream.concat(
                        Stream.of(
                                works,
                                "Charges (énergie, eau, réseau) : imputées au budget de votre service",
                                "L'espace relève du %s : une refacturation interne est fixée si votre service relève d'un autre"
                                        .formatted(French.budget(space.budgetCode()))),
                        equipment)
                .collect(Collectors.joining("\n"));
    }

    private String commitment(OccupationRequest request) {
        return Stream.of(
                        "– désigner un responsable unique de sécurité et tenir un exercice d'évacuation tous les six mois (code du travail, R4227-39)",
                        "– respecter l'usage et l'effectif annoncés (%s)"
                                .formatted(French.count(request.headcount(), "personne")),
                        "– contresigner les états des lieux, recevoir et rendre les clés",
                        "– rendre l'espace le %s, ou donner congé %s au moins à l'avance (paramètre à valider par la MEL)"
                                .formatted(French.day(request.requestedEnd()), noticePeriod.told()),
                        "– rédiger un bilan à la sortie")
                .collect(Collectors.joining("\n"));
    }
}
