package fr.parcours.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Figures in a sentence. */
class SpokenTest {
    @Test
    void the_plural_begins_at_two_as_it_is_written() {
        assertThat(Spoken.time(Duration.ofMinutes(1).toMillis())).isEqualTo("1\u00a0minute");
        assertThat(Spoken.time(Duration.ofMinutes(114).toMillis())).isEqualTo("1,9\u00a0heure");
        assertThat(Spoken.time(Duration.ofSeconds(7050).toMillis())).isEqualTo("2\u00a0heures");
        assertThat(Spoken.count(0, "tâche", "ouverte")).isEqualTo("0\u00a0tâche\u00a0ouverte");
        assertThat(Spoken.count(2, "tâche", "ouverte")).isEqualTo("2\u00a0tâches\u00a0ouvertes");
    }
}
