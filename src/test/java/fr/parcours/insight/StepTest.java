package fr.parcours.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** One word per step names its folder and its figures. */
class StepTest {
    private static final Path PROCESSES = Path.of("processes");

    @Test
    void every_model_counts_for_the_step_whose_folder_it_is_in() throws IOException {
        try (var found = Files.walk(PROCESSES)) {
            assertThat(found.filter(file -> file.toString().endsWith(".bpmn")).toList())
                    .isNotEmpty()
                    .allSatisfy(model -> {
                        var process = model.getFileName().toString().replace(".bpmn", "");
                        var folder = model.getParent().getFileName().toString();
                        assertThat(Arrays.stream(Step.values())
                                        .filter(step -> step.processes().contains(process)))
                                .as(process)
                                .singleElement()
                                .extracting(Step::word)
                                .isEqualTo(folder.equals("journey") ? "request" : folder);
                    });
        }
    }
}
