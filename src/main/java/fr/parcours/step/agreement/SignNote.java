package fr.parcours.step.agreement;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Opinions;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * « Signer la note d'affectation », by the DGA or the DGS. A note that a changed fact made stale can only go back, and
 * so can one while an opinion is to be given again or stands against it.
 */
@Component
class SignNote implements Receiver {
    private static final Map<String, String> SIGN = Map.of("value", "SIGN", "label", "Signer la note");
    private static final Map<String, String> RETURN = Map.of("value", "RETURN", "label", "Renvoyer en rédaction");

    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Agreements agreements;
    private final SentBack sentBack;
    private final Opinions opinions;
    private final DossierSheet sheet;
    private final NoteBackground background;
    private final Papers papers;
    private final NoteContent content;
    private final Clock clock;

    SignNote(
            Dossiers dossiers,
            DossierParties parties,
            Agreements agreements,
            SentBack sentBack,
            Opinions opinions,
            DossierSheet sheet,
            NoteBackground background,
            Papers papers,
            NoteContent content,
            Clock clock) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.agreements = agreements;
        this.sentBack = sentBack;
        this.opinions = opinions;
        this.sheet = sheet;
        this.background = background;
        this.papers = papers;
        this.content = content;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "sign-note";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var dossier = dossiers.get(asked.dossier());
        var note = agreements.get(asked.dossier());
        var data = sheet.open(asked.dossier());
        data.putAll(background.of(note, dossier));
        data.put("noteText", papers.text(dossier.number(), Paper.ASSIGNMENT_NOTE_DRAFT, content.of(note, dossier)));
        data.put("signOptions", maySign(note) ? List.of(SIGN, RETURN) : List.of(RETURN));
        return data;
    }

    private boolean maySign(Agreement note) {
        return !note.stale() && opinions.isSettled(note.dossier());
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()); // no fact changes under the pen
        if (answer.text("signDecision").equals("SIGN")) {
            opinions.requireSettled(dossier.number());
            var signatory = Signatory.ofTask(String.valueOf(answer.asked().taskKey()));
            agreements.sign(answer.dossier(), signatory.authority(), answer.by(), signatory.quality());
            parties.acted(answer.dossier(), Act.SIGN, answer.by());
            var note = agreements.get(dossier.number());
            var signed = content.of(note, dossier);
            signed.put("author", signatory.quality());
            signed.put("signedAs", signatory.quality());
            signed.put("signedOn", LocalDate.now(clock));
            papers.issueTitle(note, Paper.ASSIGNMENT_NOTE, signed, answer.by());
        } else {
            sentBack.withRemark(answer);
        }
    }

    /** Who signs, and in which quality (CRPA L212-1). Demo accounts are roles: no name stands here. */
    private enum Signatory {
        DGA("task_signDga", "DGA_PATRIMOINE", "Le directeur général adjoint chargé du patrimoine, par délégation"),
        DGS("task_signDgs", "DGS", "Le directeur général des services, par délégation");

        private final String task;
        private final String authority;
        private final String quality;

        Signatory(String task, String authority, String quality) {
            this.task = task;
            this.authority = authority;
            this.quality = quality;
        }

        static Signatory ofTask(String key) {
            return List.of(values()).stream()
                    .filter(one -> one.task.equals(key))
                    .findFirst()
                    .orElseThrow();
        }

        String authority() {
            return authority;
        }

        String quality() {
            return quality;
        }
    }
}
