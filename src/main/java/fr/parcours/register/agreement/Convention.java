package fr.parcours.register.agreement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of one version of a convention.
 *
 * @param factsHash of the key facts that it was drafted on
 * @param reply what the drafter answered to the remarks on the version before; null without
 * @param articles in the order of their numbers
 * @param remarks what the other side said of this version, as it was said
 * @param acceptedAt when the other side had nothing more to say; null before
 */
public record Convention(
        int version,
        String factsHash,
        @Nullable String reply,
        List<Article> articles,
        List<Remark> remarks,
        @Nullable Instant acceptedAt) {

    /** What the other side wants changed. @param article {@link Article#WHOLE} for the text as a whole */
    public record Remark(int article, String text) {
        /** « Article 11 : … ». */
        public String told() {
            return article == Article.WHOLE
                    ? "Ensemble du texte : " + text
                    : "Article %d : %s".formatted(article, text);
        }
    }
}
