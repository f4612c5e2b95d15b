package fr.parcours.step.request;

import fr.parcours.AuditEvent;
import fr.parcours.BadInput;
import fr.parcours.DossierNumber;
import fr.parcours.engine.Audit;
import fr.parcours.engine.form.Answer;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.document.Uploads;
import fr.parcours.register.dossier.OccupationRequest;
import fr.parcours.register.occupant.Occupant;
import fr.parcours.register.occupant.Occupants;
import fr.parcours.register.space.Spaces;
import fr.parcours.step.Doorkeeper;
import fr.parcours.step.Letters;
import fr.parcours.step.Mailboxes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fields of a request, as the start form and its correction share them. */
@Component
class RequestForm {
    private static final Set<String> OF_THE_PUBLIC =
            Set.of("publicCountFloors", "publicCountBasement", "publicCountTotal", "erpType");

    private final Spaces spaces;
    private final Occupants occupants;
    private final Doorkeeper doorkeeper;
    private final Audit audit;
    private final Uploads uploads;
    private final Letters letters;
    private final Mailboxes mailboxes;

    RequestForm(
            Spaces spaces,
            Occupants occupants,
            Doorkeeper doorkeeper,
            Audit audit,
            Uploads uploads,
            Letters letters,
            Mailboxes mailboxes) {
        this.spaces = spaces;
        this.occupants = occupants;
        this.doorkeeper = doorkeeper;
        this.audit = audit;
        this.uploads = uploads;
        this.letters = letters;
        this.mailboxes = mailboxes;
    }

    /** Every space, whoever owns it, whatever its status or holds: the table refuses, not the form. */
    List<Map<String, String>> spaceOptions() {
        return spaces.all().stream()
                .map(space -> Map.of("value", space.code(), "label", space.title()))
                .toList();
    }

    Map<String, Object> blank() {
        var data = new HashMap<String, Object>();
        data.put("spaceOptions", spaceOptions());
        data.put("occupantType", OccupationRequest.SERVICE);
        return data;
    }

    Map<String, Object> filledWith(OccupationRequest request) {
        var data = blank();
        data.put("spaceCode", request.spaceCode());
        data.put("occupantType", request.occupantType());
        data.put("purpose", request.purpose());
        data.put("scenario", request.scenario());
        data.put("publicReception", request.publicReception());
        data.put("staffCount", request.staffCount());
        data.put("requestedStart", request.requestedStart().toString());
        data.put("requestedEnd", request.requestedEnd().toString());
        data.put("economicUse", request.economicUse());
        data.put("worksNeeded", request.worksNeeded());
        data.put("freeRequested", request.freeRequested());
        data.put("urgency", request.urgency());
        data.put("spontaneous", request.spontaneous());
        data.put("oneOff", request.oneOff());
        data.put("sleeping", request.sleeping());
        data.put("worshipOrPolitical", request.worshipOrPolitical());
        data.put("subOccupants", request.subOccupants());
        data.put("groundUse", request.groundUse());
        data.put("paidFarming", request.paidFarming());
        putIfKnown(data, "publicCountFloors", request.publicCountFloors());
        putIfKnown(data, "publicCountBasement", request.publicCountBasement());
        putIfKnown(data, "publicCountTotal", request.publicCountTotal());
        putIfKnown(data, "erpType", request.erpType());
        putIfKnown(data, "worksCost", request.worksCost());
        putIfKnown(data, "equipmentValue", request.equipmentValue());
        return data;
    }

    /** @throws BadInput when the public counts contradict each other */
    OccupationRequest read(Answer answer) {
        var onOneSide = Math.max(
                Objects.requireNonNullElse(answer.optionalInteger("publicCountFloors"), 0),
                Objects.requireNonNullElse(answer.optionalInteger("publicCountBasement"), 0));
        var total = answer.optionalInteger("publicCountTotal");
        if (total != null && total < onOneSide) { // the two may peak at different hours: their sum is no bound
            throw new BadInput(
                    "publicCountTotal",
                    "Le total ne peut pas être inférieur au public des étages ni à celui du sous-sol.");
        }
        return new OccupationRequest(
                answer.text("spaceCode"),
                answer.text("occupantType"),
                answer.text("purpose"),
                answer.text("scenario"),
                answer.flag("publicReception"),
                answer.optionalInteger("publicCountFloors"),
                answer.optionalInteger("publicCountBasement"),
                answer.optionalInteger("publicCountTotal"),
                answer.optionalText("erpType"),
                answer.integer("staffCount"),
                answer.date("requestedStart"),
                answer.date("requestedEnd"),
                answer.flag("economicUse"),
                answer.flag("worksNeeded"),
                answer.optionalDecimal("worksCost"),
                answer.optionalDecimal("equipmentValue"),
                answer.flag("freeRequested"),
                answer.flag("urgency"),
                answer.flag("spontaneous"),
                answer.flag("oneOff"),
                answer.flag("sleeping"),
                answer.flag("worshipOrPolitical"),
                answer.flag("subOccupants"),
                answer.flag("groundUse"),
                answer.flag("paidFarming"));
    }

