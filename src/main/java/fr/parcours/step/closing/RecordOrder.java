package fr.parcours.step.closing;

import fr.parcours.Groups;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.occupancy.Overstays;
import fr.parcours.register.occupancy.Overstays.Outcome;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** « Consigner l'ordonnance »: what the judge ordered, told to the desk that takes the keys back. */
@Component
class RecordOrder implements Receiver {
    private final Dossiers dossiers;
    private final Overstays overstays;
    private final DossierSheet sheet;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final Clock clock;

    RecordOrder(
            Dossiers dossiers,
            Overstays overstays,
            DossierSheet sheet,
            Letters letters,
            Mailboxes mailboxes,
            Clock clock) {
        this.dossiers = dossiers;
        this.overstays = overstays;
        this.sheet = sheet;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "record-order";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var today = LocalDate.now(clock).toString();
        var data = sheet.open(asked.dossier());
        overstays.find(asked.dossier()).ifPresent(stay -> {
            data.put("caseText", "Affaire n° %s".formatted(stay.caseRef()));
            data.put("filedOn", String.valueOf(stay.filedOn()));
        });
        data.put("today", today);
        data.put("decidedOn", today);
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.get(answer.dossier());
        var outcome = answer.choice("orderOutcome", Outcome.class);
        overstays.decide(dossier.number(), answer.date("decidedOn"), outcome, answer.text("orderText"), answer.by());
        letters.send(
                mailboxes.of(Groups.PATRIMOINE, dossier.service()),
                dossier.number(),
                "order",
                "le juge a statué",
                """
                Bonjour,

                Ordonnance du %s : %s. %s

                L'état des lieux de sortie et la reprise des clés restent à faire ; sans l'occupant, un commissaire de justice les constate.""".formatted(
                                French.day(answer.date("decidedOn")),
                                outcome.label().toLowerCase(java.util.Locale.FRENCH),
                                answer.text("orderText")));
    }
}
