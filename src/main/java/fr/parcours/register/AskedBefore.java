package fr.parcours.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the registers were asked in this transaction, and what they answered, until something is written to a table that
 * the question names. So each step asks for its facts where it needs them, pays for them once, and sees what it wrote.
 * Whoever waits for a lock with « for update » asks everything anew; whoever waits because he changes a row, or inserts a
 * unique one, that another transaction has just written, asks anew only about the table that he wrote to.
 */
final class AskedBefore implements TransactionSynchronization {
    private static final Pattern WRITTEN =
            Pattern.compile("\\s*(?:insert\\s+into|update|delete\\s+from)\\s+(\\w+).*", Pattern.DOTALL);
    private static final Pattern NO_WORD = Pattern.compile("\\W+");
    private static final Pattern LOCKS = Pattern.compile("\\bfor\\s+update\\b", Pattern.CASE_INSENSITIVE);
    /** A transaction that asks more than that is a bulk load: it does not ask twice. */
    private static final int MOST = 500;

    /** @param reader told by identity: a lambda that captures nothing is one and the same each time */
    private record Question(String sql, Map<String, Object> params, RowMapper<?> reader) {
        Set<String> words() {
            return Set.copyOf(List.of(NO_WORD.split(sql.toLowerCase(Locale.ROOT))));
        }
    }

    /** @param words of its question, the tables among them */
    private record Known(List<?> rows, Set<String> words) {}

    private final Map<Question, Known> answers = new HashMap<>();

    /** A new list each time. @param params without arrays, or it is asked anew */
    static <T> List<T> ask(String sql, Map<String, Object> params, RowMapper<T> reader, Supplier<List<T>> database) {
        return !TransactionSynchronizationManager.isSynchronizationActive() || locks(sql)
                ? database.get()
                : inThisTransaction().answer(new Question(sql, new HashMap<>(params), reader), database);
    }

    /** Something is about to be read: whoever waits for a lock wants to know what the other one did. */
    static void read(String sql) {
        if (locks(sql)) {
            inThisTransaction().answers.clear();
        }
    }

    static boolean locks(String sql) {
        return LOCKS.matcher(sql).find();
    }

    /** Something is about to be written in this transaction: what was known of its table is forgotten. */
    static void written(String sql) {
        inThisTransaction().forget(sql.toLowerCase(Locale.ROOT));
    }

    /** Another transaction has run inside this one. */
    @Override
    public void resume() {
        answers.clear();
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
        var known = answers.get(question);
        if (known != null) {
            return new ArrayList<>((List<T>) known.rows());
        }
        var answer = database.get();
        if (answers.size() < MOST) {
            answers.put(question, new Known(new ArrayList<>(answer), question.words()));
        }
        return answer;
    }

    private void forget(String sql) {
        var table = WRITTEN.matcher(sql);
        if (table.matches()) {
            answers.values().removeIf(known -> known.words().contains(table.group(1)));
        } else {
            answers.clear();
        }
    }
}