    /** The request as it was, but for what the answer says of it. */
    OccupationRequest read(OccupationRequest before, Answer answer) {
        var facts = filledWith(before);
        facts.putAll(answer.values());
        if (Boolean.FALSE.equals(facts.get("publicReception"))) {
            facts.keySet().removeAll(OF_THE_PUBLIC);
        }
        return read(new Answer(answer.asked(), facts));
    }

    /** What is known of an occupant from outside, as the form asks for it; nothing of a service. */
    Map<String, Object> occupantOf(DossierNumber number) {
        var data = new HashMap<String, Object>();
        occupants.find(number).ifPresent(occupant -> {
            data.put("legalName", occupant.legalName());
            data.put("legalRepName", occupant.legalRepName());
            data.put("legalRepQuality", occupant.legalRepQuality());
            data.put("email", occupant.email());
            data.put("generalInterest", occupant.generalInterest());
            data.put("priorBreach", occupant.priorBreach());
            putIfKnown(data, "siret", occupant.siret());
            putIfKnown(data, "rna", occupant.rna());
            putIfKnown(data, "address", occupant.address());
            putIfKnown(data, "phone", occupant.phone());
            if (occupant.republicanContractSigned() != null) {
                data.put(
                        "republicanContractSigned",
                        occupant.republicanContractSigned().toString());
            }
        });
        return data;
    }

    /** The occupant from outside goes to his register; the dossier must be open by now. */
    void recordOccupant(Answer answer, OccupationRequest request) {
        if (request.isExternal()) {
            record(
                    answer.dossier(),
                    new Occupant(
                            answer.text("legalName"),
                            answer.optionalText("siret"),
                            answer.optionalText("rna"),
                            answer.optionalText("address"),
                            answer.text("legalRepName"),
                            answer.text("legalRepQuality"),
                            answer.text("email"),
                            answer.optionalText("phone"),
                            answer.flag("generalInterest"),
                            answer.has("republicanContractSigned") ? answer.date("republicanContractSigned") : null,
                            answer.flag("priorBreach")),
                    answer.by());
        }
    }

    /** What is known of him from now on; links that lie in a box that is no longer his open nothing, he gets another. */
    void record(DossierNumber number, Occupant occupant, String by) {
        if (mailboxes.isOurs(occupant.email())) {
            throw new BadInput(
                    "email",
                    "Cette adresse est celle d'un compte de la maison : donnez celle de l'occupant, qui reçoit les liens vers son dossier.");
        }
        var left = occupants.find(number).map(Occupant::email).filter(email -> !email.equals(occupant.email()));
        occupants.record(number, occupant);
        left.ifPresent(email -> letters.send(
                Stream.of(email),
                number,
                "address-left-" + UUID.randomUUID(),
                "une autre adresse est enregistrée",
                """
                        Bonjour,

                        Le dossier %s s'écrit désormais à une autre adresse. Si vous ne l'avez pas demandé, dites-le au service du patrimoine.""".formatted(number)));
        if (left.isPresent()) {
            audit.record(AuditEvent.OCCUPANT_ADDRESS_CHANGED, number, "");
        }
        if (left.isPresent() && doorkeeper.shut(number, by)) {
            letters.toOutside(
                    number, "address-" + UUID.randomUUID(), "votre dossier vous suit à cette adresse", """
                            Bonjour,

                            Cette adresse est désormais la vôtre dans le dossier %s : les liens envoyés à l'ancienne n'ouvrent plus rien. Ce qui vous y est demandé reste à faire.""".formatted(
                                    number));
        }
    }

    /** The papers that came with it go to the dossier, which must be open by now. */
    void attach(Answer answer) {
        uploads.take(
                answer.dossier(),
                DocumentKind.REQUEST_ATTACHMENT,
                answer.files("attachments"),
                answer.by(),
                answer.asked().taskKey());
        attachStatutes(answer);
    }

    /** Those that show the general interest, where they came along. */
    void attachStatutes(Answer answer) {
        uploads.take(
                answer.dossier(),
                DocumentKind.STATUTES,
                answer.files("statutes"),
                answer.by(),
                answer.asked().taskKey());
    }

    private static void putIfKnown(Map<String, Object> data, String key, @Nullable Object value) {
        if (value != null) {
            data.put(key, value);
        }
    }
}
