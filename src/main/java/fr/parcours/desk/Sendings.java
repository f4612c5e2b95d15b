package fr.parcours.desk;

import static java.util.Map.entry;

import fr.parcours.DossierNumber;
import fr.parcours.engine.SignedIn;
import fr.parcours.register.agreement.Conventions;
import fr.parcours.register.document.Document;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Documents;
import fr.parcours.register.insurance.Certificates;
import fr.parcours.register.keys.Keys;
import fr.parcours.register.occupancy.Incidents;
import fr.parcours.register.work.Works;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What an occupant from outside has sent by his link, and what follows: he has no other receipt. */
@Component
class Sendings {
    private static final String INVENTORY =
            "L'état des lieux signé des deux côtés est dans vos documents. Le service du patrimoine vous remet les clés sur rendez-vous.";

    private static final Map<String, String> NEXT = Map.ofEntries(
            entry(
                    "task_answerRequest",
                    "Le service qui vous a posé la question lit votre réponse. Il vous écrit s'il manque encore quelque chose."),
            entry("task_correctFacts", "Vos corrections sont au dossier et l'instruction reprend."),
            entry("task_countersignEntry", INVENTORY),
            entry("task_countersignEntryAgain", INVENTORY),
            entry(
                    "task_countersignExit",
                    "L'état des lieux signé des deux côtés est dans vos documents. Le service du patrimoine reprend les clés ; le décompte définitif vous est adressé ensuite."));
    private static final String AFTER_INCIDENT =
            "Le service du patrimoine le traite, et vous écrit s'il a besoin de précisions.";
    private static final String AFTER_PIECE = "Elle est au dossier, et le service du patrimoine en est prévenu.";
    private static final String AFTER_NOTICE =
            "La prise d'acte est dans vos documents. Le service du patrimoine vous propose un rendez-vous pour l'état des lieux de sortie.";

    /** By then what follows has followed, and the page says it elsewhere. */
    private static final Duration NEWS = Duration.ofDays(7);

    /** @param what in French · next what follows, in French; empty once it is no news */
    record Sending(String what, Instant at, String next) {
        private Sending without(boolean isOld) {
            return isOld ? new Sending(what, at, "") : this;
        }
    }

    private final Works works;
    private final Incidents incidents;
    private final Documents documents;
    private final Certificates certificates;
    private final Conventions conventions;
    private final Keys keys;
    private final Clock clock;

    Sendings(
            Works works,
            Incidents incidents,
            Documents documents,
            Certificates certificates,
            Conventions conventions,
            Keys keys,
            Clock clock) {
        this.works = works;
        this.incidents = incidents;
        this.documents = documents;
        this.certificates = certificates;
        this.conventions = conventions;
        this.keys = keys;
        this.clock = clock;
    }

    /** The latest first. */
    List<Sending> of(DossierNumber number) {
        var he = SignedIn.byDoor(number);
        return Stream.of(tasks(number, he), incidents(number, he), notices(number, he), pieces(number, he))
                .flatMap(sendings -> sendings)
                .map(sending ->
                        sending.without(sending.at().isBefore(clock.instant().minus(NEWS))))
                .sorted(Comparator.comparing(Sending::at).reversed())
                .toList();
    }

    private Stream<Sending> tasks(DossierNumber number, String he) {
        return works.of(number).stream()
                .filter(work -> work.endedAt() != null && he.equals(work.endedBy()))
                .map(work -> new Sending(work.name(), work.endedAt(), next(number, work.taskKey())));
    }

    /** After what he answered, not after what he might have. */
    private String next(DossierNumber number, String taskKey) {
        return switch (taskKey) {
            case "task_provideCertificate" -> afterCertificate(number);
            case "task_remarkConvention" -> afterRemarks(number);
            case "task_acknowledgeKeys" -> afterKeys(number);
            default -> NEXT.getOrDefault(taskKey, "");
        };
    }

    /** Once it is controlled, the page says how at its head. */
    private String afterCertificate(DossierNumber number) {
        return certificates
                .latest(number)
                .filter(one -> one.check() == null)
                .map(
                        one ->
                                "L'unité assurances contrôle l'attestation. Un courriel vous dit si elle est acceptée, ou ce qui est à reprendre.")
                .orElse("");
    }

    private String afterRemarks(DossierNumber number) {
        return conventions.versions(number).stream()
                .filter(text -> text.acceptedAt() != null || !text.remarks().isEmpty())
                .reduce((earlier, last) -> last)
                .map(text -> text.acceptedAt() == null
                        ? "Le service juridique reprend le texte et vous l'adresse de nouveau."
                        : "Sans remarque de votre part, le texte est arrêté et part à la décision.")
                .orElse("");
    }

    private String afterKeys(DossierNumber number) {
        return keys.receipt(number)
                        .filter(receipt -> receipt.acknowledgedAt() != null)
                        .isPresent()
                ? "Le procès-verbal de remise est dans vos documents, et un courriel vous confirme l'ouverture."
                : "Le service du patrimoine reprend les clés pour vous les remettre de nouveau.";
    }

    private Stream<Sending> incidents(DossierNumber number, String he) {
        return incidents.of(number).stream()
                .filter(incident -> incident.reportedBy().equals(he))
                .map(incident -> new Sending(
                        "Signaler un incident : %s".formatted(incident.kind().label()),
                        incident.reportedAt(),
                        AFTER_INCIDENT));
    }

    /** Brought of his own accord: what a form asked for names its task. */
    private Stream<Sending> pieces(DossierNumber number, String he) {
        return documents.of(number).stream()
                .filter(paper ->
                        paper.by().equals(he) && paper.origin() == Document.Origin.UPLOADED && paper.taskKey() == null)
                .map(paper -> new Sending("Ajouter une pièce : %s".formatted(paper.name()), paper.at(), AFTER_PIECE));
    }

    /** The house takes note of his notice as he gives it. */
    private Stream<Sending> notices(DossierNumber number, String he) {
        return documents.of(number).stream()
                .filter(paper ->
                        paper.kind() == DocumentKind.ENDING && paper.by().equals(he))
                .map(paper -> new Sending("Donner congé", paper.at(), AFTER_NOTICE));
    }
}
