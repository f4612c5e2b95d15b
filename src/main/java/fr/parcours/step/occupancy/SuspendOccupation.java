package fr.parcours.step.occupancy;

import fr.parcours.DossierNumber;
import fr.parcours.engine.Names;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.occupancy.Breaches;
import fr.parcours.register.occupancy.Breaches.Kind;
import fr.parcours.register.occupancy.Suspensions;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.EarlyEnd;
import fr.parcours.step.French;
import fr.parcours.step.Letters;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** « Suspendre l'occupation »: nobody goes in uninsured. It is lifted as soon as a certificate is accepted. */
@Component
class SuspendOccupation implements Receiver {
    private final Dossiers dossiers;
    private final Certificates certificates;
    private final Breaches breaches;
    private final Suspensions suspensions;
    private final EarlyEnd earlyEnd;
    private final Papers papers;
    private final Letters letters;
    private final DossierSheet sheet;
    private final Names names;
    private final Clock clock;

    SuspendOccupation(
            Dossiers dossiers,
            Certificates certificates,
            Breaches breaches,
            Suspensions suspensions,
            EarlyEnd earlyEnd,
            Papers papers,
            Letters letters,
            DossierSheet sheet,
            Names names,
            Clock clock) {
        this.dossiers = dossiers;
        this.certificates = certificates;
        this.breaches = breaches;
        this.suspensions = suspensions;
        this.earlyEnd = earlyEnd;
        this.papers = papers;
        this.letters = letters;
        this.sheet = sheet;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public String form() {
        return "suspend-occupation";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var today = LocalDate.now(clock).toString();
        var data = sheet.open(asked.dossier());
        breaches.underWay(asked.dossier(), Kind.COVER).ifPresent(notice -> {
            data.put(
                    "coverText",
                    "%s%nMise en demeure du %s, restée sans effet le %s."
                            .formatted(notice.text(), French.day(notice.toldAt()), French.day(notice.cureBy())));
            data.put(
                    "suspensionReason",
                    "%sL'article 13 du titre oblige à s'assurer pour toute sa durée. La mise en demeure du %s, qui laissait jusqu'au %s, est restée sans effet."
                            .formatted(
                                    lapsed(asked.dossier()), French.day(notice.toldAt()), French.day(notice.cureBy())));
        });
        data.put("today", today);
        data.put("suspendedSince", today);
        data.put(
                "suspensionMeasures",
                "Les badges sont désactivés et les clés reprises jusqu'à la levée de la suspension.");
        return data;
    }

    private String lapsed(DossierNumber dossier) {
        return certificates
                .inForce(dossier)
                .map(one -> "La garantie de l'occupation est échue depuis le %s. "
                        .formatted(French.day(one.content().coverageEnd())))
                .orElse("");
    }

    @Override
    public void receive(Answer answer) {
        var dossier = dossiers.get(answer.dossier());
        var since = answer.date("suspendedSince");
        var reason = answer.text("suspensionReason");
        var measures = answer.text("suspensionMeasures");
        breaches.underWay(dossier.number(), Kind.COVER)
                .ifPresent(breach -> breaches.check(breach.id(), false, reason, answer.by()));
        suspensions.suspend(dossier.number(), since, reason, measures, answer.by());
        var content = new HashMap<String, @Nullable Object>();
        content.put("since", since);
        content.put("reasons", reason);
        content.put("measures", measures);
        content.put("appeal", earlyEnd.judge(dossier).appeal());
        content.put("signedAs", names.account(answer.by()));
        papers.issue(dossier.number(), Paper.SUSPENSION, content, answer.by());
        letters.toOccupant(
                dossier,
                "suspended-" + answer.asked().taskId(),
                "occupation suspendue",
                papers.text(dossier.number(), Paper.SUSPENSION, content));
    }
}
