package fr.parcours.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the registers were asked in this transaction, and what they answered, until something is written to a table that
 * the question names. So each step asks for its facts where it needs them, pays for them once, and sees what it wrote.
 */
final class AskedBefore implements TransactionSynchronization {
    private static final Pattern WRITTEN =
            Pattern.compile("\\s*(?:insert\\s+into|update|delete\\s+from)\\s+(\\w+).*", Pattern.DOTALL);
    private static final Pattern NO_WORD = Pattern.compile("\\W+");
    /** A transaction that asks more than that is a bulk load: it does not ask twice. */
    private static final int MOST = 500;

    /** @param reader told by identity: a lambda that captures nothing is one and the same each time */
    private record Question(String sql, Map<String, Object> params, RowMapper<?> reader) {
        boolean names(String table) {
            return List.of(NO_WORD.split(sql.toLowerCase(Locale.ROOT))).contains(table);
        }
    }

    private final Map<Question, List<?>> answers = new HashMap<>();

    /** A new list each time. @param params without arrays, or it is asked anew */
    static <T> List<T> ask(String sql, Map<String, Object> params, RowMapper<T> reader, Supplier<List<T>> database) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return database.get();
        }
        var before = inThisTransaction();
        if (sql.contains(" for update")) { // whoever waits for a lock wants to know what the other one did
            before.answers.clear();
            return database.get();
        }
        return before.answer(new Question(sql, new HashMap<>(params), reader), database);
    }

    /** Something is about to be written: what was known of its table is forgotten. */
    static void written(String sql) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            inThisTransaction().forget(sql.toLowerCase(Locale.ROOT));
        }
    }

    private static AskedBefore inThisTransaction() {
        for (var known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof AskedBefore before) {
                return before;
            }
        }
        var first = new AskedBefore();
        TransactionSynchronizationManager.registerSynchronization(first);
        return first;
    }

    @SuppressWarnings("unchecked") // the reader is part of the question, so the answer is of its type
    private <T> List<T> answer(Question question, Supplier<List<T>> database) {
        var known = (List<T>) answers.get(question);
        if (known != null) {
            return new ArrayList<>(known);
        }
        var answer = database.get();
        if (answers.size() < MOST) {
            answers.put(question, new ArrayList<>(answer));
        }
        return answer;
    }

    private void forget(String sql) {
        var table = WRITTEN.matcher(sql);
        if (table.matches()) {
            answers.keySet().removeIf(question -> question.names(table.group(1)));
        } else {
            answers.clear();
        }
    }
}
