package fr.parcours.step.agreement;

import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.space.Space;
import fr.parcours.step.French;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** The internal assignment note in full, with its mandatory content (domain.md, 7.4b). Not a contract. */
@Component
class NoteText {
    private final IdentityService identity;

    NoteText(IdentityService identity) {
        this.identity = identity;
    }

    String of(Agreement note, Dossier dossier, Space space) {
        return """
                MÉTROPOLE EUROPÉENNE DE LILLE
                Note d'affectation interne n° %s – version %d (document de démonstration)
                Dossier %s

                Article 1 – L'espace %s, %s, est affecté au service « %s » %s.
                Article 2 – Usage autorisé : %s
                Article 3 – Effectif maximal : %d personnes. Aucun accueil du public.
                Article 4 – Responsable unique de sécurité : %s. Il veille aux issues, aux extincteurs et aux consignes.
                Article 5 – Charges : imputées au budget %s. Travaux à la charge de la MEL : %s €.
                Article 6 – Conditions particulières : %s
                Article 7 – L'espace est rendu le %s. L'affectation peut être retirée à tout moment par simple note.

                Visas : Patrimoine · Sécurité · Assurances · Finances.""".formatted(
                        note.number(),
                        note.version(),
                        dossier.number(),
                        space.title(),
                        space.address(),
                        serviceLabel(dossier.service()),
                        French.period(note.startDate(), note.endDate()),
                        note.terms().authorisedUse(),
                        note.headcount(),
                        note.terms().responsibleFunction(),
                        note.terms().budgetCode(),
                        note.terms().worksCost().toPlainString(),
                        Objects.requireNonNullElse(note.terms().conditions(), "néant"),
                        French.day(note.endDate()));
    }

    private String serviceLabel(String service) {
        var tenant = identity.createTenantQuery().tenantId(service).singleResult();
        return tenant == null ? service : tenant.getName();
    }
}
