package fr.parcours.step.visit;

import fr.parcours.Groups;
import fr.parcours.engine.HouseClock;
import fr.parcours.engine.form.Answer;
import fr.parcours.engine.form.Asked;
import fr.parcours.engine.form.Receiver;
import fr.parcours.register.document.DocumentKind;
import fr.parcours.register.dossier.DossierParties;
import fr.parcours.register.dossier.DossierParties.Act;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.dossier.Reserves;
import fr.parcours.register.space.Days;
import fr.parcours.register.space.Meter.Kind;
import fr.parcours.register.visit.Visit;
import fr.parcours.register.visit.Visit.Checklist;
import fr.parcours.register.visit.Visit.Decision;
import fr.parcours.register.visit.Visit.Report;
import fr.parcours.register.visit.Visits;
import fr.parcours.step.DossierSheet;
import fr.parcours.step.French;
import fr.parcours.step.MeterReadings;
import fr.parcours.step.Paper;
import fr.parcours.step.Papers;
import fr.parcours.step.Photos;
import fr.parcours.step.Visitors;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** « Rendre compte de la visite ». A « go » makes the option last, a « no-go » ends it. */
@Component
class ReportVisit implements Receiver {
    private static final Map<String, String> CAME =
            Map.of("cameTechnique", "TECHNIQUE", "cameSecurite", "SECURITE", "cameNumerique", "NUMERIQUE");

    private final Dossiers dossiers;
    private final DossierParties parties;
    private final Visits visits;
    private final Reserves reserves;
    private final Visitors visitors;
    private final Days days;
    private final Photos photos;
    private final MeterReadings readings;
    private final Clock clock;
    private final DossierSheet sheet;
    private final Papers papers;
    private final ReportContent content;
    private final Intruders intruders;

    ReportVisit(
            Dossiers dossiers,
            DossierParties parties,
            Visits visits,
            Reserves reserves,
            Visitors visitors,
            Days days,
            Photos photos,
            MeterReadings readings,
            Clock clock,
            DossierSheet sheet,
            Papers papers,
            ReportContent content,
            Intruders intruders) {
        this.dossiers = dossiers;
        this.parties = parties;
        this.visits = visits;
        this.reserves = reserves;
        this.visitors = visitors;
        this.days = days;
        this.photos = photos;
        this.readings = readings;
        this.clock = clock;
        this.sheet = sheet;
        this.papers = papers;
        this.content = content;
        this.intruders = intruders;
    }

    @Override
    public String form() {
        return "report-visit";
    }

    @Override
    public Map<String, Object> data(Asked asked) {
        var data = sheet.open(asked.dossier());
        visits.latest(asked.dossier()).ifPresent(visit -> {
            data.put("visitAtText", "%s, %s".formatted(French.moment(at(visit)), visit.meetingPoint()));
            data.put("visitedOn", notToCome(at(visit).toLocalDate()).toString());
            if (clock.instant().isBefore(visit.at())) {
                data.put("earlyText", "Il est fixé au %s.".formatted(French.moment(at(visit))));
            }
            CAME.forEach((field, trade) -> data.put(field, visit.invited().contains(trade)));
            if (visit.no() > 1) {
                visits.replaced(asked.dossier()).ifPresent(report -> propose(data, report));
            }
        });
        data.put("today", LocalDate.now(clock).toString());
        readings.show(data, dossiers.get(asked.dossier()).request().spaceCode());
        return data;
    }

    @Override
    public void receive(Answer answer) {
        if (!answer.flag("visitHeld")) {
            visitors.callOff(dossiers.get(answer.dossier())); // known before its hour: calendars are to drop it
        }
        visits.report(answer.dossier(), report(answer), answer.by());
        photos.take(answer, "visitPhotos", DocumentKind.VISIT_PHOTO);
        parties.acted(answer.dossier(), Act.INSTRUCT, answer.by());
        if (answer.flag("visitHeld")) {
            reserves.raise(answer.dossier(), Groups.PATRIMOINE, answer.optionalText("visitReserves"), false);
            readings.record(
                    answer,
                    dossiers.get(answer.dossier()).request().spaceCode(),
                    Kind.INTERMEDIAIRE,
                    answer.date("visitedOn"));
            papers.issue(answer.dossier(), Paper.VISIT_REPORT, content.of(answer.dossier()), answer.by());
            dossiers.holdExpires(answer.dossier(), null);
            if (answer.flag("squatted")) {
                intruders.found(answer);
            }
            if (answer.choice("visitDecision", Decision.class) == Decision.NO_GO) {
                days.release(answer.dossier());
            }
        }
    }

    /** All that was seen, as the report said that was taken back; not what it concluded. */
    private static void propose(Map<String, Object> data, Report report) {
        var seen = report.checklist();
        if (seen == null) {
            return;
        }
        data.put("visitHeld", true);
        data.put("accessOk", seen.accessOk());
        data.put("exitsOk", seen.exitsOk());
        data.put("electricityOk", seen.electricityOk());
        data.put("waterOk", seen.waterOk());
        data.put("heatingOk", seen.heatingOk());
        data.put("intrusionSigns", seen.intrusionSigns());
        data.put("visitFindings", report.findings());
        if (report.heldOn() != null) {
            data.put("visitedOn", report.heldOn().toString());
        }
        if (report.capacityEstimate() != null) {
            data.put("capacityEstimate", report.capacityEstimate());
        }
    }

    /** The appointment's day, if it has come. */
    private LocalDate notToCome(LocalDate day) {
        var today = LocalDate.now(clock);
        return day.isAfter(today) ? today : day;
    }

    private static LocalDateTime at(Visit visit) {
        return visit.at().atZone(HouseClock.PARIS).toLocalDateTime();
    }

    private static Report report(Answer answer) {
        if (!answer.flag("visitHeld")) {
            return Report.missed(answer.text("visitMissedReason"));
        }
        return new Report(
                true,
                answer.date("visitedOn"),
                null,
                CAME.entrySet().stream()
                        .filter(trade -> answer.flag(trade.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.toUnmodifiableSet()),
                new Checklist(
                        answer.flag("accessOk"),
                        answer.flag("exitsOk"),
                        answer.flag("electricityOk"),
                        answer.flag("waterOk"),
                        answer.flag("heatingOk"),
                        answer.flag("intrusionSigns")),
                answer.optionalInteger("capacityEstimate"),
                answer.text("visitFindings"),
                answer.choice("visitDecision", Decision.class),
                answer.optionalText("visitReserves"));
    }
}
