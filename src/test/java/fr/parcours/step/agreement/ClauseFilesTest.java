package fr.parcours.step.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.Typography;
import fr.parcours.step.agreement.ClauseFiles.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clauses that a jurist keeps: each title has its twenty-seven articles, in good French. */
class ClauseFilesTest {
    private final ClauseFiles files = new ClauseFiles();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            codp                  | public-domain  | free
            codp                  | public-domain  | paid deposit
            cop                   | private-domain | paid deposit
            commodat              | private-domain | free
            bail-derogatoire      | private-domain | paid deposit
            concession-temporaire | private-domain | paid""")
    void a_title_has_every_article_of_its_own_or_the_common_one(String title, String domain, String price) {
        for (var occupant : List.of("association", "entreprise")) {
            var folders = new ArrayList<>(List.of(title, occupant));
            folders.addAll(List.of(price.split(" ")));
            folders.addAll(List.of(domain, "common"));

            var clauses = files.of(folders);

            assertThat(clauses)
                    .extracting(Clause::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 27).boxed().toList());
            assertThat(clauses).allSatisfy(clause -> {
                assertThat(clause.title()).matches("[\\p{Lu}{].*[^.]");
                assertThat(clause.words()).matches("(?s)[\\p{Lu}{].*").isEqualTo(Typography.set(clause.words()));
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            public-domain  | codp             | tribunal administratif de Lille | motif d'intérêt général
            private-domain | cop              | tribunal judiciaire de Lille    | circonstance qui justifie la précarité
            private-domain | commodat         | tribunal judiciaire de Lille    | besoin pressant et imprévu
            private-domain | bail-derogatoire | tribunal judiciaire de Lille    | de plein droit à son terme""")
    void the_judge_is_that_of_the_domain_and_only_the_public_one_is_revoked_for_the_public_interest(
            String domain, String title, String judge, String ending) {
        var clauses = files.of(List.of(title, "free", domain, "common"));

        assertThat(words(clauses, 26)).contains(judge);
        assertThat(words(clauses, 23)).contains(ending);
        assertThat(words(clauses, 23).contains("révoquer")).isEqualTo(domain.equals("public-domain"));
    }

    private static String words(List<Clause> clauses, int article) {
        return clauses.get(article - 1).words();
    }
}
