package fr.parcours.register.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;

/**
 * One line of a chain.
 *
 * @param chain the number of a dossier, or {@link Chains#HOUSE}
 * @param no from 1, without a gap
 * @param event one of {@code fr.parcours.AuditEvent}, or whatever a forger has put there
 * @param about ids, days and kinds, never content
 * @param roles group ids, sorted, with commas between
 * @param at on the wall clock
 * @param houseTime on the house's, which a demonstration moves
 * @param hash of the line before and this one
 */
public record AuditLine(
        String chain,
        long no,
        String event,
        String about,
        String login,
        String roles,
        Instant at,
        Instant houseTime,
        String hash) {
    /** Before the first line. */
    static final String NONE = "0".repeat(64);

    static final int LONGEST_ABOUT = 300;

    static String joined(Collection<String> roles) {
        return String.join(",", roles.stream().sorted().toList());
    }

    /** This line behind that one. */
    AuditLine after(String previous) {
        return new AuditLine(chain, no, event, about, login, roles, at, houseTime, sealed(previous));
    }

    /** No field may hold a line break, so that none runs into the next under the hash. */
    AuditLine requireOne() {
        if ((about + login + roles).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a line of the audit trail is one line");
        }
        return this;
    }

    /** What its hash must be behind this one. */
    String sealed(String previous) {
        return sha256(String.join(
                "\n",
                previous,
                chain,
                String.valueOf(no),
                event,
                about,
                login,
                roles,
                at.toString(),
                houseTime.toString()));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
