package fr.parcours.register.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.register.agreement.Difference.Kind;
import fr.parcours.register.agreement.Difference.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changed between two versions, word by word, and nothing else. */
class DifferenceTest {
    @Test
    void only_the_articles_that_changed_are_told_with_the_words_that_did() {
        var changed = Difference.between(
                List.of(article(1, "Entre les parties."), article(2, "Le préavis est de trois mois au moins.")),
                List.of(article(1, "Entre les parties."), article(2, "Le préavis est de deux mois au moins.")));

        assertThat(changed).singleElement().satisfies(one -> {
            assertThat(one.heading()).isEqualTo("Article 2 – Titre");
            assertThat(one.pieces())
                    .containsExactly(
                            new Piece(Kind.SAME, "Le préavis est de "),
                            new Piece(Kind.REMOVED, "trois "),
                            new Piece(Kind.ADDED, "deux "),
                            new Piece(Kind.SAME, "mois au moins."));
            assertThat(one.told())
                    .isEqualTo(
                            "Article 2 – Titre\nLe préavis est de [supprimé : trois] [ajouté : deux] mois au moins.");
        });
    }

    @Test
    void an_article_that_comes_or_goes_is_all_added_or_all_removed() {
        var changed = Difference.between(List.of(article(1, "Avant.")), List.of(article(28, "Après.")));

        assertThat(changed)
                .flatExtracting(Difference::pieces)
                .containsExactly(new Piece(Kind.REMOVED, "Avant."), new Piece(Kind.ADDED, "Après."));
    }

    @Test
    void the_same_text_differs_in_nothing() {
        assertThat(Difference.between(List.of(article(1, "Même texte.")), List.of(article(1, "Même texte."))))
                .isEmpty();
    }

    private static Article article(int number, String text) {
        return new Article(number, "Titre", text, text);
    }
}
