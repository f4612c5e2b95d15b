package fr.parcours.register.dossier;

import static java.util.Map.entry;

import java.util.Map;

/** What each finding of table {@code blockingReasons} (domain.md, D1a) means to the person who reads it. */
final class FindingLabels {
    private static final Map<String, String> LABELS = Map.ofEntries(
            entry("ESPACE_INDISPONIBLE", "L'espace n'est pas vacant : il est occupé, squatté, en travaux ou cédé."),
            entry(
                    "HORS_FENETRE",
                    "La période demandée sort de la fenêtre de disponibilité de l'espace : ajustez les dates."),
            entry("CONFLIT_RESERVATION", "Un autre dossier a déjà retenu l'espace pour une partie de la période."),
            entry("PERIL", "Le bâtiment est en péril ou sous le coup d'un arrêté de mise en sécurité."),
            entry(
                    "HEBERGEMENT",
                    "L'usage comporte de l'hébergement ou des locaux à sommeil, qui relèvent d'un autre régime."),
            entry(
                    "USAGE_CULTUEL_POLITIQUE",
                    "L'usage est cultuel ou politique : l'égalité de traitement et la loi de 1905 sont à examiner."),
            entry("HORS_PERIMETRE", "Les demandes de particuliers ne relèvent pas de ce guichet."),
            entry(
                    "SIRET_INVALIDE",
                    "L'occupant n'est pas identifié : le SIRET (ou le numéro RNA) manque ou n'est pas valable."),
            entry("VALIDATION_HIERARCHIQUE", "La demande n'est pas validée par la hiérarchie du service demandeur."),
            entry("DTA_ABSENT", "Le dossier technique amiante manque : il est à fournir avant l'ouverture."),
            entry(
                    "AMIANTE_TRAVAUX",
                    "Des matériaux amiantés sont dégradés : des travaux sont nécessaires avant toute occupation."),
            entry("ACCESSIBILITE", "L'espace n'est pas accessible aux personnes handicapées et n'a pas de dérogation."),
            entry("EFFECTIF_SUPERIEUR", "L'effectif prévu dépasse la capacité de l'espace."),
            entry(
                    "DOMANIALITE_INCONNUE",
                    "La domanialité (publique ou privée) reste à qualifier pour choisir le titre."),
            entry("DUREE_EXCESSIVE", "La durée demandée dépasse celle d'une occupation transitoire."),
            entry("ANTECEDENT", "L'occupant a un impayé ou un manquement antérieur."),
            entry(
                    "FLUIDE_MANQUANT",
                    "L'électricité ou l'eau est coupée ou absente : une mise en service est à prévoir."),
            entry("PROJET_URBAIN", "Un projet urbain doit reprendre l'espace avant la fin demandée."),
            entry("POLLUTION", "La pollution du sol est avérée et l'usage touche le sol."),
            entry("PROPRIETAIRE_TIERS", "L'espace n'appartient pas à la Métropole : elle n'a pas de titre à accorder."),
            entry(
                    "SOUS_OCCUPATION",
                    "Un intermédiaire accueillerait des sous-occupants : la direction unique de sécurité est à examiner."),
            entry("BAIL_RURAL", "Une exploitation agricole rémunérée hors réserve foncière peut créer un bail rural."),
            entry("AIDE_ETAT", "Un prix inférieur au marché pour une activité économique peut être une aide d'État."),
            entry("POLLUTION_A_VERIFIER", "L'état du sol est inconnu et l'usage touche le sol : il est à vérifier."));

    private FindingLabels() {}

    static String of(String code) {
        return LABELS.getOrDefault(code, code);
    }
}
