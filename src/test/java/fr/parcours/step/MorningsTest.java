package fr.parcours.step;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.DossierNumber;
import fr.parcours.ParcoursTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParcoursTest
class MorningsTest {
    @Autowired
    Mornings mornings;

    @Test
    void one_dossier_that_fails_stops_no_other() {
        var bad = DossierNumber.of(2026, 2);
        var done = new ArrayList<DossierNumber>();
        mornings.each(
                List.of(DossierNumber.of(2026, 1), bad, DossierNumber.of(2026, 3)), Function.identity(), number -> {
                    if (number.equals(bad)) {
                        throw new IllegalStateException("nobody can write to it");
                    }
                    done.add(number);
                });
        assertThat(done).containsExactly(DossierNumber.of(2026, 1), DossierNumber.of(2026, 3));
    }
}
