package fr.parcours.desk;

import fr.parcours.BadInput;
import fr.parcours.BadInput.Error;
import fr.parcours.Conflict;
import fr.parcours.register.space.Draft;
import fr.parcours.register.space.Sheet;
import fr.parcours.register.space.Sheets;
import fr.parcours.register.space.Sheets.Origin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings a file of spaces into the inventory: first a report that changes nothing, then all of it or nothing. */
@Component
class InventoryImport {
    private static final Pattern CODE = Pattern.compile("EV-[0-9]{3}");
    private static final int LAST_CODE = 999;

    /** What becomes of a line. */
    enum Outcome {
        CREATED("Créé", "Sera créé", "new"),
        CHANGED("Modifié", "Sera modifié", "busy"),
        SAME("Inchangé", "Restera inchangé", "quiet"),
        REFUSED("Refusé", "Refusé", "bad");

        private final String label;
        private final String announced;
        private final String tone;

        Outcome(String label, String announced, String tone) {
            this.label = label;
            this.announced = announced;
            this.tone = tone;
        }

        /** Once it is done. */
        public String label() {
            return label;
        }

        /** Before, when nothing is done yet. */
        public String announced() {
            return announced;
        }

        public String tone() {
            return tone;
        }
    }

    /** A line of the file and what it would do. */
    record Line(
            long number,
            Outcome outcome,
            Draft draft,
            @Nullable String sourceRef) {}

    /**
     * What the file would do.
     *
     * @param seal of all that this says: another one on the day of writing means that the inventory has changed since
     */
    record Report(boolean fromCartofriches, List<Line> lines, List<String> ignored, String seal) {
        public long count(Outcome outcome) {
            return lines.stream().filter(line -> line.outcome() == outcome).count();
        }

        /** Nothing is refused, and something would change. */
        public boolean isReady() {
            return count(Outcome.REFUSED) == 0 && count(Outcome.SAME) < lines.size();
        }
    }

    private final Sheets sheets;

    InventoryImport(Sheets sheets) {
        this.sheets = sheets;
    }

    /** Changes nothing. @throws BadInput on {@code file} when it is no table of spaces */
    public Report report(String text) {
        var file = InventoryFile.read(text);
        var taken = new TreeSet<>(sheets.codes());
        var seen = new HashSet<String>();
        var lines = new ArrayList<Line>();
        for (var row : file.rows()) {
            lines.add(file.fromCartofriches() ? foreign(row, taken, seen) : own(row, taken, seen));
        }
        return new Report(file.fromCartofriches(), List.copyOf(lines), file.ignored(), seal(lines));
    }

    /**
     * Writes what the report said.
     *
     * @throws BadInput when a line is refused
     * @throws Conflict when the report would say something else now; nothing is written
     */
    @Transactional
    public Report apply(String text, String seal, String by) {
        var report = report(text);
        var errors = report.lines().stream()
                .flatMap(line -> line.draft().errors().stream())
                .toList();
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
        if (!report.seal().equals(seal)) {
            throw new Conflict(
                    "L'inventaire a changé depuis votre contrôle : rien n'a été écrit. Contrôlez de nouveau le fichier.");
        }
        report.lines().forEach(line -> sheets.save(line.draft(), line.sourceRef(), Origin.IMPORT, by));
        return report;
    }

    private Line own(InventoryFile.Row row, Set<String> taken, Set<String> seen) {
        var facts = new HashMap<>(row.cells());
        var code = facts.remove(InventoryFile.CODE);
        var edition = facts.remove(InventoryFile.EDITION);
        if (code == null || code.isEmpty()) {
            return line(row, sheets.draft(nextCode(taken), null, facts), null, List.of());
        }
        var before = sheets.find(code).orElse(null);
        var errors = new ArrayList<Error>();
        if (!CODE.matcher(code).matches()) {
            errors.add(new Error(
                    InventoryFile.CODE,
                    "Code : « %s » n'est pas accepté. On attend EV- et trois chiffres.".formatted(code)));
        }
        if (!seen.add(code)) {
            errors.add(
                    new Error(InventoryFile.CODE, "Code : %s figure déjà plus haut dans le fichier.".formatted(code)));
        }
        if (before != null
                && edition != null
                && !edition.isEmpty()
                && !edition.equals(String.valueOf(before.edition()))) {
            errors.add(new Error(
                    InventoryFile.EDITION,
                    "Édition : la fiche en est à l'édition %d, votre fichier part de la %s. Exportez de nouveau."
                            .formatted(before.edition(), edition)));
        }
        taken.add(code);
        return line(row, sheets.draft(code, before, facts), null, errors);
    }

    private Line foreign(InventoryFile.Row row, Set<String> taken, Set<String> seen) {
        var reference = row.cells().getOrDefault(Cartofriches.SOURCE, "");
        var code = sheets.withSourceRef(reference).orElse(null);
        Sheet before = code == null ? null : sheets.get(code);
        var translated = Cartofriches.translate(row.cells(), before == null);
        var errors = new ArrayList<>(translated.errors());
        if (!reference.matches("[A-Za-z0-9_.-]{1,60}")) {
            errors.add(new Error(Cartofriches.SOURCE, "site_id : un identifiant est attendu."));
        } else if (!seen.add(reference)) {
            errors.add(new Error(
                    Cartofriches.SOURCE, "site_id : %s figure déjà plus haut dans le fichier.".formatted(reference)));
        }
        var draft = sheets.draft(code == null ? nextCode(taken) : code, before, translated.facts());
        return line(row, draft, reference, errors);
    }

    private static Line line(InventoryFile.Row row, Draft draft, @Nullable String sourceRef, List<Error> errors) {
        var all = Stream.concat(errors.stream(), draft.errors().stream()).toList();
        var judged = new Draft(draft.code(), draft.before(), draft.facts(), draft.changes(), all);
        return new Line(row.line(), outcome(judged), judged, sourceRef);
    }

    private static Outcome outcome(Draft draft) {
        if (!draft.errors().isEmpty()) {
            return Outcome.REFUSED;
        }
        if (draft.isNew()) {
            return Outcome.CREATED;
        }
        return draft.changes().isEmpty() ? Outcome.SAME : Outcome.CHANGED;
    }

    /** The one after the last, and taken from now on. */
    private static String nextCode(Set<String> taken) {
        var last = taken.stream()
                .filter(code -> CODE.matcher(code).matches())
                .mapToInt(code -> Integer.parseInt(code.substring(3)))
                .max()
                .orElse(0);
        if (last >= LAST_CODE) {
            throw new BadInput("file", "Il ne reste plus de code libre après EV-999.");
        }
        var code = "EV-%03d".formatted(last + 1);
        taken.add(code);
        return code;
    }

    private static String seal(List<Line> lines) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var line : lines) {
                Map<String, String> facts = new TreeMap<>(line.draft().facts());
                var before = line.draft().before();
                digest.update("%s %s %s\n"
                        .formatted(line.draft().code(), before == null ? "-" : before.edition(), facts)
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
