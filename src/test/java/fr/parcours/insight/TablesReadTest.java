package fr.parcours.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whose tables the figures read (docs/decisions/0016): changing one of them changes figures. */
class TablesReadTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path INSIGHT = Path.of("src/main/java/fr/parcours/insight");

    @Test
    void figures_read_these_tables_of_others_and_no_more() throws IOException {
        var tables = words(MIGRATIONS, "create table (\\w+)");
        var read = words(INSIGHT, "\\b(?:from|join)\\s+(\\w+)");
        read.retainAll(tables);
        assertThat(read)
                .containsExactly(
                        "agreement",
                        "dossier",
                        "dossier_slip",
                        "dossier_state",
                        "insight_bucket",
                        "insight_month",
                        "legal_qualification",
                        "round_trip",
                        "space",
                        "work_task");
    }

    @Test
    void they_write_only_their_own() throws IOException {
        assertThat(words(INSIGHT, "\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+(\\w+)"))
                .containsExactly("insight_bucket", "insight_month");
    }

    private static TreeSet<String> words(Path folder, String pattern) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Pattern.compile(pattern)
                        .matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
