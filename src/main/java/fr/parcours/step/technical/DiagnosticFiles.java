package fr.parcours.step.technical;

import fr.parcours.DossierNumber;
import fr.parcours.register.dossier.Dossiers;
import fr.parcours.register.space.Diagnostic;
import fr.parcours.register.space.Diagnostic.Code;
import fr.parcours.register.space.Diagnostics;
import fr.parcours.register.technical.DueDiagnostics;
import fr.parcours.register.technical.DueDiagnostics.Due;
import fr.parcours.step.French;
import fr.parcours.step.OpinionForm.Examined;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The diagnostics of a dossier's space, as the forms of this step show them and take them in. */
@Component
class DiagnosticFiles {
    private final Dossiers dossiers;
    private final Diagnostics diagnostics;
    private final DueDiagnostics due;

    DiagnosticFiles(Dossiers dossiers, Diagnostics diagnostics, DueDiagnostics due) {
        this.dossiers = dossiers;
        this.diagnostics = diagnostics;
        this.due = due;
    }

    /** One line for each that is due. */
    String text(DossierNumber dossier) {
        return due.of(dossier).stream().map(DiagnosticFiles::told).collect(Collectors.joining("\n"));
    }

    /** Those that are there and dated, as papers that were read. */
    List<Examined> examined(DossierNumber dossier) {
        return due.of(dossier).stream()
                .map(Due::present)
                .filter(Objects::nonNull)
                .map(present -> new Examined(present.code().label(), French.day(present.madeOn())))
                .toList();
    }

    /** Every kind, those that are due and not there first: a building may need what no table asks for. */
    List<Map<String, String>> options(DossierNumber dossier) {
        var missing = due.missing(dossier).stream().map(Due::code).toList();
        return Arrays.stream(Code.values())
                .sorted(Comparator.comparing(code -> !missing.contains(code)))
                .map(code -> Map.of("value", code.name(), "label", code.label()))
                .toList();
    }

    /** It is there: written to the space's diagnostics, with the validity that the table gives it. */
    void record(DossierNumber dossier, Code code, LocalDate madeOn, @Nullable String conclusion) {
        var until = due.of(dossier).stream()
                .filter(one -> one.code() == code)
                .findFirst()
                .map(one -> one.validUntil(madeOn))
                .orElse(null);
        diagnostics.record(
                space(dossier),
                new Diagnostic(code, madeOn, until, conclusion == null ? "Sans observation" : conclusion, null));
    }

    /** What the asbestos file says of the materials. */
    void asbestos(DossierNumber dossier, boolean degraded) {
        diagnostics.asbestosDegraded(space(dossier), degraded);
    }

    private String space(DossierNumber dossier) {
        return dossiers.get(dossier).request().spaceCode();
    }

    private static String told(Due due) {
        return "– %s : %s".formatted(due.code().label(), state(due));
    }

    private static String state(Due due) {
        var present = due.present();
        if (due.isThere()) {
            return present == null
                    ? "présent, date à compléter"
                    : "présent, du %s (%s)".formatted(French.day(present.madeOn()), present.conclusion());
        }
        var expected = due.expectedOn();
        var why = present == null ? "absent" : "périmé au début de l'occupation";
        return expected == null ? why : "%s, commandé, attendu le %s".formatted(why, French.day(expected));
    }
}
