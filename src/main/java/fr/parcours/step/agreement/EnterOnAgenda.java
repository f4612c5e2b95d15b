package fr.parcours.step.agreement;

import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.agreement.Acts;
import fr.parcours.register.assembly.Session;
import fr.parcours.register.assembly.Session.Assembly;
import fr.parcours.register.assembly.Sessions;
import fr.parcours.step.French;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** « Inscrire à une séance »: one that still takes files, or one that the calendar does not know yet and learns here. */
@Component
class EnterOnAgenda implements Receiver {
    private static final String OTHER = "OTHER";

    private final Acts acts;
    private final Sessions sessions;
    private final ConventionAtHand atHand;

    EnterOnAgenda(Acts acts, Sessions sessions, ConventionAtHand atHand) {
        this.acts = acts;
        this.sessions = sessions;
        this.atHand = atHand;
    }

    @Override
    public String form() {
        return "enter-on-agenda";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = atHand.open(asked.dossier());
        var open = sessions.open(assembly(asked));
        data.put(
                "sessionOptions",
                Stream.concat(
                                open.stream().map(EnterOnAgenda::option),
                                Stream.of(
                                        ConventionAtHand.choice(OTHER, "Une séance que le calendrier n'a pas encore")))
                        .toList());
        data.put("sessionChoice", open.stream().findFirst().map(Session::id).orElse(OTHER));
        return data;
    }

    private Assembly assembly(Asked asked) {
        return Assembly.valueOf(atHand.act(atHand.agreement(asked.dossier())).authority());
    }

    private static Map<String, String> option(Session session) {
        return ConventionAtHand.choice(
                session.id(),
                "%s du %s (dossiers jusqu'au %s)"
                        .formatted(
                                session.assembly().label(),
                                French.day(session.heldOn()),
                                French.day(session.fileDeadline())));
    }

    @Override
    public void receive(Answer answer) {
        var chosen = answer.text("sessionChoice");
        var session = chosen.equals(OTHER)
                ? sessions.add(
                                assembly(answer.asked()),
                                answer.date("sessionDate"),
                                answer.date("fileDeadline"),
                                answer.by())
                        .id()
                : chosen;
        acts.schedule(answer.dossier(), atHand.agreement(answer.dossier()).version(), session);
    }
}
