package fr.parcours.register.agreement;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of an article from one version to another, word by word. @param heading as the later version has it */
public record Difference(int article, String heading, List<Piece> pieces) {
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    public record Piece(Kind kind, String text) {}

    /** How much of what stayed is told on each side of a change. */
    private static final int AROUND = 60;

    /** The articles that are not the same in both, in the order of their numbers. */
    public static List<Difference> between(List<Article> earlier, List<Article> later) {
        var before = byNumber(earlier);
        var after = byNumber(later);
        var numbers = new TreeSet<>(before.keySet());
        numbers.addAll(after.keySet());
        return numbers.stream()
                .map(number -> of(before.get(number), after.get(number)))
                .filter(difference -> difference.pieces().stream().anyMatch(piece -> piece.kind() != Kind.SAME))
                .toList();
    }

    private static Map<Integer, Article> byNumber(List<Article> articles) {
        return articles.stream().collect(Collectors.toMap(Article::number, Function.identity()));
    }

    /** An article that one of them lacks says nothing there. */
    private static Difference of(@Nullable Article earlier, @Nullable Article later) {
        var named = Objects.requireNonNull(later == null ? earlier : later);
        return new Difference(
                named.number(),
                named.heading(),
                pieces(earlier == null ? "" : earlier.text(), later == null ? "" : later.text()));
    }

    private static List<Piece> pieces(String earlier, String later) {
        var before = words(earlier);
        var after = words(later);
        var pieces = new ArrayList<Piece>();
        var told = 0;
        for (var delta : DiffUtils.diff(before, after).getDeltas()) {
            add(pieces, Kind.SAME, before.subList(told, delta.getSource().getPosition()));
            add(pieces, Kind.REMOVED, delta.getSource().getLines());
            add(pieces, Kind.ADDED, delta.getTarget().getLines());
            told = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(pieces, Kind.SAME, before.subList(told, before.size()));
        return List.copyOf(pieces);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)"));
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", words)));
        }
    }

    /** As plain text: what was removed and added, between a few words of what stayed. */
    public String told() {
        return heading + "\n" + pieces.stream().map(Difference::told).collect(Collectors.joining());
    }

    private static String told(Piece piece) {
        return switch (piece.kind()) {
            case SAME -> shortened(piece.text());
            case REMOVED -> "[supprimé : %s] ".formatted(piece.text().strip());
            case ADDED -> "[ajouté : %s] ".formatted(piece.text().strip());
        };
    }

    private static String shortened(String text) {
        return text.length() <= 2 * AROUND
                ? text
                : "%s … %s".formatted(text.substring(0, AROUND), text.substring(text.length() - AROUND));
    }
}
