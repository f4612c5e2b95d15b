package fr.parcours.step.insurance;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.Course;
import fr.parcours.engine.Names;
import fr.parcours.engine.SignedIn;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.DossierAction;
import fr.parcours.register.agreement.Agreement;
import fr.parcours.register.agreement.Agreements;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Coverage.Kind;
import fr.parcours.register.insurance.Coverages;
import fr.parcours.register.insurance.Waivers;
import fr.parcours.register.insurance.Waivers.Waiver;
import fr.parcours.register.roundtrip.RoundTrip.Outcome;
import fr.parcours.register.roundtrip.RoundTrips;
import fr.parcours.step.French;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * « Renoncer au recours contre l'occupant »: while the occupant's certificate is awaited and no title is signed, whose clause
 * it is to be. Rental risks are no longer asked for, the mirrored clause is, and the agreement of the owner's insurer is
 * there already (D7, rows 4 and 9). Until the title is signed, whoever may grant it corrects what was mistyped: nothing else
 * is asked of the occupant then, but a draft that quotes the waiver is written again. Or he withdraws what was granted by
 * mistake: rental risks are asked for again, of who had proved the rest already too.
 */
@Component
@Order(12)
class WaiveRecourse implements DossierAction {
    private final Dossiers dossiers;
    private final Coverages coverages;
    private final Waivers waivers;
    private final WaiverProof proof;
    private final Agreements agreements;
    private final RoundTrips trips;
    private final Course course;
    private final Names names;
    private final Clock clock;

    WaiveRecourse(
            Dossiers dossiers,
            Coverages coverages,
            Waivers waivers,
            WaiverProof proof,
            Agreements agreements,
            RoundTrips trips,
            Course course,
            Names names,
            Clock clock) {
        this.dossiers = dossiers;
        this.coverages = coverages;
        this.waivers = waivers;
        this.proof = proof;
        this.agreements = agreements;
        this.trips = trips;
        this.course = course;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "waive-recourse";
    }

    @Override
    public String label() {
        return "Renoncer au recours contre l'occupant";
    }

    @Override
    public String form() {
        return "waive-recourse";
    }

    @Override
    public boolean isFor(SignedIn person) {
        return person.isIn(Groups.ASSURANCES);
    }

    @Override
    public String label(DossierNumber dossier) {
        return waivers.find(dossier).isPresent() ? "Corriger ou retirer la renonciation au recours" : label();
    }

    @Override
    public boolean isOpen(DossierNumber dossier) {
        return !dossiers.get(dossier).state().isFinal()
                && agreements.latest(dossier).map(Agreement::signedAt).isEmpty()
                && (waivers.find(dossier).isPresent() || isCertificateAwaited(dossier));
    }

    private boolean isCertificateAwaited(DossierNumber dossier) {
        return coverages.of(dossier).stream()
                .anyMatch(coverage -> coverage.kind() == Kind.RISQUES_LOCATIFS && coverage.proof() == null);
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var today = LocalDate.now(clock).toString();
        var data = new HashMap<String, Object>(Map.of("today", today, "waiverAgreedOn", today));
        waivers.find(asked.dossier()).ifPresent(waiver -> {
            data.put(
                    "grantedText",
                    "Accord du %s, référence %s, saisi par : %s."
                            .formatted(French.day(waiver.agreedOn()), waiver.reference(), names.account(waiver.by())));
            data.put("waiverChoice", "CORRECT");
            data.put("waiverReference", waiver.reference());
            data.put("waiverAgreedOn", waiver.agreedOn().toString());
        });
        waivers.withdrawal(asked.dossier())
                .ifPresent(one -> data.put(
                        "withdrawnText",
                        "Retirée le %s par : %s. %s"
                                .formatted(French.day(one.at()), names.account(one.by()), one.reason())));
        return data;
    }

    @Override
    public Set<String> candidateGroups(Answer answer) {
        return Set.of(Groups.ASSURANCES);
    }

    @Override
    public void perform(Answer answer) {
        var dossier = dossiers.lock(answer.dossier()).number();
        if (!isOpen(dossier)) {
            throw new Conflict(
                    "L'assurance de l'occupant n'est pas en cours d'instruction, le titre est signé, ou le dossier est clos.");
        }
        var granted = waivers.find(dossier);
        if (granted.isPresent() != answer.has("waiverChoice")) {
            throw new Conflict(
                    "La renonciation vient d'être saisie ou retirée par quelqu'un d'autre : rechargez la page.");
        }
        if (granted.isEmpty()) {
            grant(answer);
        } else if (answer.text("waiverChoice").equals("WITHDRAW")) {
            withdraw(answer);
        } else {
            correct(granted.get(), answer);
        }
    }

    private void grant(Answer answer) {
        var dossier = answer.dossier();
        waivers.grant(
                dossier,
                answer.text("waiverReference"),
                answer.date("waiverAgreedOn"),
                answer.optionalText("correctionText"),
                answer.by());
        if (!isAskedAnew(dossier)) {
            throw new Conflict("L'assurance de ce dossier n'est pas en cours d'instruction.");
        }
    }

    /** What was proved by it holds no longer. */
    private void withdraw(Answer answer) {
        var dossier = answer.dossier();
        waivers.withdraw(dossier, answer.text("correctionText"), answer.by());
        if (!isAskedAnew(dossier)) {
            coverages.markStale(dossier);
            course.wakeJourney(dossier, "change");
        }
    }

    private boolean isAskedAnew(DossierNumber dossier) {
        var isUnderWay = course.wake(dossier, "insuranceOutdated");
        if (isUnderWay) {
            trips.closeAll(dossier, "certificate", Outcome.WITHDRAWN);
        }
        return isUnderWay;
    }

    private void correct(Waiver granted, Answer answer) {
        var reference = answer.text("waiverReference");
        var agreedOn = answer.date("waiverAgreedOn");
        if (reference.equals(granted.reference()) && agreedOn.equals(granted.agreedOn())) {
            throw new BadInput(
                    "waiverReference", "Rien n'est corrigé : la référence et la date sont celles qui valent déjà.");
        }
        waivers.grant(answer.dossier(), reference, agreedOn, answer.text("correctionText"), answer.by());
        proof.renew(answer.dossier());
    }
}
