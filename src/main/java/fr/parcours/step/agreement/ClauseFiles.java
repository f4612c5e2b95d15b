package fr.parcours.step.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The clauses that a jurist keeps: {@code documents/agreement/clauses/<folder>/<number>-<word>.md}, first line {@code #
 * title}, then the words, with {@code {{placeholders}}}. Read for the first convention.
 */
@Component
class ClauseFiles {
    private static final Pattern FILE = Pattern.compile(".*/clauses/([a-z-]+)/(\\d\\d)-[a-z-]+\\.md");
    private static final Pattern LIST = Pattern.compile("(?m)^- ");

    /** One article as it is before any fact is known. */
    record Clause(int number, String title, String words) {}

    private final Supplier<Map<String, Map<Integer, Clause>>> folders = SingletonSupplier.of(ClauseFiles::read);

    /** For each article number the clause of the first of these folders that has one. */
    List<Clause> of(List<String> inOrder) {
        var found = new TreeMap<Integer, Clause>();
        inOrder.forEach(folder -> folders.get().getOrDefault(folder, Map.of()).forEach(found::putIfAbsent));
        return List.copyOf(found.values());
    }

    private static Map<String, Map<Integer, Clause>> read() {
        try {
            var all = new HashMap<String, Map<Integer, Clause>>();
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:documents/agreement/clauses/*/*.md")) {
                var name = FILE.matcher(file.getURL().getPath());
                if (!name.matches()) {
                    throw new IllegalStateException("no clause has such a name: " + file);
                }
                var clause = clause(Integer.parseInt(name.group(2)), file);
                all.computeIfAbsent(name.group(1), none -> new HashMap<>()).put(clause.number(), clause);
            }
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Clause clause(int number, Resource file) throws IOException {
        var text = file.getContentAsString(StandardCharsets.UTF_8).strip();
        var end = text.indexOf('\n');
        if (!text.startsWith("# ") || end < 0) {
            throw new IllegalStateException("a clause begins with its title: " + file);
        }
        return new Clause(
                number,
                text.substring(2, end).strip(),
                LIST.matcher(text.substring(end).strip()).replaceAll("– "));
    }
}
