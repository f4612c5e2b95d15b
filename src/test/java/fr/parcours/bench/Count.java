package fr.parcours.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** What the database was asked: by requests that do something, by those that only read, and by nobody who waits. */
final class Count implements QueryExecutionListener {
    /** Rows that the driver puts into one insert at most. */
    private static final int GREATEST_BLOCK = 128;

    static final AtomicLong DOING = new AtomicLong();
    static final AtomicLong READING = new AtomicLong();
    static final AtomicLong BEHIND = new AtomicLong();
    private static final ThreadLocal<AtomicLong> NOW = ThreadLocal.withInitial(() -> BEHIND);

    private final boolean rewriting;

    private Count(boolean rewriting) {
        this.rewriting = rewriting;
    }

    /** @param rewriting does its driver send a batch of inserts as few (reWriteBatchedInserts)? */
    static DataSource on(DataSource dataSource, boolean rewriting) {
        return ProxyDataSourceBuilder.create(dataSource)
                .listener(new Count(rewriting))
                .build();
    }

    static void restart() {
        List.of(DOING, READING, BEHIND).forEach(count -> count.set(0));
    }

    static <E extends Exception> void into(AtomicLong count, Deed<E> deed) throws E {
        NOW.set(count);
        try {
            deed.run();
        } finally {
            NOW.remove();
        }
    }

    interface Deed<E extends Exception> {
        void run() throws E;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        NOW.get().addAndGet(execution.isBatch() ? sent(execution, queries.get(0)) : queries.size());
    }

    /** What the server gets of a batch: each row, or blocks of as many as the greatest power of two that is left. */
    private int sent(ExecutionInfo batch, QueryInfo query) {
        var rows = batch.getBatchSize();
        var isRewritten = rewriting && query.getQuery().stripLeading().regionMatches(true, 0, "insert", 0, 6);
        return isRewritten ? rows / GREATEST_BLOCK + Integer.bitCount(rows % GREATEST_BLOCK) : rows;
    }
}
