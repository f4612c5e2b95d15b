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
    static final AtomicLong DOING = new AtomicLong();
    static final AtomicLong READING = new AtomicLong();
    static final AtomicLong BEHIND = new AtomicLong();
    private static final ThreadLocal<AtomicLong> NOW = ThreadLocal.withInitial(() -> BEHIND);

    static DataSource on(DataSource dataSource) {
        return ProxyDataSourceBuilder.create(dataSource).listener(new Count()).build();
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
        NOW.get().addAndGet(execution.isBatch() ? execution.getBatchSize() : queries.size());
    }
}
