package fr.parcours.register.space;

import fr.parcours.BadInput.Error;
import fr.parcours.register.space.Communes.Commune;
import fr.parcours.register.space.Space.Utility;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What must fit together on a sheet, once each fact is well written. */
final class SheetCheck {
    private final Map<String, String> facts;
    private final LocalDate today;
    private final List<Error> errors = new ArrayList<>();

    private SheetCheck(Map<String, String> facts, LocalDate today) {
        this.facts = facts;
        this.today = today;
    }

    /** @return what does not fit, each with the fact that shows it */
    static List<Error> of(Map<String, String> facts, LocalDate today) {
        var check = new SheetCheck(facts, today);
        check.commune();
        check.days();
        check.meters();
        return check.errors;
    }

    private void commune() {
        var code = facts.getOrDefault("inseeCode", "");
        var name = facts.getOrDefault("commune", "");
        var postal = facts.getOrDefault("postalCode", "");
        var named = Communes.named(name);
        if (named.isEmpty()) {
            refuse("commune", "« %s » n'est pas l'une des 95 communes de la MEL.".formatted(name));
            return;
        }
        var commune = named.get();
        if (!commune.inseeCode().equals(code)) {
            refuse(
                    "inseeCode",
                    "le code INSEE de %s est %s%s."
                            .formatted(commune.name(), commune.inseeCode(), trap(code, commune)));
        }
        if (!commune.postalCodes().contains(postal)) {
            refuse(
                    "postalCode",
                    "%s n'est pas un code postal de %s (%s)%s."
                            .formatted(
                                    postal,
                                    commune.name(),
                                    String.join(", ", commune.postalCodes()),
                                    postal.equals(commune.inseeCode()) ? " : c'est son code INSEE" : ""));
        }
        var parcels = facts.getOrDefault("cadastralRef", "");
        if (!parcels.isEmpty()
                && !Stream.of(parcels.split("\\|"))
                        .allMatch(parcel -> parcel.strip().startsWith(commune.inseeCode()))) {
            refuse(
                    "cadastralRef",
                    "une parcelle de %s commence par %s.".formatted(commune.name(), commune.inseeCode()));
        }
    }

    /** 59650 is the INSEE code of Wattrelos and the postal code of Villeneuve-d'Ascq. */
    private static String trap(String code, Commune commune) {
        var other = Communes.withInseeCode(code)
                .map(found -> ", celui de " + found.name())
                .orElse("");
        if (commune.postalCodes().contains(code)) {
            return " ; %s est son code postal%s"
                    .formatted(code, other.isEmpty() ? "" : " (et, comme code INSEE" + other + ")");
        }
        return other.isEmpty() ? ", non " + code : ", non %s%s".formatted(code, other);
    }

    private void days() {
        var from = day("availableFrom");
        var until = day("availableUntil");
        if (from.isEmpty() != until.isEmpty()) {
            refuse(
                    from.isEmpty() ? "availableFrom" : "availableUntil",
                    "la disponibilité se donne avec ses deux dates.");
        }
        from.forEach(start -> until.stream()
                .filter(end -> !end.isAfter(start))
                .forEach(end -> refuse("availableUntil", "la fin de la disponibilité doit suivre son début.")));
        day("closedSince").stream()
                .filter(since -> since.isAfter(today))
                .forEach(later -> refuse("closedSince", "cette date est à venir."));
        Stream.ofNullable(facts.get(Fact.DIAGNOSTICS))
                .flatMap(text -> Kind.Diagnoses.parse(text).stream())
                .filter(diagnostic -> diagnostic.madeOn().isAfter(today))
                .forEach(later -> refuse(
                        Fact.DIAGNOSTICS,
                        "la date de « %s » est à venir.".formatted(later.code().name())));
        if (Integer.parseInt(facts.getOrDefault("buildingPermitYear", "0")) > today.getYear()) {
            refuse("buildingPermitYear", "cette année est à venir.");
        }
    }

    private void meters() {
        for (var utility : Utility.values()) {
            var key = utility.name().toLowerCase(Locale.ROOT);
            var saysMore = facts.containsKey(key + Fact.POINT) || facts.containsKey(key + Fact.HOLDER);
            if (saysMore && !facts.containsKey(key + Fact.STATE)) {
                refuse(key + Fact.STATE, "dites si le compteur est ouvert, fermé ou absent.");
            }
        }
    }

    private List<LocalDate> day(String key) {
        return Stream.ofNullable(facts.get(key)).map(LocalDate::parse).toList();
    }

    private void refuse(String key, String message) {
        errors.add(new Error(key, Fact.named(key).orElseThrow().label() + " : " + message));
    }
}
