package fr.parcours.step.insurance;

import fr.parcours.BadInput;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.dossier.Dossier;
import fr.parcours.register.dossier.DossierState;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.insurance.Certificate;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.insurance.Certificates.Arbitration;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * « Arbitrer l'assurance »: too many certificates were refused. To stop is a refusal, with its reasons; a title that is
 * signed does not end so, but by a decision that an elected person signs.
 */
@Component
class ArbitrateCertificate implements Receiver {
    private static final Map<String, String> CONTINUE =
            Map.of("value", Arbitration.CONTINUE.name(), "label", "Demander une attestation de plus");
    private static final Map<String, String> STOP =
            Map.of("value", Arbitration.STOP.name(), "label", "Classer la demande sans suite");

    private final Dossiers dossiers;
    private final Certificates certificates;
    private final DossierSheet sheet;

    ArbitrateCertificate(Dossiers dossiers, Certificates certificates, DossierSheet sheet) {
        this.dossiers = dossiers;
        this.certificates = certificates;
        this.sheet = sheet;
    }

    @Override
    public String form() {
        return "arbitrate-certificate";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        data.put(
                "arbitrationOptions",
                isSigned(dossiers.get(asked.dossier())) ? List.of(CONTINUE) : List.of(CONTINUE, STOP));
        data.put(
                "historyText",
                certificates.of(asked.dossier()).stream()
                        .filter(Certificate::isRefused)
                        .map(ArbitrateCertificate::line)
                        .collect(Collectors.joining("\n\n")));
        return data;
    }

    private static boolean isSigned(Dossier dossier) {
        return dossier.state().compareTo(DossierState.SIGNE) >= 0;
    }

    private static String line(Certificate refused) {
        var check = Objects.requireNonNull(refused.check());
        return "%s – attestation n° %d – %s%n%s"
                .formatted(
                        French.day(check.at()),
                        refused.no(),
                        check.status().label().toLowerCase(Locale.FRENCH),
                        check.remark());
    }

    @Override
    public void receive(Answer answer) {
        var found = dossiers.lock(answer.dossier());
        var dossier = found.number();
        var decided = answer.choice("insuranceArbitration", Arbitration.class);
        if (decided == Arbitration.STOP && isSigned(found)) {
            throw new BadInput(
                    "insuranceArbitration",
                    "Le titre est signé : il ne se classe plus sans suite. Demandez une attestation de plus, ou proposez le retrait du titre par « Retirer l'espace ».");
        }
        var reason = answer.text("insuranceReason");
        certificates.arbitrate(dossier, decided, reason, answer.by());
        if (decided == Arbitration.STOP) {
            dossiers.abandonedBecause(
                    dossier, "Les attestations d'assurance fournies n'ont pas pu être acceptées. " + reason);
        }
    }
}
