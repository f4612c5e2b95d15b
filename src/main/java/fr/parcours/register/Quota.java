package fr.parcours.register;

import fr.parcours.TooMany;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * So much of something within a time, and no more. Who asks and then writes holds the row of the dossier ({@code
 * Dossiers.lock}): of two at once the second is counted after the first.
 *
 * @param refusal French; where it says {@code %d} it says the most
 */
public record Quota(long most, Duration within, String refusal) {
    private record Used(long amount, @Nullable Instant oldest) {
        static Used read(ResultSet row) throws SQLException {
            return new Used(row.getLong("used"), Rows.instantOrNull(row, "oldest"));
        }
    }

    /** As {@link #require(StatementSpec, long, Instant)}, for one more. */
    public void require(StatementSpec question, Instant now) {
        require(question, 1, now);
    }

    /**
     * @param question what is {@code used} later than {@code :since}, and since when the {@code oldest} of it
     * @throws TooMany (429) where it leaves no room for so much more, until that oldest is so long ago
     */
    public void require(StatementSpec question, long more, Instant now) {
        var used = question.param("since", Rows.at(now.minus(within)))
                .query((row, no) -> Used.read(row))
                .single();
        if (used.amount() + more > most) {
            var oldest = Objects.requireNonNullElse(used.oldest(), now);
            throw new TooMany(refusal.formatted(most), Duration.between(now, oldest.plus(within)));
        }
    }
}
