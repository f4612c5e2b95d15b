package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.junit.jupiter.api.Test;

/** How pages say what tables answer. */
class WordingTest {
    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9_]+)\"");

    private final Wording wording = new Wording(Clock.systemUTC());

    @Test
    void every_code_that_a_table_may_answer_has_its_words() throws IOException {
        var without = new TreeSet<String>();
        try (var files = Files.walk(Path.of("processes"))) {
            files.filter(file -> file.toString().endsWith(".dmn"))
                    .filter(file -> !file.toString().matches(".*(sla|escalation|spaceScore)\\.dmn"))
                    .flatMap(file ->
                            Dmn.readModelFromFile(file.toFile()).getModelElementsByType(OutputEntry.class).stream())
                    .map(entry -> CODE.matcher(entry.getText().getTextContent()))
                    .filter(code ->
                            code.matches() && wording.answer(code.group(1)).equals(code.group(1)))
                    .forEach(code -> without.add(code.group(1)));
        }
        assertThat(without).isSubsetOf("DGS");
    }

    @Test
    void what_is_no_code_is_said_as_it_is() {
        assertThat(wording.answer("note d'affectation")).isEqualTo("note d'affectation");
        assertThat(wording.answer("12")).isEqualTo("12");
    }
}
