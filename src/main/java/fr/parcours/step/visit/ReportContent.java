package fr.parcours.step.visit;

import fr.parcours.DossierNumber;
import fr.parcours.Groups;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.Names;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Meter.Kind;
import fr.parcours.register.visit.Visit;
import fr.parcours.register.visit.Visit.Checklist;
import fr.parcours.register.visit.Visit.Report;
import fr.parcours.register.visit.Visits;
import fr.parcours.step.French;
import fr.parcours.step.MeterReadings;
import fr.parcours.step.Photos;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the report of the last visit says (domain.md, 7.1). */
@Component
class ReportContent {
    private final Dossiers dossiers;
    private final Visits visits;
    private final Photos photos;
    private final MeterReadings readings;
    private final Names names;

    ReportContent(Dossiers dossiers, Visits visits, Photos photos, MeterReadings readings, Names names) {
        this.dossiers = dossiers;
        this.visits = visits;
        this.photos = photos;
        this.readings = readings;
        this.names = names;
    }

    Map<String, @Nullable Object> of(DossierNumber number) {
        var content = new HashMap<String, @Nullable Object>();
        visits.latest(number).ifPresent(visit -> {
            content.put("visitAt", when(visit));
            content.put("meetingPoint", visit.meetingPoint());
            content.put("participants", participants(number, visit));
            content.put(
                    "meters",
                    readings.rows(number, dossiers.get(number).request().spaceCode(), Kind.INTERMEDIAIRE));
            content.put("photos", photos.lines(number, DocumentKind.VISIT_PHOTO));
            if (visit.report() != null) {
                content.put("excused", excused(visit, visit.report()));
                tell(visit.report(), content);
            }
        });
        return content;
    }

    /** The appointment's hour, or the day alone of a visit that was held on another. */
    private static Object when(Visit visit) {
        var heldOn = visit.report() == null ? null : visit.report().heldOn();
        var appointed = visit.at().atZone(HouseClock.PARIS).toLocalDate();
        return heldOn == null || heldOn.equals(appointed) ? visit.at() : heldOn;
    }

    private static void tell(Report report, Map<String, @Nullable Object> content) {
        content.put("checklist", report.checklist() == null ? null : checklist(report.checklist()));
        content.put(
                "capacityEstimate",
                report.capacityEstimate() == null ? null : French.count(report.capacityEstimate(), "personne"));
        content.put("findings", report.findings());
        content.put(
                "decision", report.decision() == null ? null : report.decision().name());
        content.put("reserves", report.reserves());
    }

    private List<String> participants(DossierNumber number, Visit visit) {
        var came = visit.report() == null ? visit.invited() : visit.report().came();
        return Stream.concat(
                        Stream.of(names.service(dossiers.get(number).service()), names.role(Groups.PATRIMOINE)),
                        came.stream().map(this::name))
                .toList();
    }

    /** Who was invited and did not come; empty without. */
    private String excused(Visit visit, Report report) {
        return visit.invited().stream()
                .filter(trade -> !report.came().contains(trade))
                .map(this::name)
                .collect(Collectors.joining(", "));
    }

    private String name(String trade) {
        return names.role("grp-" + trade.toLowerCase(Locale.ROOT));
    }

    private static List<Map<String, Object>> checklist(Checklist found) {
        return List.of(
                point("Accès", found.accessOk()),
                point("Issues", found.exitsOk()),
                point("Électricité", found.electricityOk()),
                point("Eau", found.waterOk()),
                point("Chauffage", found.heatingOk()),
                point("Absence de traces d'intrusion", !found.intrusionSigns()));
    }

    private static Map<String, Object> point(String name, boolean ok) {
        return Map.of("point", name, "state", ok ? "Conforme" : "Non conforme ou non vérifié");
    }
}
