package fr.parcours.step.visit;

import fr.parcours.engine.HouseClock;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Spaces;
import fr.parcours.register.visit.Visits;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** « Fixer le rendez-vous »: one call with everyone who must be there, so that one visit is enough. */
@Component
class PlanVisit implements Receiver {
    private static final Map<String, String> TRADES =
            Map.of("inviteTechnique", "TECHNIQUE", "inviteSecurite", "SECURITE", "inviteNumerique", "NUMERIQUE");

    private final Dossiers dossiers;
    private final Spaces spaces;
    private final Visits visits;
    private final Letters letters;
    private final Mailboxes mailboxes;
    private final DossierSheet sheet;

    PlanVisit(
            Dossiers dossiers, Spaces spaces, Visits visits, Letters letters, Mailboxes mailboxes, DossierSheet sheet) {
        this.dossiers = dossiers;
        this.spaces = spaces;
        this.visits = visits;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "plan-visit";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var space = spaces.get(dossiers.get(asked.dossier()).request().spaceCode());
        var data = sheet.open(asked.dossier());
        data.put("spaceAddress", space.address());
        visits.latest(asked.dossier()).ifPresent(missed -> {
            if (missed.report() != null && missed.report().missedReason() != null) {
                data.put("missedReason", missed.report().missedReason());
            }
        });
        return data;
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.get(answer.dossier());
        var at = answer.dateTime("visitAt");
        var invited = TRADES.entrySet().stream()
                .filter(trade -> answer.flag(trade.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
        visits.plan(
                dossier.number(),
                at.atZone(HouseClock.PARIS).toInstant(),
                answer.text("meetingPoint"),
                invited,
                answer.by());
        letters.send(
                guests(dossier.requesterLogin(), dossier.service(), invited),
                dossier.number(),
                "visit-" + at,
                "visite le %s".formatted(French.moment(at)),
                """
                        Bonjour,

                        La visite de l'espace %s aura lieu le %s. Point de rendez-vous : %s.

                        Si vous ne pouvez pas venir, prévenez le service du patrimoine : une seule visite doit suffire.""".formatted(dossier.request().spaceCode(), French.moment(at), answer.text("meetingPoint")));
    }

    private Stream<String> guests(String requester, String service, Set<String> invited) {
        return Stream.concat(
                mailboxes.of(requester),
                invited.stream()
                        .flatMap(trade -> mailboxes.of("grp-" + trade.toLowerCase(java.util.Locale.ROOT), service)));
    }
}
