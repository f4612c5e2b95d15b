package fr.parcours.step.agreement;

import fr.parcours.engine.Names;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Rebillings;
import fr.parcours.register.agreement.Rebillings.Rebilling;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.space.Space;
import fr.parcours.step.French;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The internal assignment note in full, with its mandatory content (domain.md, 7.4b). Not a contract. */
@Component
class NoteText {
    private final Names names;
    private final Rebillings rebillings;

    NoteText(Names names, Rebillings rebillings) {
        this.names = names;
        this.rebillings = rebillings;
    }

    String of(Agreement note, Dossier dossier, Space space) {
        return """
                MÉTROPOLE EUROPÉENNE DE LILLE
                Note d'affectation interne n° %s – version %d (document de démonstration)
                Dossier %s

                Article 1 – L'espace %s, %s, est affecté au service « %s » %s.
                Article 2 – Usage autorisé : %s
                Article 3 – Effectif maximal : %s. %s
                Article 4 – Responsable unique de sécurité : %s. Il veille aux issues, aux extincteurs et aux consignes.
                Article 5 – Charges : imputées au %s. Travaux à la charge de la MEL : %s €. %s
                Article 6 – Conditions particulières : %s
                Article 7 – L'espace est rendu le %s. L'affectation peut être retirée à tout moment par simple note.

                Visas à recueillir : patrimoine, sécurité, assurances, finances.""".formatted(
                note.number(),
                note.version(),
                dossier.number(),
                space.title(),
                space.address(),
                names.service(dossier.service()),
                French.period(note.startDate(), note.endDate()),
                note.terms().authorisedUse(),
                French.count(note.headcount(), "personne"),
                audience(dossier.request()),
                note.terms().responsibleFunction(),
                French.budget(note.terms().budgetCode()),
                French.amount(note.terms().worksCost()),
                rebillings.find(dossier.number()).map(NoteText::rebilled).orElse("Aucune refacturation interne."),
                Objects.requireNonNullElse(note.terms().conditions(), "néant"),
                French.day(note.endDate()));
    }

    private static String audience(OccupationRequest request) {
        var expected = request.publicCountTotal();
        return request.publicReception() && expected != null
                ? "Accueil du public autorisé dans cette limite, %s au plus."
                        .formatted(French.count(expected, "personne"))
                : "Aucun accueil du public.";
    }

    private static String rebilled(Rebilling rebilling) {
        return "Refacturation interne : %s € par an, à la charge du %s."
                .formatted(French.amount(rebilling.amountYear()), French.budget(rebilling.budgetCode()));
    }
}
