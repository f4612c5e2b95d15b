package fr.parcours.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.form.Forms;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which fields of a form an occupant from outside opens as papers. */
class DoorPapersTest {
    private static final String UNMARKED = "{'key': 'conventionLink'}";
    private static final String MARKED = "{'key': 'otherLink', 'properties': {'paper': 'true'}}";

    @Test
    void the_marked_ones() {
        assertThat(Door.paperKeys("task_remarkConvention", form(UNMARKED + ", " + MARKED)))
                .containsExactly("otherLink");
    }

    @Test
    void the_draft_of_a_form_that_was_deployed_before_papers_were_marked() {
        assertThat(Door.paperKeys("task_remarkConvention", form(UNMARKED)))
                .containsExactlyInAnyOrder("conventionLink", "editableLink");
        assertThat(Door.paperKeys("task_answerRequest", form(UNMARKED))).isEmpty();
    }

    private static Forms.View form(String components) {
        try {
            return new Forms.View(
                    new ObjectMapper()
                            .readTree(
                                    "{'components': [%s]}".formatted(components).replace('\'', '"')),
                    Map.of());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
