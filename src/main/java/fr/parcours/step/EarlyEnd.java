package fr.parcours.step;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.Groups;
import fr.parcours.engine.Course;
import fr.parcours.engine.Rules;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.legal.Qualification;
import fr.parcours.register.legal.Qualifications;
import fr.parcours.register.legal.TitleLabels;
import fr.parcours.register.occupancy.Endings;
import fr.parcours.register.occupancy.Endings.Indemnity;
import fr.parcours.register.occupancy.Endings.Kind;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a title lets its owner do before the term (table {@code ending}), and the proposal that an elected person signs. */
@Component
public class EarlyEnd {
    /**
     * The table's answer.
     *
     * @param noticeMonths between the letter and the last day; 0: at once
     * @param ground French: why it is possible, as the letter says it, or why it is not
     */
    public record Answer(boolean possible, int noticeMonths, Judge judge, String ground, Indemnity indemnity) {}

    /**
     * What somebody asks an elected person to sign.
     *
     * @param cropDamages does the title provide for damages to crops?
     * @param cropEnd next harvest or end of the farming year; null where it is not asked for
     * @param hearing how the occupant could say what he thinks of it (CRPA L121-1); null: danger does not let it wait
     * @param field that names the end in the form, for the refusal
     */
    public record Proposal(
            Kind kind,
            boolean cropDamages,
            @Nullable LocalDate cropEnd,
            String reason,
            @Nullable String hearing,
            String field,
            String by) {}

    private final Rules rules;
    private final Agreements agreements;
    private final Qualifications qualifications;
    private final Endings endings;
    private final DossierParties parties;
    private final Course course;
    private final Letters letters;
    private final Mailboxes mailboxes;

    EarlyEnd(
            Rules rules,
            Agreements agreements,
            Qualifications qualifications,
            Endings endings,
            DossierParties parties,
            Course course,
            Letters letters,
            Mailboxes mailboxes) {
        this.rules = rules;
        this.agreements = agreements;
        this.qualifications = qualifications;
        this.endings = endings;
        this.parties = parties;
        this.course = course;
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    /** In the words of the tables: the one in force, and before there is one what was found; else it is an assignment. */
    private String title(Dossier dossier) {
        return agreements
                .executory(dossier.number())
                .map(Agreement::legalTitle)
                .or(() -> qualifications.find(dossier.number()).map(Qualification::legalTitle))
                .orElse(Qualification.INTERNAL);
    }

    /** As inside a sentence: « convention d'occupation précaire ». */
    public String titleLabel(Dossier dossier) {
        return TitleLabels.of(title(dossier));
    }

    /** Does the space's ground bear crops under this dossier? */
    public boolean isFarmed(Dossier dossier) {
        return dossier.request().groundUse() || dossier.request().paidFarming();
    }

    /** @param cropDamages does the title provide for damages to crops? */
    public Answer ask(Dossier dossier, Kind kind, boolean cropDamages) {
        var row = rules.decide(
                        "ending",
                        Map.of(
                                "ending", kind.name(),
                                "legalTitle", title(dossier),
                                "farmed", isFarmed(dossier),
                                "cropDamages", cropDamages))
                .get(0);
        return new Answer(
                row.yes("possible"),
                row.integer("noticeMonths"),
                Judge.valueOf(row.text("judge")),
                row.text("ground"),
                Indemnity.valueOf(row.text("indemnity")));
    }

    /** The judge of this title, whatever is contested. */
    public Judge judge(Dossier dossier) {
        return ask(dossier, Kind.FAUTE, false).judge();
    }

    /** How the owner takes a space back where nobody is at fault and nobody in danger. */
    public Kind takingBack(Dossier dossier) {
        return ask(dossier, Kind.REVOCATION, false).possible() ? Kind.REVOCATION : Kind.REPRISE;
    }

    /**
     * As {@link #ask}, where it has to be possible.
     *
     * @param field that names the end in the form, for the refusal
     * @throws BadInput with the table's own sentence
     */
    public Answer require(Dossier dossier, Kind kind, boolean cropDamages, String field) {
        var answer = ask(dossier, kind, cropDamages);
        if (!answer.possible()) {
            throw new BadInput(field, answer.ground());
        }
        return answer;
    }

    /** Without crop damages a farmed land reserve is left at the harvest, three months after the letter at the soonest (L221-2). */
    public boolean awaitsHarvest(Dossier dossier, Kind kind, boolean cropDamages) {
        return kind == Kind.REPRISE
                && !cropDamages
                && isFarmed(dossier)
                && title(dossier).equals("CONCESSION_TEMPORAIRE");
    }

    private @Nullable LocalDate cropEnd(Dossier dossier, Proposal proposal) {
        if (!awaitsHarvest(dossier, proposal.kind(), proposal.cropDamages())) {
            return null;
        }
        if (proposal.cropEnd() == null) {
            throw new BadInput(
                    proposal.field(),
                    "Le sol est cultivé : le préavis court jusqu'à la récolte. Proposez la fin par « Mettre fin avant le terme », qui en demande la date.");
        }
        return proposal.cropEnd();
    }

    /**
     * Proposes it for signature, while the occupation runs.
     *
     * @throws BadInput with the table's own sentence when the title does not allow it
     * @throws Conflict (409) when one is proposed already, or nobody occupies the space
     */
    public void propose(Dossier dossier, Proposal proposal) {
        record(dossier, proposal, cropEnd(dossier, proposal));
        if (!course.wake(dossier.number(), "endProposed")) {
            throw new Conflict(
                    "Le propriétaire met fin à une occupation pendant qu'elle court, quand l'espace est ouvert.");
        }
    }

    /**
     * Proposes for signature to withdraw a title that is signed, before its space is open.
     *
     * @throws BadInput with the table's own sentence when the title does not allow it
     * @throws Conflict (409) when one is proposed already
     */
    public void proposeWithdrawal(Dossier dossier, Proposal proposal) {
        var ending = record(dossier, proposal, null); // nothing is sown before the keys
        letters.send(
                mailboxes.of(Groups.SIGNATURE_ELU, dossier.service()),
                dossier.number(),
                "withdrawal-" + ending,
                "retrait du titre à signer",
                """
                Bonjour,

                Il est proposé de retirer le titre signé de ce dossier, avant l'ouverture de l'espace : %s

                Sur la page du dossier, « Signer le retrait du titre » montre la décision ; jusque-là, aucune clé n'est remise.""".formatted(proposal.reason()));
    }

    /** @return its id */
    private String record(Dossier dossier, Proposal proposal, @Nullable LocalDate cropEnd) {
        var answer = require(dossier, proposal.kind(), proposal.cropDamages(), proposal.field());
        if (endings.proposed(dossier.number()).isPresent()) {
            throw new Conflict("Une décision de fin attend déjà sa signature dans ce dossier.");
        }
        var ending = endings.propose(
                dossier.number(),
                proposal.kind(),
                proposal.reason(),
                proposal.hearing(),
                answer.ground(),
                answer.noticeMonths(),
                cropEnd,
                answer.judge().name(),
                answer.indemnity(),
                proposal.by());
        parties.acted(dossier.number(), Act.PROPOSE_END, proposal.by());
        return ending;
    }
}
