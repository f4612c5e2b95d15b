package fr.parcours.desk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import fr.parcours.BadInput.Error;
import fr.parcours.register.space.Diagnostic;
import fr.parcours.register.space.Fact;
import fr.parcours.register.space.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The form of a sheet: what stands in it and what is wrong with it.
 *
 * @param edition on which the person works
 * @param typed text by key of {@link Fact}
 * @param errors message by key
 */
record SheetForm(String code, int edition, Map<String, String> typed, Map<String, String> errors) {
    private static final int SPARE_ROWS = 3;
    private static final String PREFIX = "diagnostic";

    /** One diagnostic as it stands in the form. */
    record Check(String code, String madeOn, String validUntil, String conclusion) {}

    static SheetForm of(Sheet sheet) {
        return new SheetForm(sheet.code(), sheet.edition(), sheet.facts(), Map.of());
    }

    /** @param parameters a fact that is absent stays as it is; the diagnostics come as four lists */
    static SheetForm typed(Sheet sheet, int edition, Map<String, String[]> parameters) {
        var typed = new HashMap<String, String>();
        for (var fact : Fact.ALL) {
            var values = parameters.get(fact.key());
            if (values != null && !fact.isOfDiagnostics()) {
                typed.put(fact.key(), values[0]);
            }
        }
        if (parameters.containsKey(PREFIX + "Code")) {
            typed.put(Fact.DIAGNOSTICS, diagnostics(parameters));
        }
        return new SheetForm(sheet.code(), edition, typed, Map.of());
    }

    private static String diagnostics(Map<String, String[]> parameters) {
        var lines = new ArrayList<String>();
        for (var i = 0; i < parameters.getOrDefault(PREFIX + "Code", new String[0]).length; i++) {
            var code = at(parameters, "Code", i);
            var madeOn = at(parameters, "MadeOn", i);
            var until = at(parameters, "ValidUntil", i);
            var conclusion = at(parameters, "Conclusion", i);
            if (!(code + madeOn + until + conclusion).isEmpty()) {
                lines.add("%s %s %s %s"
                        .formatted(
                                code.isEmpty() ? "?" : code,
                                madeOn.isEmpty() ? "?" : madeOn,
                                until.isEmpty() ? "-" : until,
                                conclusion));
            }
        }
        return String.join("\n", lines);
    }

    private static String at(Map<String, String[]> parameters, String name, int index) {
        var values = parameters.getOrDefault(PREFIX + name, new String[0]);
        return index < values.length ? values[index].strip().replaceAll("\\s+", " ") : "";
    }

    SheetForm with(List<Error> found) {
        return new SheetForm(
                code, edition, typed, found.stream().collect(toMap(Error::field, Error::message, (one, more) -> one)));
    }

    /** Headings and the facts under them. */
    public Map<String, List<Fact>> sections() {
        return Fact.ALL.stream()
                .filter(fact -> !fact.isOfDiagnostics())
                .collect(groupingBy(Fact::section, LinkedHashMap::new, toList()));
    }

    public String value(Fact fact) {
        return typed.getOrDefault(fact.key(), "");
    }

    /** Those that stand there, and a few empty lines. */
    public List<Check> checks() {
        var checks = new ArrayList<Check>();
        typed.getOrDefault(Fact.DIAGNOSTICS, "").lines().map(SheetForm::check).forEach(checks::add);
        for (var i = 0; i < SPARE_ROWS; i++) {
            checks.add(new Check("", "", "", ""));
        }
        return checks;
    }

    private static Check check(String line) {
        var parts = line.split(" ", 4);
        return new Check(
                known(parts, 0).replace("?", ""),
                known(parts, 1).replace("?", ""),
                known(parts, 2).replace("-", "").length() == 8 ? known(parts, 2) : "",
                known(parts, 3));
    }

    private static String known(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }

    /** What the form offers as kinds of diagnostics. */
    public Map<String, String> codes() {
        return Diagnostic.Code.labels();
    }
}
